/** Reading, clamping and packing of a transform inside the doc: graves, what a move left, nodes. */
import type { Json } from '../fields/field.ts'
import { MAX_COORDINATE, type Quat, type Vec3 } from '../fields/index.ts'
import { commonFields } from '../kinds/kind.ts'
import { IDENTITY, type Transform } from '../space/math.ts'

const { position, rotation, scale } = commonFields

/** Tolerant: of any object, each part that is no good is the identity's. */
export const readTransform = (raw: object): Transform => {
  const part = raw as { position?: unknown; rotation?: unknown; scale?: unknown }
  return {
    position: position.read(part.position),
    rotation: rotation.read(part.rotation),
    scale: scale.read(part.scale),
  }
}

export const transformOf = (node: Transform): Transform => ({
  position: node.position,
  rotation: node.rotation,
  scale: node.scale,
})

const within = (v: Vec3, min: number, max: number): Vec3 =>
  Object.freeze([
    Math.min(max, Math.max(min, v[0])),
    Math.min(max, Math.max(min, v[1])),
    Math.min(max, Math.max(min, v[2])),
  ] as const)

const SCALE = { min: scale.min ?? 0, max: scale.max ?? Number.MAX_VALUE }

/** The nearest transform that may be written: what is computed may leave the range of what is typed. */
export const clampTransform = (t: Transform): Transform => ({
  position: within(t.position, -MAX_COORDINATE, MAX_COORDINATE),
  rotation: Object.freeze([...t.rotation]) as unknown as Quat,
  scale: within(t.scale, SCALE.min, SCALE.max),
})

const same = (a: readonly number[], b: readonly number[]) => a.every((n, i) => n === b[i])

/** As it is stored: parts that are the identity's are left out. */
export const packTransform = (t: Transform): { [part: string]: Json } => {
  const packed: { [part: string]: Json } = {}
  if (!same(t.position, IDENTITY.position)) packed.position = [...t.position]
  if (!same(t.rotation, IDENTITY.rotation)) packed.rotation = [...t.rotation]
  if (!same(t.scale, IDENTITY.scale)) packed.scale = [...t.scale]
  return packed
}
