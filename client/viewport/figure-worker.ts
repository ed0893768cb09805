/** Makes the skin of a figure off the page's thread: half a second that would stop the stage. A look in, its parts out. */
import type { Look } from '../../shared/body/figure.ts'
import { mannequin } from '../../shared/body/mannequin.ts'

interface Port {
  postMessage(message: unknown): void
  addEventListener(type: 'message', run: (event: MessageEvent<Look>) => void): void
}

const port = globalThis as unknown as Port
port.addEventListener('message', ({ data }) => port.postMessage(mannequin(data)))
