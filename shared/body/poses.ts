/** The pose library: rotations of bones, and what the body rests on. Data in `poses.json`. */
import type { Quat, Vec3 } from '../fields/index.ts'
import { fromAxisAngle, mulQ } from '../space/math.ts'
import table from './poses.json' with { type: 'json' }

export interface Pose {
  readonly id: string
  readonly label: string
  /** What carries the body: the floor, a seat of `seatM`, or the surface that it lies on. */
  readonly contact: 'floor' | 'seat' | 'lie'
  /** Height of the hips, fraction of stature; for `floor` it is a start that grounding corrects. */
  readonly hips: number
  /** Height of the seat, metres; 0 unless `contact` is `seat`. */
  readonly seatM: number
  /** Rotation of each bone against its rest, by bone id. */
  readonly rotations: ReadonlyMap<string, Quat>
}

const X: Vec3 = [1, 0, 0]
const Y: Vec3 = [0, 1, 0]
const Z: Vec3 = [0, 0, 1]
const rad = (degrees: number) => (degrees * Math.PI) / 180

/** R = Rx · Ry · Rz on column vectors, degrees. */
const fromDegrees = ([x = 0, y = 0, z = 0]: readonly number[]): Quat =>
  mulQ(mulQ(fromAxisAngle(X, rad(x)), fromAxisAngle(Y, rad(y))), fromAxisAngle(Z, rad(z)))

const FINGERS = ['Index', 'Middle', 'Ring', 'Little']
const CURLS: Readonly<Record<string, number>> = { Proximal: 1, Intermediate: 1, Distal: 0.7 }

/** How far relaxed fingers curl, and how far those of a fist; degrees at the proximal joint. */
const RELAXED = 14
const FIST = 75

const fingers = (side: 'left' | 'right', degrees: number): [string, Quat][] =>
  FINGERS.flatMap((finger) =>
    Object.entries(CURLS).map(([joint, share]): [string, Quat] => [
      `${side}${finger}${joint}`,
      fromAxisAngle(Z, rad(degrees * share * (side === 'left' ? -1 : 1))),
    ]),
  )

interface Row {
  readonly id: string
  readonly label: string
  readonly contact: string
  readonly hips: number
  readonly seatM?: number
  readonly fists?: readonly string[]
  readonly rotationsDeg: { readonly [bone: string]: readonly number[] | undefined }
}

const read = (row: Row): Pose => {
  const straight = row.id === 't-pose' || row.id === 'a-pose'
  const hands = (['left', 'right'] as const).flatMap((side) =>
    straight ? [] : fingers(side, row.fists?.includes(side) ? FIST : RELAXED),
  )
  const turned = Object.entries(row.rotationsDeg).map(([bone, degrees]): [string, Quat] => [bone, fromDegrees(degrees ?? [])])
  return {
    id: row.id,
    label: row.label,
    contact: row.contact === 'seat' ? 'seat' : row.contact === 'lie' ? 'lie' : 'floor',
    hips: row.hips,
    seatM: row.seatM ?? 0,
    rotations: new Map([...hands, ...turned]),
  }
}

export const poses: ReadonlyMap<string, Pose> = new Map((table.poses as readonly Row[]).map((row) => [row.id, read(row)]))

/** The pose of an id; an unknown id stands. */
export const poseOf = (id: string): Pose => poses.get(id) ?? (poses.get('stand') as Pose)
