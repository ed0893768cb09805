import type { Vec3 } from '../fields/index.ts'
import { oneOf } from '../fields/index.ts'
import { generator } from './generator.ts'
import { between, part, times } from './geometry.ts'
import { ellipsoid } from './grid.ts'
import { facts, length } from './sizes.ts'
import { rod, spline, tube } from './solids.ts'

/** A shepherd's staff, upright: a peeled branch with knots; plain, forked, or bent to a crook at the top. */
export const staff = generator({
  ...facts('staff'),
  placement: 'floor',
  materials: ['wood-weathered', 'wood-oak', 'wood-walnut', 'bamboo', 'wood-ebony'],
  params: {
    height: length('staff', 'height', 'Length'),
    thick: length('staff', 'width', 'Thickness'),
    top: oneOf({ knob: 'Knob', fork: 'Fork', crook: 'Crook' }, { label: 'Top', default: 'crook', group: 'Shape' }),
    grip: oneOf({ none: 'Bare', leather: 'Leather', cord: 'Cord' }, { label: 'Grip', default: 'leather', group: 'Shape' }),
  },
  build: ({ height: h, thick, top, grip }, random) => {
    const r = thick * 0.36
    const bend = () => between(random, -1, 1) * thick * 0.1
    const end = top === 'crook' ? h * 0.9 : top === 'fork' ? h * 0.94 : h - thick * 0.5
    const points: Vec3[] = times(6, (i) => [i === 0 ? 0 : bend(), (end * i) / 5, i === 0 ? 0 : bend()])
    const last = points[points.length - 1]!
    const hook = h * 0.055
    const crook: Vec3[] =
      top === 'crook'
        ? times(8, (i) => {
            const a = Math.PI - (i / 7) * Math.PI * 1.35
            return [last[0] + hook + Math.cos(a) * hook, h - hook - r + Math.sin(a) * hook, last[2]]
          })
        : []
    const shaft = tube(
      spline([...points, ...crook], 3),
      (t) => r * (0.85 + 0.15 * Math.min(1, t * 2)) * (1 + 0.06 * Math.sin(t * 23)),
      { sides: 9 },
    )
    const knots = times(4, (i) => {
      const t = 0.18 + 0.2 * i + between(random, -0.04, 0.04)
      const a = random() * Math.PI * 2
      const [x, y, z] = points[Math.round(t * 5)]!
      return ellipsoid([r * 0.5, r * 0.8, r * 0.5], [x + Math.sin(a) * r * 0.7, y + 0.02, z + Math.cos(a) * r * 0.7], 7)
    })
    const head =
      top === 'fork'
        ? [-1, 1].map((s) => rod(last, [last[0] + s * thick * 0.75, h - r, last[2]], r * 0.9, r * 0.6))
        : top === 'knob'
          ? [ellipsoid([thick * 0.5, thick * 0.62, thick * 0.5], [last[0], h - thick * 0.62, last[2]], 12)]
          : []
    const wound = (y: number) => points[3]![0] * 0.5 + (y > 0 ? points[4]![0] * 0.5 : 0)
    const wrap =
      grip === 'none'
        ? []
        : times(grip === 'cord' ? 14 : 9, (i) => {
            const step = grip === 'cord' ? 0.009 : 0.016
            const y = h * 0.66 + i * step
            return rod(
              [wound(y), y, (points[3]![2] + points[4]![2]) / 2],
              [wound(y), y + step * 0.9, (points[3]![2] + points[4]![2]) / 2],
              r * 1.22,
              r * 1.15,
              9,
            )
          })
    return {
      parts: [
        part('wood-weathered', [shaft, ...knots, ...head], 'main'),
        ...(wrap.length > 0 ? [part(grip === 'cord' ? 'rope' : 'leather-brown', wrap)] : []),
      ],
      surfaces: [],
      anchors: [{ kind: 'reach', at: [0, h * 0.68, 0], facing: 0 }],
    }
  },
})
