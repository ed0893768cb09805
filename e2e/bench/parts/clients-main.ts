import * as jobs from './jobs.ts'

const all: Readonly<Record<string, (ask: never) => Promise<unknown>>> = jobs

process.on('message', ({ job, ask }: { readonly job: string; readonly ask: never }) => {
  const run = all[job]
  if (!run) return process.send?.({ error: 'no such job' })
  return run(ask).then(
    (result) => process.send?.({ result }),
    (error: unknown) => process.send?.({ error: error instanceof Error ? (error.stack ?? error.message) : String(error) }),
  )
})
