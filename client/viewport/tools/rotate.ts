/** Turns about an axis of the gizmo; several things turn about their common pivot. */
import {
  addV,
  crossV,
  dotV,
  fromAxisAngle,
  lengthV,
  mulQ,
  normalizeQ,
  normalizeV,
  rotate,
  scaleV,
  subV,
  type Vec3,
} from '../../../shared/space/math.ts'
import { axisOf } from '../gizmo.ts'
import { sayQuantity } from '../numeric.ts'
import { pixelAt, project, rayAt, rayOnPlane } from '../projection.ts'
import { snapAngle } from '../snap.ts'
import type { Grip, Stroke, StrokeInput, ToolDef } from './tool.ts'

export const rotateStroke = (grip: Grip, input: StrokeInput): Stroke => {
  const axis = axisOf(input.lock ?? grip.handle) ?? 1
  const way = grip.axes[axis]
  const angle = input.typed ?? snapAngle(input.snap, angleOf(grip, input, way))
  const turn = fromAxisAngle(way, angle)
  const worlds = new Map(
    grip.held.map(({ id, world }) => {
      const position =
        grip.held.length === 1 ? world.position : addV(grip.pivot, rotate(turn, subV(world.position, grip.pivot)))
      return [id, { ...world, position, rotation: normalizeQ(mulQ(turn, world.rotation)) }]
    }),
  )
  return { worlds, says: sayQuantity(angle, 'angle'), line: null }
}

/** Radians about `way` between where the drag began and where the pointer is, −π…π. */
const angleOf = (grip: Grip, { at }: StrokeInput, way: Vec3): number => {
  const ray = rayAt(grip.lens, at.x, at.y)
  const eye = normalizeV(subV(grip.lens.position, grip.pivot))
  const facing = grip.lens.orthoHeight === null ? eye : ray.direction
  if (Math.abs(dotV(way, facing)) < 0.15) return fromTheSide(grip, at, way)
  const from = rayOnPlane(rayAt(grip.lens, grip.start.x, grip.start.y), grip.pivot, way)
  const to = rayOnPlane(ray, grip.pivot, way)
  if (!from || !to) return fromTheSide(grip, at, way)
  const a = subV(from, grip.pivot)
  const b = subV(to, grip.pivot)
  if (lengthV(a) === 0 || lengthV(b) === 0) return 0
  return Math.atan2(dotV(crossV(a, b), way), dotV(a, b))
}

/** A ring seen from its edge is a line: sliding along it turns, one radian for its radius of 78 pixels. */
const fromTheSide = (grip: Grip, at: { readonly x: number; readonly y: number }, way: Vec3): number => {
  const centre = project(grip.lens, grip.pivot)
  const toEye = normalizeV(subV(grip.lens.position, grip.pivot))
  const tangent = normalizeV(crossV(way, toEye))
  const tip = project(grip.lens, addV(grip.pivot, scaleV(tangent, 50 * pixelAt(grip.lens, grip.pivot))))
  if (!centre || !tip) return 0
  const length = Math.hypot(tip.x - centre.x, tip.y - centre.y) || 1
  const slid = ((at.x - grip.start.x) * (tip.x - centre.x) + (at.y - grip.start.y) * (tip.y - centre.y)) / length
  return slid / 78
}

export const rotateTool: ToolDef = {
  id: 'rotate',
  label: 'Rotate',
  verb: 'Rotate',
  quantity: 'angle',
  handles: ['turn-x', 'turn-y', 'turn-z'],
  onThing: null,
  grabs: 'turn-y',
  onAxis: (axis) => `turn-${axis}`,
  stroke: rotateStroke,
}
