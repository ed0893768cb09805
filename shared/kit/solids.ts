/** Solid things with edges: boxes, bars, cylinders, tubes along a path, extruded outlines, soft boxes. */
import type { Vec3 } from '../fields/index.ts'
import { emptyShape, merge, move, type Shape, turn } from './geometry.ts'
import { grid, lathe } from './grid.ts'

const FACES: readonly { readonly n: Vec3; readonly u: 0 | 1 | 2; readonly v: 0 | 1 | 2; readonly flip: boolean }[] = [
  { n: [1, 0, 0], u: 2, v: 1, flip: true },
  { n: [-1, 0, 0], u: 2, v: 1, flip: false },
  { n: [0, 1, 0], u: 0, v: 2, flip: true },
  { n: [0, -1, 0], u: 0, v: 2, flip: false },
  { n: [0, 0, 1], u: 0, v: 1, flip: false },
  { n: [0, 0, -1], u: 0, v: 1, flip: true },
]

/**
 * A box of `size` whose base has its centre at `at`. `bevel` rounds the edges (m): its vertices carry the normals of
 * their faces, so that an edge catches light. The texture's grain runs along the longest side.
 */
export const box = (size: Vec3, at: Vec3 = [0, 0, 0], bevel = 0.004): Shape => {
  const half: Vec3 = [size[0] / 2, size[1] / 2, size[2] / 2]
  const cut = Math.max(0, Math.min(bevel, half[0] * 0.9, half[1] * 0.9, half[2] * 0.9))
  const centre: Vec3 = [at[0], at[1] + half[1], at[2]]
  const longest = size[0] >= size[1] && size[0] >= size[2] ? 0 : size[1] >= size[2] ? 1 : 2
  const shape = emptyShape()
  const corner = new Map<string, number>()
  // Every board is another piece of wood: the texture starts elsewhere on each.
  const start = at[0] * 1.7 + at[1] * 2.3 + at[2] * 3.1
  for (const [face, { n, u, v, flip }] of FACES.entries()) {
    const axis = n[0] !== 0 ? 0 : n[1] !== 0 ? 1 : 2
    const corners = [
      [-1, -1],
      [1, -1],
      [1, 1],
      [-1, 1],
    ] as const
    const base = shape.positions.length / 3
    for (const [su, sv] of corners) {
      const signs: [number, number, number] = [0, 0, 0]
      signs[axis] = n[axis]
      signs[u] = su
      signs[v] = sv
      const inset = (k: 0 | 1 | 2) => centre[k] + signs[k] * (half[k] - (k === axis ? 0 : cut))
      corner.set(`${face}:${signs}`, shape.positions.length / 3)
      shape.positions.push(inset(0), inset(1), inset(2))
      shape.normals.push(...n)
      const [a, b] = [su * half[u] + half[u], sv * half[v] + half[v]]
      shape.uvs.push(start + (longest === u ? b : a), start * 0.61 + (longest === u ? a : b))
    }
    // Which way round the corners go depends on the face's handedness.
    if (flip) shape.indices.push(base, base + 2, base + 1, base, base + 3, base + 2)
    else shape.indices.push(base, base + 1, base + 2, base, base + 2, base + 3)
  }
  return fixWinding(cut > 0 ? bevelled(shape, corner) : shape)
}

/** Adds the strips between faces and the triangles at the corners. */
const bevelled = (shape: Shape, corner: ReadonlyMap<string, number>): Shape => {
  const faceOf = (axis: number, sign: number) =>
    axis === 0 ? (sign > 0 ? 0 : 1) : axis === 1 ? (sign > 0 ? 2 : 3) : sign > 0 ? 4 : 5
  const at = (axis: number, signs: readonly number[]) => corner.get(`${faceOf(axis, signs[axis]!)}:${signs}`)!
  for (const [a, b, c] of [
    [0, 1, 2],
    [1, 2, 0],
    [2, 0, 1],
  ] as const)
    for (const sa of [-1, 1])
      for (const sb of [-1, 1]) {
        const low = [0, 0, 0]
        low[a] = sa
        low[b] = sb
        low[c] = -1
        const high = low.slice()
        high[c] = 1
        const quad = [at(a, low), at(b, low), at(b, high), at(a, high)] as const
        shape.indices.push(quad[0], quad[1], quad[2], quad[0], quad[2], quad[3])
      }
  for (const x of [-1, 1])
    for (const y of [-1, 1]) for (const z of [-1, 1]) shape.indices.push(at(0, [x, y, z]), at(1, [x, y, z]), at(2, [x, y, z]))
  return shape
}

