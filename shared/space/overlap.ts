/**
 * Oriented boxes: the shape in which the solver, the checks and walking see things. How deep two of them stand in each
 * other by the separating-axis test (15 axes; Gottschalk, Lin, Manocha 1996). Metres; pure.
 */
import { crossV, dotV, mulV, type Quat, rotate, type Transform, transformPoint, type Vec3 } from './math.ts'

/** A box with its axes and its upright hull worked out, since each is compared with many others. */
export interface Box {
  readonly centre: Vec3
  /** Half of each side, never negative. */
  readonly half: Vec3
  /** Unit vectors of the box's own x, y and z. */
  readonly axes: readonly [Vec3, Vec3, Vec3]
  /** Upright hull in the world. */
  readonly min: Vec3
  readonly max: Vec3
}

/** Contact: how deep things may stand in each other before it counts. A rug gives way, a cushion too; a wall does not. */
export const TOUCH_M = 0.03

export const makeBox = (centre: Vec3, half: Vec3, rotation: Quat): Box => {
  const axes = [rotate(rotation, [1, 0, 0]), rotate(rotation, [0, 1, 0]), rotate(rotation, [0, 0, 1])] as const
  const reach = (i: 0 | 1 | 2) =>
    Math.abs(axes[0][i]) * half[0] + Math.abs(axes[1][i]) * half[1] + Math.abs(axes[2][i]) * half[2]
  const [x, y, z] = [reach(0), reach(1), reach(2)]
  return {
    centre,
    half,
    axes,
    min: [centre[0] - x, centre[1] - y, centre[2] - z],
    max: [centre[0] + x, centre[1] + y, centre[2] + z],
  }
}

/** The box that holds `min…max` of a thing's own space, where the thing stands. */
export const boxAt = (t: Transform, { min, max }: { readonly min: Vec3; readonly max: Vec3 }): Box => {
  const middle: Vec3 = [(min[0] + max[0]) / 2, (min[1] + max[1]) / 2, (min[2] + max[2]) / 2]
  const size = mulV([(max[0] - min[0]) / 2, (max[1] - min[1]) / 2, (max[2] - min[2]) / 2], t.scale)
  return makeBox(transformPoint(t, middle), [Math.abs(size[0]), Math.abs(size[1]), Math.abs(size[2])], t.rotation)
}

const apart = (a: Box, b: Box, by: number): boolean =>
  a.max[0] - by <= b.min[0] ||
  b.max[0] - by <= a.min[0] ||
  a.max[1] - by <= b.min[1] ||
  b.max[1] - by <= a.min[1] ||
  a.max[2] - by <= b.min[2] ||
  b.max[2] - by <= a.min[2]

const radius = (box: Box, axis: Vec3): number =>
  box.half[0] * Math.abs(dotV(box.axes[0], axis)) +
  box.half[1] * Math.abs(dotV(box.axes[1], axis)) +
  box.half[2] * Math.abs(dotV(box.axes[2], axis))

/** How far the boxes stand in each other along the axis on which it is least, metres; 0 or less: they do not touch. */
export const penetration = (a: Box, b: Box): number => {
  if (apart(a, b, 0)) return 0
  const between: Vec3 = [b.centre[0] - a.centre[0], b.centre[1] - a.centre[1], b.centre[2] - a.centre[2]]
  let least = Number.POSITIVE_INFINITY
  const along = (axis: Vec3): boolean => {
    const depth = radius(a, axis) + radius(b, axis) - Math.abs(dotV(between, axis))
    if (depth < least) least = depth
    return depth > 0
  }
  for (const axis of a.axes) if (!along(axis)) return 0
  for (const axis of b.axes) if (!along(axis)) return 0
  for (const one of a.axes)
    for (const two of b.axes) {
      const axis = crossV(one, two)
      const length = Math.hypot(axis[0], axis[1], axis[2])
      // Parallel edges: the axis is one of the faces' already.
      if (length < 1e-6) continue
      if (!along([axis[0] / length, axis[1] / length, axis[2] / length])) return 0
    }
  return least
}

/** Whether two boxes stand deeper in each other than `touch` metres. */
export const overlaps = (a: Box, b: Box, touch = TOUCH_M): boolean => !apart(a, b, touch) && penetration(a, b) > touch

/** The same box with `by` metres more on each side, level only (x and z of the box). */
export const widened = (box: Box, by: number): Box => {
  const half: Vec3 = [Math.max(0, box.half[0] + by), box.half[1], Math.max(0, box.half[2] + by)]
  const reach = (i: 0 | 1 | 2) =>
    Math.abs(box.axes[0][i]) * half[0] + Math.abs(box.axes[1][i]) * half[1] + Math.abs(box.axes[2][i]) * half[2]
  const [x, y, z] = [reach(0), reach(1), reach(2)]
  const { centre } = box
  return {
    ...box,
    half,
    min: [centre[0] - x, centre[1] - y, centre[2] - z],
    max: [centre[0] + x, centre[1] + y, centre[2] + z],
  }
}

/** Whether a point is inside the box, at least `deep` metres below its faces. */
export const holds = (box: Box, point: Vec3, deep = 0): boolean => {
  const d: Vec3 = [point[0] - box.centre[0], point[1] - box.centre[1], point[2] - box.centre[2]]
  return (
    Math.abs(dotV(d, box.axes[0])) <= box.half[0] - deep &&
    Math.abs(dotV(d, box.axes[1])) <= box.half[1] - deep &&
    Math.abs(dotV(d, box.axes[2])) <= box.half[2] - deep
  )
}
