import type { Log } from '../rooms/log.ts'

/** A log that keeps what it is told, for tests to look at. */
export const silentLog = (): Log & {
  readonly lines: { readonly level: string; readonly fields: object; readonly says: string }[]
} => {
  const lines: { readonly level: string; readonly fields: object; readonly says: string }[] = []
  const at = (level: string) => (fields: object, says: string) => {
    lines.push({ level, fields, says })
  }
  return { lines, info: at('info'), warn: at('warn'), error: at('error') }
}
