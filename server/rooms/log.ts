/** What rooms need of a log; pino is one. Never told what is in a doc, nor a secret. */
export interface Log {
  info(fields: object, says: string): void
  warn(fields: object, says: string): void
  error(fields: object, says: string): void
}
