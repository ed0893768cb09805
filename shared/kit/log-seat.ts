import type { Vec3 } from '../fields/index.ts'
import { generator } from './generator.ts'
import { between, part, times } from './geometry.ts'
import { grid } from './grid.ts'
import { noise } from './organic.ts'
import { count, facts, length, share } from './sizes.ts'
import { rod } from './solids.ts'

/** A felled trunk to sit on, lying along X, with stubs of branches. */
export const logSeat = generator({
  ...facts('log-seat'),
  placement: 'floor',
  materials: ['bark', 'wood-weathered', 'charcoal', 'bark-palm'],
  params: {
    width: length('log-seat', 'width', 'Length'),
    height: length('log-seat', 'height', 'Thickness'),
    stubs: count('Branch stubs', 2, 0, 5),
    taper: share('Taper', 0.25, 'How much thinner the far end is'),
  },
  build: ({ width: w, height: h, stubs, taper }, random) => {
    const r = h / 2
    const bumps = noise(random)
    const section = (x: number, a: number): Vec3 => {
      const t = x / w + 0.5
      const thin = 1 - taper * 0.4 * t
      const ridge = 0.03 * Math.sin(a * 9 + bumps(t * 4, 0, 0) * 3) * (1 + bumps(t * 9, Math.sin(a), Math.cos(a)))
      const rr = r * thin * (0.93 + ridge + 0.05 * bumps(t * 3, Math.sin(a) * 1.5, Math.cos(a) * 1.5))
      return [x, Math.max(0, r * thin + Math.sin(a) * rr * 0.99), Math.cos(a) * rr]
    }
    const body = grid(22, 14, (u, v) => section(w / 2 - v * w, u === 1 ? 0 : u * Math.PI * 2), { wrapU: true })
    const face = (side: -1 | 1) =>
      grid(
        22,
        3,
        (u, v) => {
          const [x, y, z] = section((side * w) / 2, (u === 1 ? 0 : u * Math.PI * 2) * -side)
          const c = r * (side < 0 ? 1 : 1 - taper * 0.4)
          return [x - side * 0.004 * (1 - v), c + (y - c) * (1 - v), z * (1 - v)]
        },
        { wrapU: true },
      )
    const branches = times(stubs, (i) => {
      const x = between(random, -0.38, 0.38) * w
      const a = i % 2 ? 0.35 : Math.PI - 0.4
      const [cx, cy, cz] = section(x, a)
      const out = r * between(random, 0.25, 0.4)
      return {
        from: [cx, cy - 0.03, cz * 0.8] as const,
        to: [
          Math.min(w * 0.49 - r * 0.18, cx + out * 0.5),
          Math.min(h * 0.98, cy + out * 0.6),
          cz + Math.sign(cz) * Math.min(out * 0.5, r - Math.abs(cz) * 0.98),
        ] as const,
      }
    })
    const seats = Math.max(1, Math.round(w / 0.75))
    return {
      parts: [
        part('bark', [body, ...branches.map((b) => rod(b.from, b.to, r * 0.17, r * 0.13, 8))], 'main'),
        part('wood-end', [face(-1), face(1)]),
      ],
      surfaces: [],
      anchors: times(seats, (i) => ({
        kind: 'sit' as const,
        at: [-w / 2 + (w * (i + 0.5)) / seats, section(-w / 2 + (w * (i + 0.5)) / seats, Math.PI / 2)[1], 0] as const,
        facing: 0,
      })),
    }
  },
})
