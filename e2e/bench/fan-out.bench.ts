/** What one person's edit or drag costs until all others have it, next to the peer in the same run. */
import type { Bench, Figure } from '../../shared/testing/bench.ts'
import { type Clients, startClients } from './parts/clients.ts'
import { type Measured, startHocuspocus, startOurs } from './parts/measured.ts'

const PEER = '@hocuspocus/server'
const SECONDS = 8

/** Measures both servers with the same clients; a short run before warms each up. */
const both = async <T>(
  measure: (server: Measured, clients: Clients, seconds: number) => Promise<T>,
): Promise<{ ours: T; theirs: T }> => {
  const clients = startClients()
  const one = async (server: Measured): Promise<T> => {
    try {
      await measure(server, clients, 2)
      return await measure(server, clients, SECONDS)
    } finally {
      await server.dispose()
    }
  }
  try {
    const theirs = await one(await startHocuspocus())
    const ours = await one(await startOurs())
    return { ours, theirs }
  } finally {
    clients.end()
  }
}

const next = (name: string, unit: string, value: number, peer: number, goalRatio: number): Figure => ({
  name,
  value,
  unit,
  goal: peer * goalRatio,
  better: 'less',
  peer: PEER,
  ratio: value / peer,
})

const documents: Bench = {
  name: 'fan-out of edits: one writer at 30/s, 50 readers',
  run: async () => {
    const { ours, theirs } = await both(async (server, clients, seconds) => {
      const target = await server.room()
      await server.read()
      const result = await clients.run('fanOut', { target, readers: 50, hz: 30, seconds })
      const { cpuMs } = await server.read()
      return { ...result, cpu: cpuMs / (seconds * 10) }
    })
    if (ours.count !== ours.expected) throw new Error(`ours delivered ${ours.count} of ${ours.expected} edits`)
    return [
      next('edit → other peer, p50', 'ms', ours.p50, theirs.p50, 1.25),
      next('edit → other peer, p99', 'ms', ours.p99, theirs.p99, 1.25),
      next('server CPU, with every edit on disk', '% of a core', ours.cpu, theirs.cpu, 1.25),
    ]
  },
}

const presence: Bench = {
  name: 'fan-out of presence: 50 peers, 10 of them drag at 30/s',
  run: async () => {
    const { ours, theirs } = await both(async (server, clients, seconds) => {
      const target = await server.room()
      await server.read()
      const result = await clients.run('drags', { target, peers: 50, draggers: 10, hz: 30, seconds })
      const { cpuMs } = await server.read()
      return { ...result, cpu: cpuMs / (seconds * 10) }
    })
    return [
      next('server CPU', '% of a core', ours.cpu, theirs.cpu, 0.5),
      {
        name: 'drag → other peer, p99',
        value: ours.p99,
        unit: 'ms',
        goal: 45,
        better: 'less',
        peer: PEER,
        ratio: ours.p99 / theirs.p99,
      },
      {
        name: 'frames to all peers',
        value: ours.framesPerSecond,
        unit: '/s',
        goal: 3_000,
        better: 'less',
        peer: PEER,
        ratio: ours.framesPerSecond / theirs.framesPerSecond,
      },
    ]
  },
}

const crowd: Bench = {
  name: '100 peers, all of them drag at 30/s',
  run: async () => {
    const clients = startClients()
    const server = await startOurs()
    try {
      const target = await server.room()
      await clients.run('drags', { target, peers: 100, draggers: 100, hz: 30, seconds: 1 })
      await server.read()
      await clients.run('drags', { target, peers: 100, draggers: 100, hz: 30, seconds: SECONDS })
      const { cpuMs, loopP99Ms } = await server.read()
      return [
        { name: 'loop delay of the server, p99', value: loopP99Ms, unit: 'ms', goal: 50, better: 'less' },
        { name: 'server CPU', value: cpuMs / (SECONDS * 10), unit: '% of a core', goal: 70, better: 'less' },
      ]
    } finally {
      clients.end()
      await server.dispose()
    }
  },
}

export const benches: readonly Bench[] = [documents, presence, crowd]
