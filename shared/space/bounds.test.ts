import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fieldsOf, KINDS, type Kind } from '../kinds/index.ts'
import type { Built } from '../kit/generator.ts'
import { buildProp } from '../kit/index.ts'
import type { StageNode } from '../stage/view.ts'
import { boundsOfBuilt, localBounds, transformBounds, unionBounds } from './bounds.ts'
import { fromAxisAngle, type Transform, transformPoint, type Vec3 } from './math.ts'

const number = (min: number, max: number) => fc.double({ min, max, noNaN: true })
const place: fc.Arbitrary<Transform> = fc
  .tuple(
    fc.tuple(number(-9, 9), number(-9, 9), number(-9, 9)),
    fc.tuple(number(-1, 1), number(-1, 1), number(0.1, 1)),
    number(-4, 4),
    fc.tuple(number(0.1, 4), number(0.1, 4), number(0.1, 4)),
  )
  .map(([position, axis, angle, scale]) => ({ position, rotation: fromAxisAngle(axis, angle), scale }))

const node = (kind: Kind, values: object = {}): StageNode =>
  Object.freeze({
    id: 'n',
    parent: null,
    order: 'a0',
    kind,
    ...Object.fromEntries(Object.entries(fieldsOf(kind)).map(([name, field]) => [name, field.default])),
    ...values,
  }) as unknown as StageNode

const builtOf = (prop: { readonly asset: string }): Built | null => buildProp(prop.asset, {}, 0)

describe('bounds', () => {
  it('hold every corner of the box that was moved, and no more than needed', () => {
    const box = { min: [-0.4, 0, -0.2] as Vec3, max: [0.4, 1.1, 0.3] as Vec3 }
    fc.assert(
      fc.property(place, (t) => {
        const moved = transformBounds(t, box)
        const corners = [0, 1, 2, 3, 4, 5, 6, 7].map((i) =>
          transformPoint(t, [
            i & 1 ? box.max[0] : box.min[0],
            i & 2 ? box.max[1] : box.min[1],
            i & 4 ? box.max[2] : box.min[2],
          ]),
        )
        for (const k of [0, 1, 2] as const) {
          expect(Math.min(...corners.map((c) => c[k]))).toBeCloseTo(moved.min[k], 6)
          expect(Math.max(...corners.map((c) => c[k]))).toBeCloseTo(moved.max[k], 6)
        }
      }),
      { numRuns: 300 },
    )
  })

  it('of a shape hold all its vertices', () => {
    const built = buildProp('camel', {}, 0)!
    const { min, max } = boundsOfBuilt(built)!
    for (const { mesh } of built.parts)
      for (const [i, n] of mesh.positions.entries()) {
        const k = (i % 3) as 0 | 1 | 2
        if (n < min[k] || n > max[k]) throw new Error(`${n} is outside`)
      }
    expect(max[1]).toBeGreaterThan(2)
  })

  it('are joined into one, or none', () => {
    expect(unionBounds([])).toBeNull()
    const union = unionBounds([
      { min: [0, 0, 0], max: [1, 1, 1] },
      { min: [-1, 0.5, 2], max: [0, 3, 4] },
    ])
    expect(union).toEqual({ min: [-1, 0, 0], max: [1, 3, 4] })
  })

  it('are known for every kind of node', () => {
    for (const kind of KINDS) {
      const bounds = localBounds(node(kind, kind === 'prop' ? { asset: 'crate-wood' } : {}), builtOf)
      if (kind === 'group') expect(bounds).toBeNull()
      else for (const k of [0, 1, 2] as const) expect(bounds!.max[k]).toBeGreaterThan(bounds!.min[k])
    }
    expect(localBounds(node('prop', { asset: 'no-such' }), builtOf)).toBeNull()
  })

  it('of a body follow its height and pose', () => {
    const tall = localBounds(node('character', { height: 2 }), builtOf)!
    const lying = localBounds(node('character', { height: 2, pose: 'lie-back' }), builtOf)!
    expect(tall.max[1]).toBeCloseTo(2.02, 2)
    expect(lying.max[1]).toBeLessThan(0.6)
    expect(lying.max[2] - lying.min[2]).toBeGreaterThan(1.8)
  })
})
