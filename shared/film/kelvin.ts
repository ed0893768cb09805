/** Colour of a light by its temperature. Linear sRGB, scaled to luminance 1, so that colour never changes the output. */
import type { Vec3 } from '../fields/index.ts'

/** Planckian locus: Kim et al. cubic fit (US patent 7024034), 1,667–25,000 K; CIE 1931 x, y. */
const chromaticity = (kelvin: number): readonly [number, number] => {
  const t = Math.min(25_000, Math.max(1667, kelvin))
  const x =
    t <= 4000
      ? -0.2661239e9 / t ** 3 - 0.234358e6 / t ** 2 + 0.8776956e3 / t + 0.17991
      : -3.0258469e9 / t ** 3 + 2.1070379e6 / t ** 2 + 0.2226347e3 / t + 0.24039
  const y =
    t <= 2222
      ? -1.1063814 * x ** 3 - 1.3481102 * x ** 2 + 2.18555832 * x - 0.20219683
      : t <= 4000
        ? -0.9549476 * x ** 3 - 1.37418593 * x ** 2 + 2.09137015 * x - 0.16748867
        : 3.081758 * x ** 3 - 5.8733867 * x ** 2 + 3.75112997 * x - 0.37001483
  return [x, y]
}

const luminance = ([r, g, b]: Vec3) => 0.2126 * r + 0.7152 * g + 0.0722 * b

const toLuminanceOne = (rgb: Vec3): Vec3 => {
  const positive: Vec3 = [Math.max(0, rgb[0]), Math.max(0, rgb[1]), Math.max(0, rgb[2])]
  const y = luminance(positive) || 1
  return [positive[0] / y, positive[1] / y, positive[2] / y]
}

/**
 * Linear sRGB of a Planckian source seen by a camera that is balanced for `whiteBalance` kelvin, luminance 1.
 * A von Kries scaling in linear sRGB: the balanced source is neutral (from 2,400 K up). Colours outside sRGB are cut.
 */
export const kelvinToLinear = (kelvin: number, whiteBalance = 6504): Vec3 => {
  const raw = (k: number): Vec3 => {
    const [x, y] = chromaticity(k)
    const X = x / y
    const Z = (1 - x - y) / y
    return [3.2406 * X - 1.5372 - 0.4986 * Z, -0.9689 * X + 1.8758 + 0.0415 * Z, 0.0557 * X - 0.204 + 1.057 * Z]
  }
  const light = raw(kelvin)
  const white = raw(whiteBalance)
  return toLuminanceOne([
    light[0] / Math.max(white[0], 1e-3),
    light[1] / Math.max(white[1], 1e-3),
    light[2] / Math.max(white[2], 1e-3),
  ])
}

/** Temperature after a gel: 1e6 / (1e6 / K + shift). `miredShift` > 0 warms. */
export const shiftKelvin = (kelvin: number, miredShift: number): number => 1e6 / Math.max(20, 1e6 / kelvin + miredShift)

/** One channel of sRGB, 0…1, to linear light (IEC 61966-2-1). */
const toLinear = (c: number): number => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4)

/** `#rrggbb` to linear sRGB, 0…1. */
export const hexToLinear = (hex: string): Vec3 => {
  const n = Number.parseInt(hex.slice(1), 16)
  return [toLinear(((n >> 16) & 255) / 255), toLinear(((n >> 8) & 255) / 255), toLinear((n & 255) / 255)]
}

/** A tint as a multiplier of light that keeps its luminance. */
export const tintOf = (hex: string): Vec3 => toLuminanceOne(hexToLinear(hex))
