/**
 * Where in its range a value stands, 0…1. Ranges of many times their least value go by ratio: from 18 to 25 mm is as far
 * as from 50 to 70, a stop is a stop. Pure.
 */

/** Greatest over least from which a range goes by ratio. */
const RATIO = 20

export const isLogarithmic = (min: number, max: number): boolean => min > 0 && max / min >= RATIO

export const shareOf = (value: number, min: number, max: number): number => {
  if (!isLogarithmic(min, max)) return (value - min) / (max - min)
  return Math.log(Math.max(value, min) / min) / Math.log(max / min)
}

/** The inverse of `shareOf`, kept within the range. */
export const atShare = (share: number, min: number, max: number): number => {
  const within = Math.min(1, Math.max(0, share))
  return isLogarithmic(min, max) ? min * (max / min) ** within : min + (max - min) * within
}