/** Turns the triangles whose face looks away from the normals of their corners. */
const fixWinding = (shape: Shape): Shape => {
  const { positions: p, normals: n, indices } = shape
  for (let t = 0; t < indices.length; t += 3) {
    const [a, b, c] = [indices[t]! * 3, indices[t + 1]! * 3, indices[t + 2]! * 3]
    const ux = p[b]! - p[a]!
    const uy = p[b + 1]! - p[a + 1]!
    const uz = p[b + 2]! - p[a + 2]!
    const vx = p[c]! - p[a]!
    const vy = p[c + 1]! - p[a + 1]!
    const vz = p[c + 2]! - p[a + 2]!
    const towards =
      (uy * vz - uz * vy) * (n[a]! + n[b]! + n[c]!) +
      (uz * vx - ux * vz) * (n[a + 1]! + n[b + 1]! + n[c + 1]!) +
      (ux * vy - uy * vx) * (n[a + 2]! + n[b + 2]! + n[c + 2]!)
    if (towards < 0) {
      const keep = indices[t + 1]!
      indices[t + 1] = indices[t + 2]!
      indices[t + 2] = keep
    }
  }
  return shape
}

const elsewhere = (shape: Shape, start: number): Shape => ({
  ...shape,
  uvs: shape.uvs.map((n, i) => n + (i % 2 === 0 ? start : start * 0.61)),
})

/** A box between two points: `width` across (horizontal where it can be) and `thick` the third way. */
export const bar = (from: Vec3, to: Vec3, width: number, thick: number, bevel = 0.003): Shape => {
  const [dx, dy, dz] = [to[0] - from[0], to[1] - from[1], to[2] - from[2]]
  const length = Math.hypot(dx, dy, dz)
  const flat = Math.hypot(dx, dz)
  const upright = elsewhere(box([width, length, thick], [0, 0, 0], bevel), from[0] * 1.7 + from[1] * 2.3 + from[2] * 3.1)
  return move(turn(turn(upright, 'x', Math.atan2(flat, dy)), 'y', flat > 1e-9 ? Math.atan2(dx, dz) : 0), from)
}

interface CylinderOptions {
  /** Radius at the top, if it differs. */
  readonly top?: number
  readonly segments?: number
  readonly bevel?: number
}

/** An upright cylinder or cone whose base has its centre at `at`. */
export const cylinder = (radius: number, height: number, at: Vec3 = [0, 0, 0], o: CylinderOptions = {}): Shape => {
  const top = o.top ?? radius
  const cut = Math.min(o.bevel ?? 0, radius * 0.4, top * 0.4, height * 0.4)
  const profile: [number, number][] =
    cut > 0
      ? [
          [0, 0],
          [radius - cut, 0],
          [radius, cut],
          [top, height - cut],
          [top - cut, height],
          [0, height],
        ]
      : [
          [0, 0],
          [radius, 0],
          [top, height],
          [0, height],
        ]
  return move(lathe(profile, { segments: o.segments ?? 16, crease: cut > 0 ? 1 : 0.6 }), at)
}

/** Points of a smooth curve through `points` (Catmull–Rom), `per` pieces a span. */
export const spline = (points: readonly Vec3[], per = 4): Vec3[] => {
  const out: Vec3[] = []
  const at = (i: number) => points[Math.min(points.length - 1, Math.max(0, i))]!
  for (let i = 0; i < points.length - 1; i++)
    for (let k = 0; k < per; k++) {
      const t = k / per
      const [a, b, c, d] = [at(i - 1), at(i), at(i + 1), at(i + 2)]
      const mix = (n: 0 | 1 | 2) =>
        0.5 *
        (2 * b[n] +
          (c[n] - a[n]) * t +
          (2 * a[n] - 5 * b[n] + 4 * c[n] - d[n]) * t * t +
          (3 * b[n] - a[n] - 3 * c[n] + d[n]) * t ** 3)
      out.push([mix(0), mix(1), mix(2)])
    }
  out.push(points[points.length - 1]!)
  return out
}

