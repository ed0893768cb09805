/** Grows along an axis or evenly; several things also spread about their common pivot. Never shears. */
import { addV, dotV, rotate, scaleV, subV, type Transform, type Vec3 } from '../../../shared/space/math.ts'
import { axisOf } from '../gizmo.ts'
import { sayQuantity } from '../numeric.ts'
import { rayAlongAxis, rayAt } from '../projection.ts'
import { snapFactor } from '../snap.ts'
import type { Grip, Stroke, StrokeInput, ToolDef } from './tool.ts'

/** Pixels of a drag on the centre that double the size. */
const DOUBLES_PX = 100

export const scaleStroke = (grip: Grip, input: StrokeInput): Stroke => {
  const axis = axisOf(input.lock ?? grip.handle)
  const raw = input.typed ?? (axis === null ? evenly(grip, input) : alongAxis(grip, input, grip.axes[axis]))
  const factor = input.typed === null ? snapFactor(input.snap, raw, input.at.mods.shift) : Math.max(0.001, Math.abs(raw))
  const worlds = new Map(grip.held.map(({ id, world }) => [id, grow(grip, world, axis, factor)]))
  return { worlds, says: sayQuantity(factor, 'factor'), line: null }
}

const evenly = (grip: Grip, { at }: StrokeInput): number => 2 ** ((at.x - grip.start.x - (at.y - grip.start.y)) / DOUBLES_PX)

const alongAxis = (grip: Grip, { at }: StrokeInput, way: Vec3): number => {
  const from = rayAlongAxis(rayAt(grip.lens, grip.start.x, grip.start.y), grip.pivot, way)
  const to = rayAlongAxis(rayAt(grip.lens, at.x, at.y), grip.pivot, way)
  return from === null || to === null || Math.abs(from) < 1e-6 ? 1 : Math.max(0.001, to / from)
}

const OWN: readonly [Vec3, Vec3, Vec3] = [
  [1, 0, 0],
  [0, 1, 0],
  [0, 0, 1],
]

const grow = (grip: Grip, world: Transform, axis: 0 | 1 | 2 | null, factor: number): Transform => {
  const off = subV(world.position, grip.pivot)
  const alone = grip.held.length === 1
  if (axis === null) {
    const position = alone ? world.position : addV(grip.pivot, scaleV(off, factor))
    return { ...world, position, scale: scaleV(world.scale, factor) }
  }
  const way = grip.axes[axis]
  const position = alone ? world.position : addV(world.position, scaleV(way, dotV(off, way) * (factor - 1)))
  // The thing's own axis that runs most along the handle: growing along any other would shear it.
  const leaning = OWN.map((own) => Math.abs(dotV(rotate(world.rotation, own), way)))
  const own = leaning.indexOf(Math.max(...leaning))
  const [x, y, z] = world.scale
  return { ...world, position, scale: [own === 0 ? x * factor : x, own === 1 ? y * factor : y, own === 2 ? z * factor : z] }
}

export const scaleTool: ToolDef = {
  id: 'scale',
  label: 'Scale',
  verb: 'Scale',
  quantity: 'factor',
  handles: ['size-all', 'size-x', 'size-y', 'size-z'],
  onThing: null,
  grabs: 'size-all',
  onAxis: (axis) => `size-${axis}`,
  stroke: scaleStroke,
}
