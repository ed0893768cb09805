/** The log: one JSON object a line on stderr. Tokens and cookies never get into it. */
import { destination, type Logger, pino } from 'pino'
import type { Config } from '../config.ts'

const SECRET_KEYS = ['token', 'cookie', 'authorization', 'setCookie', 'url']
const TOKEN = /[\w-]{10,}\.[\w-]{10,}\.[\w-]{10,}/g

/** Any signed token inside a text, replaced. */
export const redact = (text: string): string => text.replace(TOKEN, '[token]')

/** `fd`: where to write, 2 (stderr) when left out. */
export const openLog = (level: Config['LOG_LEVEL'], fd = 2): Logger =>
  pino(
    {
      level,
      base: null,
      redact: { paths: SECRET_KEYS.flatMap((key) => [key, `*.${key}`, `*.*.${key}`]), censor: '[redacted]' },
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
      hooks: { streamWrite: redact },
    },
    destination({ fd, sync: true }),
  )
