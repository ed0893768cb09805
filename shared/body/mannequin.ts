/** The skinned mesh of a character: sections of `figure.ts` as triangles with bone weights, for a stature of one metre. */
import { figure, type Look, type Section, type Tint } from './figure.ts'
import { type Piece, skin } from './sdf.ts'
import { boneIndex } from './skeleton.ts'

export interface SkinnedPart {
  readonly tint: Tint
  /** Fractions of stature: scale by the height, in metres. */
  readonly positions: Float32Array
  readonly normals: Float32Array
  readonly indices: Uint32Array
  /** Four bones a vertex (indices into `BONES`), heaviest first. */
  readonly joints: Uint8Array
  /** Four weights a vertex; they add up to 1. */
  readonly weights: Float32Array
}

/** How far two bones share flesh around a joint, fraction of stature. */
const SOFTNESS: Partial<Record<Tint, number>> = { costume: 0.012, costumeSecond: 0.012 }

const weigh = (pieces: readonly Piece[], x: number, y: number, z: number, softness: number): [number, number][] => {
  const nearest = new Map<number, number>()
  for (const piece of pieces) {
    const bone = boneIndex.get(piece.bone)
    if (bone === undefined) throw new Error(`no bone ${piece.bone}`)
    const d = piece.distance(x, y, z)
    if (d < (nearest.get(bone) ?? 1e9)) nearest.set(bone, d)
  }
  const least = Math.min(...nearest.values())
  const shares = [...nearest]
    .map(([bone, d]): [number, number] => [bone, Math.exp(-(d - least) / softness)])
    .sort((a, b) => b[1] - a[1])
    .slice(0, 4)
  const sum = shares.reduce((total, [, share]) => total + share, 0)
  return shares.map(([bone, share]) => [bone, share / sum])
}

const make = ({ tint, solid }: Section): SkinnedPart => {
  const mesh = skin(solid)
  const count = mesh.positions.length / 3
  const joints = new Uint8Array(count * 4)
  const weights = new Float32Array(count * 4)
  const softness = SOFTNESS[tint] ?? 0.006
  for (let i = 0; i < count; i++)
    weigh(
      solid.pieces,
      mesh.positions[i * 3] ?? 0,
      mesh.positions[i * 3 + 1] ?? 0,
      mesh.positions[i * 3 + 2] ?? 0,
      softness,
    ).forEach(([bone, weight], slot) => {
      joints[i * 4 + slot] = bone
      weights[i * 4 + slot] = weight
    })
  return {
    tint,
    positions: new Float32Array(mesh.positions),
    normals: new Float32Array(mesh.normals),
    indices: new Uint32Array(mesh.indices),
    joints,
    weights,
  }
}

const otherSide = new Map(
  [...boneIndex].map(([id, index]) => [
    index,
    boneIndex.get(id.startsWith('left') ? id.replace('left', 'right') : id.replace('right', 'left')) ?? index,
  ]),
)

const mirrored = (part: SkinnedPart): SkinnedPart => {
  const flipX = (array: Float32Array) => array.map((value, index) => (index % 3 === 0 ? -value : value))
  const indices = part.indices.slice()
  for (let i = 0; i < indices.length; i += 3) {
    const b = indices[i + 1] as number
    indices[i + 1] = indices[i + 2] as number
    indices[i + 2] = b
  }
  return {
    ...part,
    positions: flipX(part.positions),
    normals: flipX(part.normals),
    indices,
    joints: part.joints.map((bone) => otherSide.get(bone) ?? bone),
  }
}

const merge = (tint: Tint, parts: readonly SkinnedPart[]): SkinnedPart => {
  const vertices = parts.reduce((sum, part) => sum + part.positions.length / 3, 0)
  const out = {
    tint,
    positions: new Float32Array(vertices * 3),
    normals: new Float32Array(vertices * 3),
    indices: new Uint32Array(parts.reduce((sum, part) => sum + part.indices.length, 0)),
    joints: new Uint8Array(vertices * 4),
    weights: new Float32Array(vertices * 4),
  }
  let vertex = 0
  let index = 0
  for (const part of parts) {
    out.positions.set(part.positions, vertex * 3)
    out.normals.set(part.normals, vertex * 3)
    out.joints.set(part.joints, vertex * 4)
    out.weights.set(part.weights, vertex * 4)
    out.indices.set(
      part.indices.map((i) => i + vertex),
      index,
    )
    vertex += part.positions.length / 3
    index += part.indices.length
  }
  return out
}

const made = new Map<string, readonly SkinnedPart[]>()

/**
 * The parts of a figure, one a tint, in T-pose and fractions of stature. Made once for each look (at most 32) and kept:
 * the arrays belong to everybody, do not write to them.
 */
export const mannequin = (look: Look): readonly SkinnedPart[] => {
  const key = `${look.build} ${look.hairStyle} ${look.beard} ${look.wardrobe}`
  const known = made.get(key)
  if (known) return known
  const { sections, leftHand } = figure(look)
  const hand = make(leftHand)
  const all = [...sections.map(make), hand, mirrored(hand)]
  const tints = [...new Set(all.map((part) => part.tint))]
  const parts = tints.map((tint) =>
    merge(
      tint,
      all.filter((part) => part.tint === tint),
    ),
  )
  made.set(key, parts)
  return parts
}
