/** Gels by id, and what they do to a light. Rows in `gels.json`, each with its confidence and source. */
import type { Vec3 } from '../fields/index.ts'
import table from './gels.json' with { type: 'json' }
import { kelvinToLinear, shiftKelvin, tintOf } from './kelvin.ts'

export interface Gel {
  readonly id: string
  readonly maker: string
  readonly number: string
  readonly name: string
  readonly kind: string
  readonly miredShift?: number
  readonly transmissionDaylight?: number
  readonly transmissionTungsten?: number
  readonly tintHex?: string
  /** A looked up, B well known, C approximate, D a guess: C and D are shown as estimates. */
  readonly conf: string
}

const byId: ReadonlyMap<string, Gel> = new Map((table.rows as readonly Gel[]).map((row) => [row.id, row]))

export const gels: readonly Gel[] = [...byId.values()]

const gelOf = (id: string): Gel | null => byId.get(id) ?? null

export interface Gelled {
  readonly kelvin: number
  /** Share of the light that comes through, 0…1. */
  readonly transmission: number
  /** Linear sRGB of luminance 1, for a camera balanced to `whiteBalance`. */
  readonly colour: Vec3
}

/** Light of `kelvin` behind a gel; '' or an unknown gel changes nothing. Tungsten figures hold up to 3,600 K. */
export const gelled = (kelvin: number, gelId: string, whiteBalance?: number): Gelled => {
  const gel = gelOf(gelId)
  if (!gel) return { kelvin, transmission: 1, colour: kelvinToLinear(kelvin, whiteBalance) }
  const daylight = gel.transmissionDaylight ?? gel.transmissionTungsten ?? 1
  const transmission = kelvin <= 3600 ? (gel.transmissionTungsten ?? daylight) : daylight
  const out = shiftKelvin(kelvin, gel.miredShift ?? 0)
  const base = kelvinToLinear(out, whiteBalance)
  if (gel.kind !== 'colour' || !gel.tintHex) return { kelvin: out, transmission, colour: base }
  const tint = tintOf(gel.tintHex)
  const mixed: Vec3 = [base[0] * tint[0], base[1] * tint[1], base[2] * tint[2]]
  const y = 0.2126 * mixed[0] + 0.7152 * mixed[1] + 0.0722 * mixed[2] || 1
  return { kelvin: out, transmission, colour: [mixed[0] / y, mixed[1] / y, mixed[2] / y] }
}
