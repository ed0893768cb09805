/** The built-in agent as the server keeps it: on every set that people are on, back after a crash, gone at the end. */
import { expect, test } from 'vitest'
import { z } from 'zod'
import { makeSet, makeToken, ownerOf } from './testing/caller.ts'
import { isSynced, type RealPeer, realPeer } from './testing/real-peer.ts'
import { freshFolder, type StartedServer, startServer } from './testing/start-server.ts'
import { until } from './testing/until.ts'

const pidsOf = (server: StartedServer) =>
  [...server.log().matchAll(/"pid":(\d+),"msg":"the agent starts"/g)].map((match) => Number(match[1]))
const isAlive = (pid: number) => {
  try {
    return process.kill(pid, 0)
  } catch {
    // No such process.
    return false
  }
}
const presence = z.object({ agent: z.literal(true), role: z.literal('reviewer') })
const seesAgent = (peer: RealPeer) =>
  [...peer.stage.awareness.getStates().values()].some((state) => presence.safeParse(state).success)

test('the agent joins a set when somebody comes, comes back after a crash, joins the next set too, and ends with the server', async () => {
  await using folder = await freshFolder()
  const server = await startServer({ folder: folder.path, env: { AGENT: 'on' } })
  const owner = await ownerOf(server)
  const peerOn = async (title: string) => {
    const set = await makeSet(owner, title)
    const { token } = await makeToken(owner, set, 'editor')
    const peer = realPeer({ ws: server.ws, set, token })
    await until(() => isSynced(peer), 'a person is there')
    return peer
  }
  const first = await peerOn('One')
  await until(() => seesAgent(first), 'the agent is there', 20_000)
  const [pid] = pidsOf(server)
  if (pid === undefined) throw new Error('the log names no agent')

  process.kill(pid, 'SIGKILL')
  await until(() => !seesAgent(first), 'the agent is gone', 20_000)
  await until(() => seesAgent(first), 'the agent is back', 20_000)
  const second = await peerOn('Two')
  await until(() => seesAgent(second), 'the agent is on the second set too', 20_000)

  const pids = pidsOf(server)
  expect(pids).toHaveLength(2)
  first.close()
  second.close()
  expect(await server.stop()).toBe(0)
  expect(pids.filter(isAlive)).toEqual([])
})
