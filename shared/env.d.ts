/** The few globals that every platform (browser, worker, Node) has; anything else does not compile in `shared/`. */
declare function setTimeout(run: () => void, afterMs?: number): unknown
declare function clearTimeout(timer: unknown): void
declare function setInterval(run: () => void, everyMs: number): unknown
declare function clearInterval(timer: unknown): void
declare function queueMicrotask(run: () => void): void
declare const performance: { now(): number }
declare const crypto: { getRandomValues<T extends Uint8Array | Uint32Array>(into: T): T }
declare class TextEncoder {
  encode(text: string): Uint8Array<ArrayBuffer>
}
declare class TextDecoder {
  constructor(label?: string, options?: { fatal?: boolean })
  decode(bytes: Uint8Array): string
}
declare class URL {
  constructor(url: string, base?: string)
  href: string
  protocol: string
  host: string
  pathname: string
  search: string
  hash: string
  toString(): string
}
