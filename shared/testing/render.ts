/**
 * A small software rasteriser: z-buffer, one key light with a shadow map, sky and ground light, no textures. It draws the
 * kit's sheet without a GPU, for eyes and for tests; the product's picture is Babylon's.
 */
import type { Vec3 } from '../fields/index.ts'
import type { Built, Mesh } from '../kit/generator.ts'
import { addV, crossV, dotV, normalizeV, scaleV, subV } from '../space/math.ts'

export interface Surface {
  /** sRGB, `#rrggbb`. */
  readonly colour: string
  readonly roughness: number
  readonly metallic: number
  readonly alpha?: number
  readonly emissiveNit?: number
}

export interface View {
  /** Pixels. */
  readonly width: number
  readonly height: number
  /** Where the camera stands around the thing, radians: 0 is in front (+Z), towards +X; and how far above. */
  readonly yaw: number
  readonly pitch: number
  /** Below 1 comes closer. */
  readonly zoom?: number
  /** Draw the floor below; not for what hangs. */
  readonly floor?: boolean
}

/** Red, green, blue of each pixel, rows from the top. */
export interface Picture {
  readonly width: number
  readonly height: number
  readonly rgb: Uint8Array
}

const SAMPLES = 2
const KEY = normalizeV([0.5, 0.85, 0.55])
const BACKGROUND: Vec3 = [0.045, 0.048, 0.054]
const FLOOR: Surface = { colour: '#7b7d80', roughness: 0.9, metallic: 0 }

const linear = (hex: string): Vec3 => {
  const part = (i: number) => (Number.parseInt(hex.slice(i, i + 2), 16) / 255) ** 2.2
  return [part(1), part(3), part(5)]
}

const box = (built: Built): { readonly min: Vec3; readonly max: Vec3 } => {
  const min: [number, number, number] = [Infinity, Infinity, Infinity]
  const max: [number, number, number] = [-Infinity, -Infinity, -Infinity]
  for (const { mesh } of built.parts)
    for (const [i, n] of mesh.positions.entries()) {
      const k = (i % 3) as 0 | 1 | 2
      min[k] = Math.min(min[k], n)
      max[k] = Math.max(max[k], n)
    }
  return { min, max }
}

const floorMesh = (y: number, reach: number, x: number, z: number): Mesh => ({
  positions: new Float32Array([
    x - reach,
    y,
    z + reach,
    x + reach,
    y,
    z + reach,
    x + reach,
    y,
    z - reach,
    x - reach,
    y,
    z - reach,
  ]),
  normals: new Float32Array([0, 1, 0, 0, 1, 0, 0, 1, 0, 0, 1, 0]),
  uvs: new Float32Array(8),
  indices: new Uint32Array([0, 1, 2, 0, 2, 3]),
})

/** Screen place of a point: pixels from the top left, and 1/distance, which is linear on the screen. */
type Project = (p: Vec3) => readonly [x: number, y: number, nearness: number]

/** Calls `pixel` for each sample of each triangle with the weights of its corners. */
const scan = (
  mesh: Mesh,
  width: number,
  height: number,
  project: Project,
  pixel: (at: number, nearness: number, t: number, weights: Vec3) => void,
  backs = false,
): void => {
  const point = (i: number): Vec3 => [mesh.positions[i * 3]!, mesh.positions[i * 3 + 1]!, mesh.positions[i * 3 + 2]!]
  for (let t = 0; t < mesh.indices.length; t += 3) {
    const [a, b, c] = [0, 1, 2].map((k) => project(point(mesh.indices[t + k]!))) as [
      ReturnType<Project>,
      ReturnType<Project>,
      ReturnType<Project>,
    ]
    if (a[2] <= 0 || b[2] <= 0 || c[2] <= 0) continue
    const area = (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0])
    // Rows run down, so fronts run clockwise here.
    if (Math.abs(area) < 1e-9 || (area > 0 && !backs)) continue
    const x0 = Math.max(0, Math.floor(Math.min(a[0], b[0], c[0])))
    const x1 = Math.min(width - 1, Math.ceil(Math.max(a[0], b[0], c[0])))
    const y0 = Math.max(0, Math.floor(Math.min(a[1], b[1], c[1])))
    const y1 = Math.min(height - 1, Math.ceil(Math.max(a[1], b[1], c[1])))
    for (let y = y0; y <= y1; y++)
      for (let x = x0; x <= x1; x++) {
        const [px, py] = [x + 0.5, y + 0.5]
        const wa = ((b[0] - px) * (c[1] - py) - (b[1] - py) * (c[0] - px)) / area
        const wb = ((c[0] - px) * (a[1] - py) - (c[1] - py) * (a[0] - px)) / area
        const wc = 1 - wa - wb
        if (wa < 0 || wb < 0 || wc < 0) continue
        const nearness = wa * a[2] + wb * b[2] + wc * c[2]
        pixel(y * width + x, nearness, t, [(wa * a[2]) / nearness, (wb * b[2]) / nearness, (wc * c[2]) / nearness])
      }
  }
}

