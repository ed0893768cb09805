/**
 * Where in its range a value stands, 0…1. Ranges of many times their least value go by ratio: from 18 to 25 mm is as far
 * as from 50 to 70, a stop is a stop. Angles and shares do not: a half is the middle. Pure.
 */
import type { ScreenUnit } from './units.ts'

export interface Range {
  readonly min: number
  readonly max: number
  readonly unit: ScreenUnit
}

/** Greatest over least from which a range goes by ratio. */
const RATIO = 20
const EVEN: readonly ScreenUnit[] = ['rad', '%', 'clock']

export const byRatio = ({ min, max, unit }: Range): boolean => min > 0 && max / min >= RATIO && !EVEN.includes(unit)

export const shareOf = (value: number, range: Range): number => {
  const { min, max } = range
  if (!byRatio(range)) return (value - min) / (max - min)
  return Math.log(Math.max(value, min) / min) / Math.log(max / min)
}

/** The inverse of `shareOf`, kept within the range. */
export const atShare = (share: number, range: Range): number => {
  const { min, max } = range
  const within = Math.min(1, Math.max(0, share))
  return byRatio(range) ? min * (max / min) ** within : min + (max - min) * within
}
