import { describe, expect, it } from 'vitest'
import { rotate } from '../space/math.ts'
import { lookAt } from './look-at.ts'
import { mannequin } from './mannequin.ts'
import { posed } from './posed.ts'
import { poses } from './poses.ts'
import { BONES, boneIndex, restHead } from './skeleton.ts'

const look = { build: 'male', hairStyle: 'short', beard: true, wardrobe: 'robe' } as const

describe('skeleton', () => {
  it('has the 55 bones of a VRM humanoid, parents before children', () => {
    expect(BONES).toHaveLength(55)
    for (const [index, bone] of BONES.entries())
      if (bone.parent !== null) expect(boneIndex.get(bone.parent)).toBeLessThan(index)
  })

  it('is as wide on the left as on the right', () => {
    for (const bone of BONES.filter((b) => b.id.startsWith('left'))) {
      const other = BONES[boneIndex.get(bone.id.replace('left', 'right')) ?? 0]
      expect(other?.head[0]).toBeCloseTo(-bone.head[0], 9)
      expect(other?.head[1]).toBeCloseTo(bone.head[1], 9)
    }
  })
})

describe('mannequin', () => {
  const parts = mannequin(look)

  it('is a closed skin with outward faces in every part', () => {
    for (const part of parts) {
      let volume = 0
      const at = (corner: number) => {
        const i = (part.indices[corner] ?? 0) * 3
        return [part.positions[i] ?? 0, part.positions[i + 1] ?? 0, part.positions[i + 2] ?? 0] as const
      }
      for (let i = 0; i < part.indices.length; i += 3) {
        const [a, b, c] = [at(i), at(i + 1), at(i + 2)]
        volume +=
          (a[0] * (b[1] * c[2] - b[2] * c[1]) - a[1] * (b[0] * c[2] - b[2] * c[0]) + a[2] * (b[0] * c[1] - b[1] * c[0])) / 6
      }
      expect(volume, part.tint).toBeGreaterThan(0)
    }
  })

  it('gives each vertex bones whose weights add up to one', () => {
    for (const part of parts)
      for (let i = 0; i < part.weights.length; i += 4) {
        const sum = [0, 1, 2, 3].reduce((total, k) => total + (part.weights[i + k] ?? 0), 0)
        expect(sum).toBeCloseTo(1, 4)
        expect(part.joints[i]).toBeLessThan(BONES.length)
      }
  })

  it('is one stature high and stands on the floor', () => {
    const heights = parts.flatMap((part) => [...part.positions.filter((_, i) => i % 3 === 1)])
    expect(Math.max(...heights.slice(0, 100_000))).toBeGreaterThan(0.98)
    expect(heights.reduce((low, y) => Math.min(low, y), 1)).toBeGreaterThan(-0.01)
    expect(heights.reduce((high, y) => Math.max(high, y), 0)).toBeLessThan(1.03)
  })

  it('is made once for each look', () => {
    expect(mannequin({ ...look })).toBe(parts)
    expect(mannequin({ ...look, build: 'female' })).not.toBe(parts)
  })
})

describe('poses', () => {
  it('names only bones of the skeleton', () => {
    for (const pose of poses.values())
      for (const bone of pose.rotations.keys()) expect(boneIndex.has(bone), `${pose.id}: ${bone}`).toBe(true)
    expect(poses.size).toBeGreaterThanOrEqual(40)
  })

  it.each([...poses.values()].filter((pose) => pose.contact === 'floor').map((pose) => pose.id))(
    '%s rests on the floor',
    (id) => {
      const { joints, eyes } = posed({ build: 'female', height: 1.65, pose: id })
      const low = Math.min(...joints.map((joint) => joint.position[1]))
      expect(low).toBeGreaterThanOrEqual(0)
      expect(low).toBeLessThan(0.1)
      expect(eyes[1]).toBeLessThan(1.75)
    },
  )

  it('puts a sitting body on its seat, whatever its height', () => {
    for (const height of [1.5, 1.75, 2]) {
      const hips = posed({ build: 'male', height, pose: 'sit' }).joints[0]?.position[1] ?? 0
      expect(hips - 0.05 * height).toBeCloseTo(0.45, 6)
    }
  })

  it('stands where a pose is unknown', () => {
    expect(posed({ build: 'male', height: 1.75, pose: 'no-such-pose' }).pose.id).toBe('stand')
  })

  it('keeps every bone at its length', () => {
    const { joints } = posed({ build: 'male', height: 1.8, pose: 'run' })
    for (const [index, bone] of BONES.entries()) {
      const up = bone.parent === null ? undefined : boneIndex.get(bone.parent)
      if (up === undefined) continue
      const parent = BONES[up]
      const a = joints[index]?.position ?? [0, 0, 0]
      const b = joints[up]?.position ?? [0, 0, 0]
      const rest = parent ? restHead(parent, 'male') : [0, 0, 0]
      const head = restHead(bone, 'male')
      const long = Math.hypot(head[0] - (rest[0] ?? 0), head[1] - (rest[1] ?? 0), head[2] - (rest[2] ?? 0)) * 1.8
      expect(Math.hypot(a[0] - b[0], a[1] - b[1], a[2] - b[2])).toBeCloseTo(long, 6)
    }
  })
})

describe('look-at', () => {
  it('turns the face to the target within reach', () => {
    const { facing } = posed({ build: 'male', height: 1.75, pose: 'stand', lookAt: [2, 1.6, 2] })
    expect(facing[0]).toBeGreaterThan(0.6)
    expect(facing[2]).toBeGreaterThan(0.6)
  })

  it('turns as far as a neck can, and no further', () => {
    const { neck, head } = lookAt([0.1, 0, -5])
    const turned = rotate(neck, rotate(head, [0, 0, 1]))
    expect((Math.atan2(turned[0], turned[2]) * 180) / Math.PI).toBeCloseTo(75, 0)
  })
})
