/** Figures for Prometheus. Counts only: no name, no id, no title. */
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'
import type { RoomsStats } from '../rooms/contract.ts'
import type { Store } from '../stores/store.ts'

export interface Metrics {
  readonly type: string
  text(): Promise<string>
  /** One socket came in ('' for "let in"), or was refused: by the name of its close. */
  socket(outcome: string): void
  request(status: number): void
  /** The same store; how long each of its appends took until it was on disk is measured. */
  measured(store: Store): Store
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

  const events = new Gauge({
    name: 'room_events',
    help: 'What happened in rooms since the start',
    labelNames: ['what'],
    registers: [registry],
  })
  const collectEvents = () => {
    for (const [what, count] of Object.entries(stats().counters)) events.set({ what }, count)
  }
  const saved = new Histogram({
    name: 'saved_seconds',
    help: 'Time from the hand-over of a batch of edits to the store until it was on disk',
    buckets: [0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.5, 1, 5],
    registers: [registry],
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
    text: () => {
      collectEvents()
      return registry.metrics()
    },
    socket: (outcome) => sockets.inc({ outcome }),
    request: (status) => requests.inc({ status: String(status) }),
    measured: (store) => ({
      open: (doc) => store.open(doc),
      create: (doc, first) => store.create(doc, first),
      append: async (batch) => {
        const end = saved.startTimer()
        const positions = await store.append(batch)
        end()
        return positions
      },
      compact: (doc, upTo, snapshot) => store.compact(doc, upTo, snapshot),
      remove: (doc) => store.remove(doc),
      close: () => store.close(),
    }),
    close: () => {
      delay.disable()
      registry.clear()
    },
  }
}
