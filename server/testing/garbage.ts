/** Memory after the garbage is gone: what a test compares when it says that nothing leaks. */
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'

setFlagsFromString('--expose-gc')
const gc: unknown = runInNewContext('gc')

const collect = async () => {
  for (let turn = 0; turn < 4; turn++) {
    if (typeof gc === 'function') gc()
    await new Promise((resolve) => setImmediate(resolve))
  }
}

/** Bytes of heap and array buffers in use. */
export const heapBytes = async (): Promise<number> => {
  await collect()
  const { heapUsed, external } = process.memoryUsage()
  return heapUsed + external
}

/** Bytes that the process holds. */
export const residentBytes = async (): Promise<number> => {
  await collect()
  return process.memoryUsage().rss
}
