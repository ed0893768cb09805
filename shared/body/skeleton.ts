/** The 55 bones of a VRM 1.0 humanoid, as fractions of stature in T-pose: Y up, facing +Z, the character's left is +X. */
import type { Vec3 } from '../fields/index.ts'
import table from './skeleton.json' with { type: 'json' }

export type Build = 'male' | 'female'

export interface Bone {
  /** VRM 1.0 humanoid bone name. */
  readonly id: string
  readonly parent: string | null
  /** Head of the bone in T-pose, fraction of stature, male. */
  readonly head: Vec3
  /** Smallest and largest rotation about x, y and z, radians. */
  readonly limits: readonly (readonly [number, number])[]
}

const rad = (degrees: number) => (degrees * Math.PI) / 180

/** Parents stand before their children. */
export const BONES: readonly Bone[] = table.bones.map((row) => ({
  id: row.id,
  parent: row.parent,
  head: [row.head[0] ?? 0, row.head[1] ?? 0, row.head[2] ?? 0],
  limits: row.limitsDeg.map(([low, high]) => [rad(low ?? 0), rad(high ?? 0)] as const),
}))

export const boneIndex: ReadonlyMap<string, number> = new Map(BONES.map((bone, index) => [bone.id, index]))

const ARM = /(Shoulder|Arm|Hand|Thumb|Index|Middle|Ring|Little)/
const LEG = /(Leg|Foot|Toes)/

/** Head of a bone in T-pose for a build, fraction of stature. Women: shoulders 12 mm narrower a side, hips 4 mm wider (ANSUR means). */
export const restHead = (bone: Bone, build: Build): Vec3 => {
  const [x, y, z] = bone.head
  if (build === 'male' || x === 0) return bone.head
  const side = Math.sign(x)
  if (ARM.test(bone.id)) return [x - side * 0.007, y, z]
  if (LEG.test(bone.id)) return [x + side * 0.0025, y, z]
  return bone.head
}
