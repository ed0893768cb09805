/** The form of a drawn thing as plain triangles: what rays meet, outlines follow and boxes are made of. No engine. */
import type { Built, Mesh } from '../../shared/kit/generator.ts'
import { type Bounds, boundsOfBuilt } from '../../shared/space/bounds.ts'
import type { Ray } from './context.ts'

export interface Shape {
  /** Metres, the thing's own space: what outlines follow. */
  readonly built: Built
  /** What rays meet, where that is a simpler form; else they meet `built`. */
  readonly solid?: Built
  readonly bounds: Bounds
  /** Only the editor's own view shows it: bodies of lights and cameras. */
  readonly helper: boolean
}

const NOTHING: Bounds = { min: [0, 0, 0], max: [0, 0, 0] }

export const shapeOfBuilt = (built: Built, helper = false): Shape => ({
  built,
  bounds: boundsOfBuilt(built) ?? NOTHING,
  helper,
})

export const shapeOfMesh = (mesh: Mesh, helper = false): Shape =>
  shapeOfBuilt({ parts: [{ mesh, material: '', slot: 'fixed' }], surfaces: [], anchors: [] }, helper)

const SIDES = [
  [-1, -1],
  [1, -1],
  [1, 1],
  [-1, 1],
] as const

/** Boxes as one mesh with sharp edges, counter-clockwise fronts. */
export const boxesMesh = (boxes: readonly Bounds[]): Mesh => {
  const positions: number[] = []
  const normals: number[] = []
  const uvs: number[] = []
  const indices: number[] = []
  for (const { min, max } of boxes)
    for (const axis of [0, 1, 2] as const)
      for (const sign of [1, -1]) {
        const base = positions.length / 3
        for (const [u, v] of SIDES) {
          const at = [0, 0, 0]
          at[axis] = sign
          at[(axis + 1) % 3] = u * sign
          at[(axis + 2) % 3] = v
          for (const k of [0, 1, 2] as const) positions.push(at[k]! > 0 ? max[k] : min[k])
          normals.push(axis === 0 ? sign : 0, axis === 1 ? sign : 0, axis === 2 ? sign : 0)
          const [a, b] = [((axis + 1) % 3) as 0 | 1 | 2, ((axis + 2) % 3) as 0 | 1 | 2]
          uvs.push(((u + 1) / 2) * (max[a] - min[a]), ((v + 1) / 2) * (max[b] - min[b]))
        }
        indices.push(base, base + 1, base + 2, base, base + 2, base + 3)
      }
  return {
    positions: new Float32Array(positions),
    normals: new Float32Array(normals),
    uvs: new Float32Array(uvs),
    indices: new Uint32Array(indices),
  }
}

/** Distance at which a ray enters a box: 0 inside, Infinity where it misses. */
export const enters = (ray: Ray, { min, max }: Bounds): number => {
  let near = 0
  let far = Infinity
  for (const a of [0, 1, 2] as const) {
    const o = ray.origin[a]
    const d = ray.direction[a]
    if (Math.abs(d) < 1e-12) {
      if (o < min[a] || o > max[a]) return Infinity
      continue
    }
    const t1 = (min[a] - o) / d
    const t2 = (max[a] - o) / d
    near = Math.max(near, Math.min(t1, t2))
    far = Math.min(far, Math.max(t1, t2))
    if (near > far) return Infinity
  }
  return near
}
