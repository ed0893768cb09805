/** When to dial again. Pure. */

/** A server that restarts has all its peers back within this time, not at once. */
const SPREAD_MS = 2_000
const FIRST_MS = 100
const LONGEST_MS = 30_000

/** @param failures Tries in a row that did not get through, 0 for the first after a good connection. @param random 0…1. */
export const retryAfterMs = (failures: number, random: number): number =>
  failures === 0
    ? FIRST_MS + random * SPREAD_MS
    : Math.min(LONGEST_MS, SPREAD_MS * 2 ** Math.min(failures - 1, 8)) * (0.5 + random / 2)
