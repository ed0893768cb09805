/** Boxes along the axes: of a prop's shape, of any node, moved into the world. Metres. */
import type { Quat, Vec3 } from '../fields/index.ts'
import type { Built } from '../kit/generator.ts'
import type { NodeOf, StageNode } from '../stage/view.ts'
import { rotate, type Transform, transformPoint } from './math.ts'

export interface Bounds {
  readonly min: Vec3
  readonly max: Vec3
}

/** The smallest box that holds all vertices; null for a shape without any. */
export const boundsOfBuilt = (built: Built): Bounds | null => {
  const known = kept.get(built)
  if (known !== undefined) return known
  const min = [Infinity, Infinity, Infinity]
  const max = [-Infinity, -Infinity, -Infinity]
  for (const { mesh } of built.parts)
    for (let i = 0; i < mesh.positions.length; i++) {
      const n = mesh.positions[i]!
      const k = i % 3
      if (n < min[k]!) min[k] = n
      if (n > max[k]!) max[k] = n
    }
  const bounds: Bounds | null =
    min[0]! <= max[0]! ? Object.freeze({ min: [min[0]!, min[1]!, min[2]!], max: [max[0]!, max[1]!, max[2]!] } as const) : null
  kept.set(built, bounds)
  return bounds
}

/** A shape never changes, so its box is found once. */
const kept = new WeakMap<Built, Bounds | null>()

/** The box, along the outer axes, around a box that was moved by `t`. */
export const transformBounds = (t: Transform, b: Bounds): Bounds => {
  const centre = transformPoint(t, [(b.min[0] + b.max[0]) / 2, (b.min[1] + b.max[1]) / 2, (b.min[2] + b.max[2]) / 2])
  const half = spread(t.rotation, [
    ((b.max[0] - b.min[0]) / 2) * t.scale[0],
    ((b.max[1] - b.min[1]) / 2) * t.scale[1],
    ((b.max[2] - b.min[2]) / 2) * t.scale[2],
  ])
  return {
    min: [centre[0] - half[0], centre[1] - half[1], centre[2] - half[2]],
    max: [centre[0] + half[0], centre[1] + half[1], centre[2] + half[2]],
  }
}

/** Half sizes of a turned box: the sum of what its three half edges reach along each axis. */
const spread = (q: Quat, half: Vec3): Vec3 => {
  const edges = [rotate(q, [half[0], 0, 0]), rotate(q, [0, half[1], 0]), rotate(q, [0, 0, half[2]])]
  const along = (k: 0 | 1 | 2) => edges.reduce((sum, edge) => sum + Math.abs(edge[k]), 0)
  return [along(0), along(1), along(2)]
}

/** The box around all of these; null for none. */
export const unionBounds = (all: Iterable<Bounds>): Bounds | null => {
  let union: Bounds | null = null
  for (const b of all) {
    if (!union) union = b
    else
      union = {
        min: [Math.min(union.min[0], b.min[0]), Math.min(union.min[1], b.min[1]), Math.min(union.min[2], b.min[2])],
        max: [Math.max(union.max[0], b.max[0]), Math.max(union.max[1], b.max[1]), Math.max(union.max[2], b.max[2])],
      }
  }
  return union
}

/** A body's reach as a share of its height: half width, top, half depth. Poses that lie are as long as they were high. */
const UPRIGHT = [0.22, 1.01, 0.18] as const
const SEATED = [0.22, 0.82, 0.34] as const
const LYING = [0.22, 0.2, 0.55] as const

const characterBounds = (node: NodeOf<'character'>): Bounds => {
  const shape = node.pose.startsWith('lie') ? LYING : /^(sit|kneel|crouch)/.test(node.pose) ? SEATED : UPRIGHT
  const [x, y, z] = [shape[0] * node.height, shape[1] * node.height, shape[2] * node.height]
  return { min: [-x, 0, -z], max: [x, y, z] }
}

const cube = (half: number): Bounds => ({ min: [-half, -half, -half], max: [half, half, half] })

/**
 * The box of a node alone, in its own space and before its scale; null for one that has no body (a group, a prop without
 * a known asset). Lights and cameras have the size of their picture in the viewport.
 */
export const localBounds = (node: StageNode, builtOf: (prop: NodeOf<'prop'>) => Built | null): Bounds | null => {
  switch (node.kind) {
    case 'group':
      return null
    case 'prop': {
      const built = builtOf(node)
      return built && boundsOfBuilt(built)
    }
    case 'character':
      return characterBounds(node)
    case 'light':
      return cube(0.15)
    case 'camera':
      return { min: [-0.1, -0.12, -0.15], max: [0.1, 0.14, 0.3] }
    case 'mark':
      return { min: [-0.15, 0, -0.15], max: [0.15, 0.004, 0.1] }
  }
}
