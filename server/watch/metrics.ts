/** Figures for Prometheus. Counts only: no name, no id, no title. */
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { Counter, collectDefaultMetrics, Gauge, Registry } from 'prom-client'
import type { RoomsStats } from '../rooms/contract.ts'

export interface Metrics {
  readonly type: string
  text(): Promise<string>
  /** One socket came in ('' for "let in"), or was refused: by the name of its close. */
  socket(outcome: string): void
  request(status: number): void
  close(): void
}

const NS_PER_S = 1e9

export const openMetrics = (stats: () => RoomsStats): Metrics => {
  const registry = new Registry()
  collectDefaultMetrics({ register: registry, eventLoopMonitoringPrecision: 10 })
  const gauge = (name: string, help: string, read: () => number) =>
    new Gauge({
      name,
      help,
      registers: [registry],
      collect() {
        this.set(read())
      },
    })
  gauge('rooms', 'Docs in memory', () => stats().rooms)
  gauge('peers', 'Open sockets', () => stats().peers)
  gauge('rooms_unsaved', 'Docs with edits that the store has not taken', () => stats().unsaved)

  // Since the last scrape: a maximum over the whole life of the process tells nothing after the first bad second.
  const delay = monitorEventLoopDelay({ resolution: 10 })
  delay.enable()
  new Gauge({
    name: 'loop_delay_seconds',
    help: 'How late timers of the event loop were since the last scrape',
    labelNames: ['quantile'],
    registers: [registry],
    collect() {
      for (const q of [50, 99, 100]) this.set({ quantile: String(q / 100) }, (delay.percentile(q) || 0) / NS_PER_S)
      delay.reset()
    },
  })

  const sockets = new Counter({
    name: 'sockets_total',
    help: 'Sockets by outcome',
    labelNames: ['outcome'],
    registers: [registry],
  })
  const requests = new Counter({
    name: 'requests_total',
    help: 'HTTP requests by status',
    labelNames: ['status'],
    registers: [registry],
  })

  return {
    type: registry.contentType,
    text: () => registry.metrics(),
    socket: (outcome) => sockets.inc({ outcome }),
    request: (status) => requests.inc({ status: String(status) }),
    close: () => {
      delay.disable()
      registry.clear()
    },
  }
}
