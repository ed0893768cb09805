import type { Vec3 } from '../fields/index.ts'
import { oneOf } from '../fields/index.ts'
import { addLeaf } from './foliage.ts'
import { generator } from './generator.ts'
import { between, emptyShape, part } from './geometry.ts'
import { lathe } from './grid.ts'
import { count, facts, round, share } from './sizes.ts'
import { spline, tube } from './solids.ts'

/** A house plant in a pot: broad leaves on stems, or long blades. */
export const plantPot = generator({
  ...facts('plant-pot'),
  placement: 'floor',
  materials: ['clay', 'ceramic-white', 'ceramic-blue', 'straw', 'concrete'],
  params: {
    ...round('plant-pot'),
    plant: oneOf({ ficus: 'Broad leaves', blade: 'Long blades' }, { label: 'Plant', default: 'ficus', group: 'Shape' }),
    leaves: count('Leaves', 60, 12, 120),
    pot: share('Pot', 0.25, 'Height of the pot, of the whole'),
  },
  build: ({ width: w, height: h, plant, leaves, pot }, random) => {
    const R = w / 2
    const tall = Math.max(0.08, h * (0.12 + 0.4 * pot))
    const r = Math.min(R * 0.62, tall * 0.62)
    const bowl = lathe(
      [
        [0, 0],
        [r * 0.68, 0],
        [r * 0.72, tall * 0.03],
        [r * 0.92, tall * 0.82],
        [r, tall * 0.84],
        [r, tall],
        [r * 0.9, tall],
        [r * 0.86, tall * 0.86],
        [r * 0.8, tall * 0.84],
      ],
      { segments: 24 },
    )
    const soil = lathe(
      [
        [r * 0.84, tall * 0.86],
        [0, tall * 0.89],
      ],
      { segments: 20, crease: 3 },
    )
    const green = emptyShape()
    const stems: ReturnType<typeof tube>[] = []
    const hold = ([x, y, z]: Vec3): Vec3 => {
      const k = Math.min(1, (R * 0.995) / Math.max(1e-9, Math.abs(x), Math.abs(z)))
      return [x * k, Math.min(h, y), z * k]
    }
    const base = tall * 0.87
    if (plant === 'blade') {
      for (let i = 0; i < leaves; i++) {
        const a = i * 2.39996
        const out = 0.15 + 0.85 * (i / leaves)
        const high = i === 0 ? h : base + (h - base) * (1 - 0.55 * out) * between(random, 0.8, 1)
        const from: Vec3 = [Math.sin(a) * r * 0.3 * out, base, Math.cos(a) * r * 0.3 * out]
        const middle: Vec3 = hold([Math.sin(a) * R * out * 0.45, base + (high - base) * 0.72, Math.cos(a) * R * out * 0.45])
        const tip: Vec3 =
          i === 0 ? [0, h, 0] : hold([Math.sin(a) * R * out, high - (h - base) * 0.1 * out, Math.cos(a) * R * out])
        addLeaf(green, from, middle, tip, R * 0.14)
      }
    } else {
      const count = Math.max(3, Math.round(leaves / 14))
      for (let s = 0; s < count; s++) {
        const a = s * 2.39996
        const out = s === 0 ? 0.06 : between(random, 0.3, 0.6)
        const top: Vec3 = [
          Math.sin(a) * R * out,
          base + (h - base) * (s === 0 ? 0.93 : between(random, 0.6, 0.88)),
          Math.cos(a) * R * out,
        ]
        const path = spline(
          [
            [Math.sin(a) * r * 0.2, base - 0.02, Math.cos(a) * r * 0.2],
            [top[0] * 0.4, base + (top[1] - base) * 0.5, top[2] * 0.4],
            top,
          ],
          4,
        )
        stems.push(tube(path, (t) => R * (0.03 - 0.02 * t), { sides: 5, caps: false }))
        const per = Math.ceil(leaves / count)
        for (let k = 0; k < per; k++) {
          const t = k === 0 ? 1 : 0.3 + (0.7 * k) / per
          const p = path[Math.round(t * (path.length - 1))]!
          const b = k * 2.4 + a
          const long = R * between(random, 0.42, 0.6)
          const droop = k === 0 && s === 0 ? 1 : between(random, -0.25, 0.35)
          const stalk = hold([p[0] + Math.sin(b) * long * 0.25, p[1] + long * 0.12, p[2] + Math.cos(b) * long * 0.25])
          const middle = hold([
            p[0] + Math.sin(b) * long * 0.65,
            p[1] + long * (0.2 + droop * 0.2),
            p[2] + Math.cos(b) * long * 0.65,
          ])
          const tip =
            k === 0 && s === 0
              ? hold([p[0], h, p[2]])
              : hold([p[0] + Math.sin(b) * long * 1.15, p[1] + long * droop, p[2] + Math.cos(b) * long * 1.15])
          addLeaf(green, stalk, middle, tip, long * 0.5)
          stems.push(tube([p, stalk], 0.0025, { sides: 3, caps: false }))
        }
      }
    }
    return {
      parts: [
        part('clay', [bowl], 'main'),
        part('soil', [soil]),
        part('leaf', [green]),
        ...(stems.length > 0 ? [part('bark', stems)] : []),
      ],
      surfaces: [],
      anchors: [],
    }
  },
})
