/** Linear blend skinning on the CPU, for rays and outlines; the picture does the same on the GPU. */
import type { SkinnedPart } from '../../../shared/body/mannequin.ts'
import type { Posed } from '../../../shared/body/posed.ts'
import { BONES, type Build, restHead } from '../../../shared/body/skeleton.ts'
import type { Mesh } from '../../../shared/kit/generator.ts'
import { rotate, scaleV, subV, type Vec3 } from '../../../shared/space/math.ts'

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
