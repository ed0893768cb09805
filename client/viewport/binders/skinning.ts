/**
 * A posed body on the CPU: its skin (linear blend, as the GPU does) for outlines, its limbs as blocks for rays. A tree over
 * the 40,000 triangles of the skin takes a tenth of a second for each pose; over the blocks it takes nothing.
 */
import type { SkinnedPart } from '../../../shared/body/mannequin.ts'
import type { Posed } from '../../../shared/body/posed.ts'
import { BONES, type Build, restHead } from '../../../shared/body/skeleton.ts'
import type { Built, Mesh } from '../../../shared/kit/generator.ts'
import { addV, crossV, lengthV, normalizeV, rotate, scaleV, subV, type Vec3 } from '../../../shared/space/math.ts'
import { boxesMesh } from '../shape.ts'

/** The skin of a posed figure, metres, in the character's space. */
export const skinned = (part: SkinnedPart, pose: Posed, build: Build, height: number): Mesh => {
  const count = part.positions.length / 3
  const positions = new Float32Array(count * 3)
  const normals = new Float32Array(count * 3)
  const rest = BONES.map((bone) => scaleV(restHead(bone, build), height))
  for (let i = 0; i < count; i++) {
    const at: Vec3 = [part.positions[i * 3]! * height, part.positions[i * 3 + 1]! * height, part.positions[i * 3 + 2]! * height]
    const normal: Vec3 = [part.normals[i * 3]!, part.normals[i * 3 + 1]!, part.normals[i * 3 + 2]!]
    for (let slot = 0; slot < 4; slot++) {
      const weight = part.weights[i * 4 + slot]!
      if (weight === 0) continue
      const bone = part.joints[i * 4 + slot]!
      const joint = pose.joints[bone]!
      const p = rotate(joint.rotation, subV(at, rest[bone]!))
      const n = rotate(joint.rotation, normal)
      for (const k of [0, 1, 2] as const) {
        positions[i * 3 + k] = positions[i * 3 + k]! + (p[k] + joint.position[k]) * weight
        normals[i * 3 + k] = normals[i * 3 + k]! + n[k] * weight
      }
    }
  }
  return { positions, normals, uvs: new Float32Array(count * 2), indices: part.indices }
}

/** Half thickness of what lies about each bone, fraction of stature. */
const THICK: readonly (readonly [RegExp, number])[] = [
  [/^(hips|spine|chest|upperChest)$/, 0.085],
  [/^neck$/, 0.035],
  [/^head$/, 0.055],
  [/Shoulder$/, 0.04],
  [/UpperLeg$/, 0.05],
  [/LowerLeg$/, 0.035],
  [/UpperArm$/, 0.032],
  [/(LowerArm|Hand|Foot)$/, 0.025],
]
/** Length of what has no further bone: hands, feet, head. */
const ENDS: Readonly<Record<string, Vec3>> = {
  head: [0, 0.12, 0.01],
  leftHand: [0.09, 0, 0],
  rightHand: [-0.09, 0, 0],
  leftFoot: [0, -0.03, 0.12],
  rightFoot: [0, -0.03, 0.12],
}

/** One block a limb, metres, in the character's space. */
export const limbs = (pose: Posed, height: number): Built => {
  const parts: Built['parts'][number][] = []
  for (const [index, bone] of BONES.entries()) {
    const thick = THICK.find(([name]) => name.test(bone.id))?.[1]
    const from = pose.joints[index]
    if (!thick || !from) continue
    const end = ENDS[bone.id]
    const child = BONES.findIndex((other) => other.parent === bone.id && THICK.some(([name]) => name.test(other.id)))
    const to = end ? addV(from.position, rotate(from.rotation, scaleV(end, height))) : pose.joints[child]?.position
    if (to) parts.push({ mesh: block(from.position, to, thick * height), material: '', slot: 'fixed' })
  }
  return { parts, surfaces: [], anchors: [] }
}

/** A square bar from one point to another, a little longer than that at both ends. */
const block = (from: Vec3, to: Vec3, half: number): Mesh => {
  const way = subV(to, from)
  const along = lengthV(way) > 1e-6 ? normalizeV(way) : ([0, 1, 0] as Vec3)
  const side = normalizeV(crossV(along, Math.abs(along[1]) < 0.9 ? [0, 1, 0] : [1, 0, 0]))
  const front = crossV(side, along)
  const unit = boxesMesh([{ min: [-half, -half * 0.5, -half], max: [half, lengthV(way) + half * 0.5, half] }])
  const turn = (list: Float32Array, origin: Vec3) => {
    for (let i = 0; i < list.length; i += 3) {
      const [x, y, z] = [list[i]!, list[i + 1]!, list[i + 2]!]
      for (const k of [0, 1, 2] as const) list[i + k] = origin[k] + side[k] * x + along[k] * y + front[k] * z
    }
  }
  turn(unit.positions, from)
  turn(unit.normals, [0, 0, 0])
  return unit
}
