/** Where every bone of a character is: pure forward kinematics, for the picture, the light meter and the agent alike. */
import type { Quat, Vec3 } from '../fields/index.ts'
import { addV, inverseQ, mulQ, rotate, scaleV, subV } from '../space/math.ts'
import { lookAt } from './look-at.ts'
import { type Pose, poseOf } from './poses.ts'
import { BONES, type Build, boneIndex, restHead } from './skeleton.ts'

export interface Joint {
  /** Head of the bone, metres, in the character's space (origin on the floor, facing +Z). */
  readonly position: Vec3
  readonly rotation: Quat
}

export interface Posed {
  readonly pose: Pose
  /** As `BONES`: place and turn of each bone in the character's space. */
  readonly joints: readonly Joint[]
  /** As `BONES`: rotation against the parent, for a skinned skeleton. */
  readonly local: readonly Quat[]
  /** Between the eyes, metres. */
  readonly eyes: Vec3
  /** Way that the face points, unit vector. */
  readonly facing: Vec3
  /** Highest point, metres. */
  readonly top: number
}

export interface PoseInput {
  readonly build: Build
  /** Metres. */
  readonly height: number
  readonly pose: string
  /** What the head turns to, in the character's space; null: straight on. */
  readonly lookAt?: Vec3 | null
}

const NONE: Quat = [0, 0, 0, 1]

/** Flesh below each bone's head that can touch the floor: [bone, point from its head at rest, radius], fractions of stature. */
type Sole = readonly [bone: string, at: Vec3, radius: number]

const LEFT_SOLES: readonly Sole[] = [
  ['Foot', [0, -0.021, -0.028], 0.018],
  ['Foot', [0, -0.024, 0.09], 0.015],
  ['Toes', [0, 0.003, 0.02], 0.013],
  ['LowerLeg', [0, 0, 0.004], 0.036],
  ['Hand', [0.03, 0, 0], 0.012],
]

const SOLES: readonly Sole[] = LEFT_SOLES.flatMap(([bone, [x, y, z], radius]): Sole[] => [
  [`left${bone}`, [x, y, z], radius],
  [`right${bone}`, [-x, y, z], radius],
])

/** Thickness of a lying body below its hips, fraction of stature. */
const LYING: Readonly<Record<string, number>> = { 'lie-side': 0.1 }

interface Chain {
  readonly positions: readonly Vec3[]
  readonly rotations: readonly Quat[]
  readonly local: readonly Quat[]
}

const forward = (build: Build, rotations: ReadonlyMap<string, Quat>): Chain => {
  const positions: Vec3[] = []
  const turned: Quat[] = []
  const local: Quat[] = []
  for (const bone of BONES) {
    const turn = rotations.get(bone.id) ?? NONE
    local.push(turn)
    const up = bone.parent === null ? -1 : (boneIndex.get(bone.parent) ?? -1)
    const parent = BONES[up]
    if (!parent) {
      positions.push([0, 0, 0])
      turned.push(turn)
      continue
    }
    const offset = subV(restHead(bone, build), restHead(parent, build))
    positions.push(addV(positions[up] as Vec3, rotate(turned[up] as Quat, offset)))
    turned.push(mulQ(turned[up] as Quat, turn))
  }
  return { positions, rotations: turned, local }
}

const lowest = (chain: Chain): number =>
  Math.min(
    ...SOLES.map(([bone, at, radius]) => {
      const index = boneIndex.get(bone) ?? 0
      return addV(chain.positions[index] as Vec3, rotate(chain.rotations[index] as Quat, at))[1] - radius
    }),
  )

/** Height of the hips, fraction of stature, such that the body rests on what its pose says. */
const hipsHeight = (pose: Pose, chain: Chain, height: number): number => {
  if (pose.contact === 'floor') return -lowest(chain)
  if (pose.contact === 'lie') return LYING[pose.id] ?? 0.06
  // 0.05 of stature from the hip joint down to the seat.
  return pose.seatM / height + 0.05
}

/** Forward kinematics of a pose, grounded, with the head turned. Fast enough to run for each edit (55 bones). */
export const posed = (input: PoseInput): Posed => {
  const pose = poseOf(input.pose)
  const { build, height } = input
  const at = (name: string) => boneIndex.get(name) ?? 0
  let chain = forward(build, pose.rotations)
  const lift = hipsHeight(pose, chain, height)
  const eyesOf = (c: Chain): Vec3 => {
    const left = c.positions[at('leftEye')] as Vec3
    const right = c.positions[at('rightEye')] as Vec3
    return scaleV(addV(addV(left, right), [0, 2 * lift, 0]), height / 2)
  }
  if (input.lookAt) {
    const chest = chain.rotations[at('upperChest')] as Quat
    const turn = lookAt(rotate(inverseQ(chest), subV(input.lookAt, eyesOf(chain))))
    chain = forward(build, new Map([...pose.rotations, ['neck', turn.neck], ['head', turn.head]]))
  }
  const joints = BONES.map((_, index): Joint => {
    const [x, y, z] = chain.positions[index] as Vec3
    return { position: [x * height, (y + lift) * height, z * height], rotation: chain.rotations[index] as Quat }
  })
  const head = chain.rotations[at('head')] as Quat
  const crown = addV(joints[at('head')]?.position ?? [0, 0, 0], rotate(head, [0, 0.13 * height, 0]))
  return {
    pose,
    joints,
    local: chain.local,
    eyes: eyesOf(chain),
    facing: rotate(head, [0, 0, 1]),
    top: Math.max(crown[1], ...joints.map((joint) => joint.position[1])),
  }
}