const blend = (list: Float32Array, indices: Uint32Array, t: number, [wa, wb, wc]: Vec3): Vec3 => {
  const [a, b, c] = [indices[t]! * 3, indices[t + 1]! * 3, indices[t + 2]! * 3]
  const at = (k: number) => list[a + k]! * wa + list[b + k]! * wb + list[c + k]! * wc
  return [at(0), at(1), at(2)]
}

/** A picture of a prop, filling the frame. */
export const render = (built: Built, surfaceOf: (material: string) => Surface, view: View): Picture => {
  const { min, max } = box(built)
  const centre = scaleV(addV(min, max), 0.5)
  const reach = Math.max(0.01, Math.hypot(...subV(max, min)) / 2)
  const w = view.width * SAMPLES
  const h = view.height * SAMPLES
  const away: Vec3 = [
    Math.sin(view.yaw) * Math.cos(view.pitch),
    Math.sin(view.pitch),
    Math.cos(view.yaw) * Math.cos(view.pitch),
  ]
  const right = normalizeV(crossV([0, 1, 0], away))
  const up = crossV(away, right)
  const distance = reach * 4.2
  const eye = addV(centre, scaleV(away, distance))
  const lens = fitLens(min, max, eye, { right, up, away }, w, h) * (1 / (view.zoom ?? 1))
  const middle = centreOn(min, max, eye, { right, up, away })
  const project: Project = (p) => {
    const d = subV(p, eye)
    const depth = -dotV(d, away)
    return [w / 2 + (dotV(d, right) / depth - middle[0]) * lens, h / 2 - (dotV(d, up) / depth - middle[1]) * lens, 1 / depth]
  }
  const things = [
    ...(view.floor === false ? [] : [{ mesh: floorMesh(min[1], reach * 2.9, centre[0], centre[2]), surface: FLOOR }]),
    ...built.parts.map((part) => ({ mesh: part.mesh, surface: surfaceOf(part.material) })),
  ]
  const lit = shadowMap(things, centre, reach)
  const colours = new Float32Array(w * h * 3)
  for (let i = 0; i < colours.length; i++) colours[i] = BACKGROUND[(i % 3) as 0 | 1 | 2]
  const depths = new Float32Array(w * h)
  const clearLast = things.toSorted((a, b) => (b.surface.alpha ?? 1) - (a.surface.alpha ?? 1))
  for (const { mesh, surface } of clearLast) {
    const albedo = linear(surface.colour)
    const alpha = surface.alpha ?? 1
    scan(mesh, w, h, project, (at, nearness, t, weights) => {
      if (nearness <= depths[at]!) return
      if (alpha === 1) depths[at] = nearness
      const p = blend(mesh.positions, mesh.indices, t, weights)
      const n = normalizeV(blend(mesh.normals, mesh.indices, t, weights))
      const shade = light(p, n, normalizeV(subV(eye, p)), albedo, surface, lit)
      const fade = surface === FLOOR ? Math.min(1, (Math.hypot(p[0] - centre[0], p[2] - centre[2]) / (reach * 2.3)) ** 3) : 0
      for (let k = 0; k < 3; k++) {
        const c = shade[k]! * (1 - fade) + BACKGROUND[k as 0 | 1 | 2] * fade
        colours[at * 3 + k] = c * alpha + colours[at * 3 + k]! * (1 - alpha)
      }
    })
  }
  return shrink(colours, view.width, view.height)
}

interface Axes {
  readonly right: Vec3
  readonly up: Vec3
  readonly away: Vec3
}

const corners = (min: Vec3, max: Vec3): Vec3[] =>
  [0, 1, 2, 3, 4, 5, 6, 7].map((i) => [i & 1 ? max[0] : min[0], i & 2 ? max[1] : min[1], i & 4 ? max[2] : min[2]])

const extent = (min: Vec3, max: Vec3, eye: Vec3, { right, up, away }: Axes) => {
  const seen = corners(min, max).map((c) => {
    const d = subV(c, eye)
    const depth = -dotV(d, away)
    return [dotV(d, right) / depth, dotV(d, up) / depth] as const
  })
  const [xs, ys] = [seen.map(([x]) => x), seen.map(([, y]) => y)]
  return { x0: Math.min(...xs), x1: Math.max(...xs), y0: Math.min(...ys), y1: Math.max(...ys) }
}