interface TubeOptions {
  readonly sides?: number
  /** Ends closed flat; true unless said otherwise. */
  readonly caps?: boolean
  /** The last point joins the first. */
  readonly closed?: boolean
  /** Half axes across and up of an oval section, as factors of the radius. */
  readonly oval?: readonly [number, number]
}

/** A round bar along a path; `radius` in metres, one for all or by share of the way (0…1). */
export const tube = (path: readonly Vec3[], radius: number | ((t: number) => number), o: TubeOptions = {}): Shape => {
  const sides = o.sides ?? 8
  const points = o.closed ? [...path, path[0]!] : path
  const frames = framesAlong(points, o.closed ?? false)
  const radiusAt = typeof radius === 'number' ? () => radius : radius
  const n = points.length - 1
  const [ox, oy] = o.oval ?? [1, 1]
  const ring = (i: number, angle: number): Vec3 => {
    const { right, up } = frames[i]!
    const r = radiusAt(i / n)
    const [c, s] = [Math.cos(angle) * r * ox, Math.sin(angle) * r * oy]
    const [x, y, z] = points[i]!
    return [x + right[0] * c + up[0] * s, y + right[1] * c + up[1] * s, z + right[2] * c + up[2] * s]
  }
  const side = grid(sides, n, (u, v) => ring(Math.round(v * n), u === 1 ? 0 : u * Math.PI * 2), {
    wrapU: true,
    wrapV: o.closed ?? false,
  })
  if (o.closed || o.caps === false) return side
  const cap = (i: number, way: 1 | -1): Shape => {
    const shape = emptyShape()
    const { along } = frames[i]!
    const normal: Vec3 = [along[0] * way, along[1] * way, along[2] * way]
    for (let k = 0; k < sides; k++) {
      const angle = (k / sides) * Math.PI * 2
      shape.positions.push(...ring(i, angle))
      shape.normals.push(...normal)
      shape.uvs.push(Math.cos(angle) * radiusAt(i / n), Math.sin(angle) * radiusAt(i / n))
      if (k > 1) shape.indices.push(0, k - 1, k)
    }
    return fixWinding(shape)
  }
  return merge([side, cap(0, -1), cap(n, 1)])
}

/** A straight round bar; a cone where the radii differ. */
export const rod = (from: Vec3, to: Vec3, radius: number, end = radius, sides = 8): Shape =>
  tube([from, to], (t) => radius + (end - radius) * t, { sides })

interface Frame {
  readonly right: Vec3
  readonly up: Vec3
  readonly along: Vec3
}

const unit = ([x, y, z]: Vec3): Vec3 => {
  const length = Math.hypot(x, y, z) || 1
  return [x / length, y / length, z / length]
}
const cross = (a: Vec3, b: Vec3): Vec3 => [a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0]]

/** Frames that do not twist: each is the one before, tilted as little as the path asks. */
const framesAlong = (points: readonly Vec3[], closed: boolean): Frame[] => {
  const n = points.length
  const way = (i: number): Vec3 => {
    const a = closed && i === 0 ? points[n - 2]! : points[Math.max(0, i - 1)]!
    const b = closed && i === n - 1 ? points[1]! : points[Math.min(n - 1, i + 1)]!
    return unit([b[0] - a[0], b[1] - a[1], b[2] - a[2]])
  }
  const frames: Frame[] = []
  for (let i = 0; i < n; i++) {
    const along = way(i)
    const before = frames[i - 1]?.right ?? (Math.abs(along[1]) > 0.99 ? ([1, 0, 0] as const) : cross([0, 1, 0], along))
    const flat = unit([
      before[0] - along[0] * (before[0] * along[0] + before[1] * along[1] + before[2] * along[2]),
      before[1] - along[1] * (before[0] * along[0] + before[1] * along[1] + before[2] * along[2]),
      before[2] - along[2] * (before[0] * along[0] + before[1] * along[1] + before[2] * along[2]),
    ])
    frames.push({ right: flat, up: cross(along, flat), along })
  }
  return frames
}
