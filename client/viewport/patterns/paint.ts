/** A pattern as pixels: colour factors and the normals of its relief. Pure; no engine. */
import type { Dot, Pattern } from './pattern.ts'

export interface Painted {
  readonly size: number
  /** RGBA; colour factor / 2 as sRGB. */
  readonly colour: Uint8Array<ArrayBuffer>
  /** RGBA; unit normal / 2 + ½, x along u, y along v. */
  readonly normal: Uint8Array<ArrayBuffer>
}

const toByte = (factor: number): number => {
  const c = Math.min(1, Math.max(0, factor / 2))
  return Math.round((c <= 0.0031308 ? c * 12.92 : 1.055 * c ** (1 / 2.4) - 0.055) * 255)
}

/** The mean of the colour factors is brought to 1, so that a surface keeps the albedo that its table says. */
export const paintPattern = (pattern: Pattern, size: number): Painted => {
  const count = size * size
  const factors = new Float32Array(count * 3)
  const heights = new Float32Array(count)
  const dot: Dot = { r: 1, g: 1, b: 1, height: 0 }
  const sum = [0, 0, 0]
  for (let y = 0; y < size; y++)
    for (let x = 0; x < size; x++) {
      const i = y * size + x
      pattern.at((x + 0.5) / size, (y + 0.5) / size, dot)
      factors[i * 3] = dot.r
      factors[i * 3 + 1] = dot.g
      factors[i * 3 + 2] = dot.b
      heights[i] = dot.height
      sum[0] = sum[0]! + dot.r
      sum[1] = sum[1]! + dot.g
      sum[2] = sum[2]! + dot.b
    }
  const even = sum.map((n) => count / Math.max(1e-6, n))
  const colour = new Uint8Array(count * 4)
  const normal = new Uint8Array(count * 4)
  // Heights are shares of the side: a step of one pixel is 1 / size of it.
  const steep = pattern.relief * size * 0.5
  const at = (x: number, y: number) => heights[((y + size) % size) * size + ((x + size) % size)]!
  for (let y = 0; y < size; y++)
    for (let x = 0; x < size; x++) {
      const i = y * size + x
      for (let k = 0; k < 3; k++) colour[i * 4 + k] = toByte(factors[i * 3 + k]! * even[k]!)
      colour[i * 4 + 3] = 255
      const nx = (at(x - 1, y) - at(x + 1, y)) * steep
      const ny = (at(x, y - 1) - at(x, y + 1)) * steep
      const length = Math.hypot(nx, ny, 1)
      normal[i * 4] = Math.round((nx / length / 2 + 0.5) * 255)
      normal[i * 4 + 1] = Math.round((ny / length / 2 + 0.5) * 255)
      normal[i * 4 + 2] = Math.round((1 / length / 2 + 0.5) * 255)
      normal[i * 4 + 3] = 255
    }
  return { size, colour, normal }
}
