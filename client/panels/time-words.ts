/** A time as people say it. Pure; both in milliseconds since 1970. */

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

export const ago = (at: number, now: number): string => {
  const ms = Math.max(0, now - at)
  if (ms < MINUTE) return 'just now'
  const rough: readonly [number, string][] = [
    [MINUTE, 'minute'],
    [HOUR, 'hour'],
    [DAY, 'day'],
  ]
  const [unit, word] = rough.findLast(([size]) => ms >= size) ?? [DAY, 'day']
  const count = Math.floor(ms / unit)
  return count > 30 && unit === DAY ? new Date(at).toLocaleDateString() : `${count} ${word}${count === 1 ? '' : 's'} ago`
}
