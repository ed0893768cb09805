/**
 * Loaded into a measured server with `--import`: answers on a local socket what the process has used since it was last
 * asked. A figure that one takes from inside costs the measured process next to nothing.
 */
import { createServer } from 'node:net'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { isMainThread } from 'node:worker_threads'

export interface Reading {
  /** Milliseconds of CPU since the last reading. */
  readonly cpuMs: number
  readonly loopP99Ms: number
  readonly loopMaxMs: number
  /** Bytes, now and at most since the last reading. */
  readonly rss: number
  readonly rssMost: number
  /** Bytes of heap and buffers after a collection; 0 when none was asked for. */
  readonly kept: number
}

const path = process.env.BENCH_PROBE
// A worker thread of the server inherits the option.
if (path && isMainThread) {
  const delay = monitorEventLoopDelay({ resolution: 5 })
  delay.enable()
  let before = process.cpuUsage()
  let rssMost = 0
  setInterval(() => {
    rssMost = Math.max(rssMost, process.memoryUsage.rss())
  }, 50).unref()
  const kept = (): number => {
    setFlagsFromString('--expose-gc')
    const gc: unknown = runInNewContext('gc')
    if (typeof gc === 'function') for (let turn = 0; turn < 3; turn++) gc()
    const { heapUsed, external } = process.memoryUsage()
    return heapUsed + external
  }
  const read = (collect: boolean): Reading => {
    const { user, system } = process.cpuUsage(before)
    const loop = { loopP99Ms: delay.percentile(99) / 1e6 || 0, loopMaxMs: delay.max / 1e6 || 0 }
    const bytes = collect ? kept() : 0
    const rss = process.memoryUsage.rss()
    const reading = { cpuMs: (user + system) / 1000, ...loop, rss, rssMost: Math.max(rssMost, rss), kept: bytes }
    before = process.cpuUsage()
    rssMost = 0
    delay.reset()
    return reading
  }
  const server = createServer((socket) => {
    socket.on('error', () => {})
    socket.once('data', (asked) => socket.end(JSON.stringify(read(asked.toString() === 'collect'))))
  })
  server.listen(path)
  server.unref()
}
