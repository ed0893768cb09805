/** The clients' process: started once a bench, told jobs by name. */
import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import type * as jobs from './jobs.ts'

type Jobs = typeof jobs
type Job = keyof Jobs
type Ask<J extends Job> = Parameters<Jobs[J]> extends [] ? Record<string, never> : Parameters<Jobs[J]>[0]

export interface Clients {
  run<J extends Job>(job: J, ask: Ask<J>): Promise<Awaited<ReturnType<Jobs[J]>>>
  end(): void
}

type Answer = { readonly result: never; readonly error?: undefined } | { readonly error: string }

export const startClients = (): Clients => {
  const child: ChildProcess = fork(join(import.meta.dirname, 'clients-main.ts'), { execArgv: ['--max-old-space-size=6000'] })
  return {
    run: async (job, ask) => {
      child.send({ job, ask })
      const [answer] = (await once(child, 'message')) as [Answer]
      if (answer.error !== undefined) throw new Error(`${job}: ${answer.error}`)
      return answer.result
    },
    end: () => child.kill('SIGKILL'),
  }
}
