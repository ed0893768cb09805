/** The server as a program: what `start.ts` runs, and what tests and benches start without building the client. */
import { run } from './run.ts'

run()