const fitLens = (min: Vec3, max: Vec3, eye: Vec3, axes: Axes, w: number, h: number): number => {
  const { x0, x1, y0, y1 } = extent(min, max, eye, axes)
  return Math.min(w / (x1 - x0), h / (y1 - y0)) * 0.9
}

const centreOn = (min: Vec3, max: Vec3, eye: Vec3, axes: Axes): readonly [number, number] => {
  const { x0, x1, y0, y1 } = extent(min, max, eye, axes)
  return [(x0 + x1) / 2, (y0 + y1) / 2]
}

const MAP = 384

/** Whether the key light reaches a point, 0…1. */
const shadowMap = (things: readonly { readonly mesh: Mesh; readonly surface: Surface }[], centre: Vec3, reach: number) => {
  const right = normalizeV(crossV([0, 1, 0], KEY))
  const up = crossV(KEY, right)
  const scale = MAP / (reach * 2.1)
  const place: Project = (p) => {
    const d = subV(p, centre)
    return [MAP / 2 + dotV(d, right) * scale, MAP / 2 - dotV(d, up) * scale, 10 * reach + dotV(d, KEY)]
  }
  const nearest = new Float32Array(MAP * MAP)
  for (const { mesh, surface } of things) {
    if (surface === FLOOR || (surface.alpha ?? 1) < 1 || surface.emissiveNit) continue
    scan(
      mesh,
      MAP,
      MAP,
      place,
      (at, nearness) => {
        if (nearness > nearest[at]!) nearest[at] = nearness
      },
      true,
    )
  }
  return (p: Vec3): number => {
    const [x, y, n] = place(p)
    let open = 0
    for (const [dx, dy] of [
      [-0.6, -0.6],
      [0.6, -0.6],
      [-0.6, 0.6],
      [0.6, 0.6],
    ] as const) {
      const [ix, iy] = [Math.round(x + dx - 0.5), Math.round(y + dy - 0.5)]
      if (ix < 0 || iy < 0 || ix >= MAP || iy >= MAP || nearest[iy * MAP + ix]! <= n + reach * 0.02) open += 0.25
    }
    return open
  }
}

const light = (
  p: Vec3,
  n: Vec3,
  toEye: Vec3,
  albedo: Vec3,
  surface: Surface,
  lit: (p: Vec3) => number,
): readonly [number, number, number] => {
  if (surface.emissiveNit) {
    const gain = 0.9 + Math.min(1.6, Math.log10(1 + surface.emissiveNit) * 0.35)
    return [albedo[0] * gain, albedo[1] * gain, albedo[2] * gain]
  }
  const key = Math.max(0, dotV(n, KEY)) * lit(p)
  const sky = 0.5 + 0.5 * n[1]
  const half = normalizeV(addV(KEY, toEye))
  const gloss = 4 / Math.max(0.02, surface.roughness ** 2)
  const shine = key * Math.max(0, dotV(n, half)) ** gloss * (1 - surface.roughness) * (surface.metallic > 0.5 ? 1.6 : 0.35)
  // A metal shows its surroundings: bright above, dark below.
  const mirrorUp = 2 * dotV(n, toEye) * n[1] - toEye[1]
  const around = surface.metallic * (0.25 + 0.55 * (0.5 + 0.5 * mirrorUp) ** 2)
  const part = (k: 0 | 1 | 2) => {
    const ambient = [0.2, 0.215, 0.24][k]! * sky + [0.12, 0.11, 0.1][k]! * (1 - sky)
    const diffuse = albedo[k] * (1 - surface.metallic * 0.7) * (key * 1.15 + ambient)
    return diffuse + albedo[k] * around + shine * (surface.metallic > 0.5 ? albedo[k] : 1)
  }
  return [part(0), part(1), part(2)]
}

/** Averages the samples of each pixel and encodes them as sRGB. */
const shrink = (colours: Float32Array, width: number, height: number): Picture => {
  const rgb = new Uint8Array(width * height * 3)
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++)
      for (let k = 0; k < 3; k++) {
        let sum = 0
        for (let sy = 0; sy < SAMPLES; sy++)
          for (let sx = 0; sx < SAMPLES; sx++)
            sum += Math.min(1, colours[((y * SAMPLES + sy) * width * SAMPLES + x * SAMPLES + sx) * 3 + k]!)
        rgb[(y * width + x) * 3 + k] = Math.round((sum / SAMPLES ** 2) ** (1 / 2.2) * 255)
      }
  return { width, height, rgb }
}
