/** Thin leaves by the hundred: two-sided slips in one shape, bent by a joint in the middle. */
import type { Vec3 } from '../fields/index.ts'
import type { Shape } from './geometry.ts'

const unit = ([x, y, z]: Vec3): Vec3 => {
  const length = Math.hypot(x, y, z) || 1
  return [x / length, y / length, z / length]
}
const cross = (a: Vec3, b: Vec3): Vec3 => [a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0]]

/** Adds a leaf from root over its middle to the tip: `wide` metres at the middle, seen from both sides. */
export const addLeaf = (shape: Shape, root: Vec3, middle: Vec3, tip: Vec3, wide: number): void => {
  const along = unit([tip[0] - root[0], tip[1] - root[1], tip[2] - root[2]])
  const side = unit(Math.abs(along[1]) > 0.98 ? [1, 0, 0] : cross(along, [0, 1, 0]))
  const left: Vec3 = [middle[0] - (side[0] * wide) / 2, middle[1] - (side[1] * wide) / 2, middle[2] - (side[2] * wide) / 2]
  const right: Vec3 = [middle[0] + (side[0] * wide) / 2, middle[1] + (side[1] * wide) / 2, middle[2] + (side[2] * wide) / 2]
  const face = cross(along, side)
  // Leaves are lit as a crown of foliage is: partly from above whichever way they turn.
  const soft = unit([face[0] * 0.6, face[1] * 0.6 + 0.5 * Math.sign(face[1] || 1), face[2] * 0.6])
  const long = Math.hypot(tip[0] - root[0], tip[1] - root[1], tip[2] - root[2])
  for (const way of [1, -1]) {
    const base = shape.positions.length / 3
    shape.positions.push(...root, ...left, ...right, ...tip)
    for (let i = 0; i < 4; i++) shape.normals.push(soft[0] * way, soft[1] * way, soft[2] * way)
    shape.uvs.push(wide / 2, 0, 0, long / 2, wide, long / 2, wide / 2, long)
    // Front towards `face`: along × side.
    if (way > 0) shape.indices.push(base, base + 1, base + 2, base + 1, base + 3, base + 2)
    else shape.indices.push(base, base + 2, base + 1, base + 1, base + 2, base + 3)
  }
}
