import { flag, oneOf } from '../fields/index.ts'
import { generator } from './generator.ts'
import { between, move, part, times } from './geometry.ts'
import { lathe } from './grid.ts'
import { flames, rock } from './organic.ts'
import { facts, round, share } from './sizes.ts'
import { rod, spline, tube } from './solids.ts'

/** A bowl of coals on three legs; lit, it is a practical. */
export const brazier = generator({
  ...facts('brazier'),
  placement: 'floor',
  materials: ['bronze', 'iron-black', 'brass', 'gold', 'iron-rusty'],
  params: {
    ...round('brazier'),
    flame: share('Flame', 0.6, 'How high the fire burns'),
    lit: flag({ label: 'Lit', default: true, group: 'Shape' }),
    feet: oneOf({ curved: 'Curved legs', straight: 'Straight legs' }, { label: 'Legs', default: 'curved', group: 'Shape' }),
  },
  build: ({ width, height: h, flame, lit, feet }, random) => {
    const r = width / 2
    const rim = h * 0.64
    const low = rim - Math.min(h * 0.22, r * 0.7)
    const bowl = lathe(
      [
        [0, low],
        [r * 0.35, low + 0.005],
        [r * 0.68, low + (rim - low) * 0.3],
        [r * 0.86, low + (rim - low) * 0.7],
        [r * 0.9, rim - h * 0.02],
        [r, rim - h * 0.012],
        [r, rim],
        [r * 0.84, rim],
        [r * 0.78, low + (rim - low) * 0.72],
        [0, low + (rim - low) * 0.55],
      ],
      { segments: 26 },
    )
    const band = lathe(
      [
        [r * 0.83, low + (rim - low) * 0.5],
        [r * 0.88, low + (rim - low) * 0.53],
        [r * 0.9, low + (rim - low) * 0.62],
        [r * 0.86, low + (rim - low) * 0.66],
      ],
      { segments: 26 },
    )
    const legs = times(3, (i) => {
      const a = (i / 3) * Math.PI * 2 + Math.PI / 6
      const at = (d: number, y: number) => [Math.sin(a) * d, y, Math.cos(a) * d] as const
      const thick = r * 0.055
      if (feet === 'straight') return rod(at(r * 0.88, 0), at(r * 0.8, rim - h * 0.05), thick, thick * 0.9)
      const path = spline(
        [
          at(r * 0.9, thick),
          at(r * 0.74, h * 0.06),
          at(r * 0.56, h * 0.24),
          at(r * 0.72, low + (rim - low) * 0.2),
          at(r * 0.92, rim - h * 0.06),
        ],
        5,
      )
      return tube(path, (t) => thick * (1.15 - 0.4 * Math.sin(Math.PI * t)), { sides: 7 })
    })
    const ring = tube(
      times(18, (i) => {
        const a = (i / 18) * Math.PI * 2
        const d = feet === 'straight' ? r * 0.85 : r * 0.58
        return [Math.sin(a) * d, h * 0.22, Math.cos(a) * d] as const
      }),
      r * 0.03,
      { closed: true, sides: 6 },
    )
    const bed = low + (rim - low) * 0.7
    const coals = times(26, (i) => {
      const a = i * 2.4
      const d = r * 0.74 * Math.sqrt((i + 0.5) / 26)
      const s = r * between(random, 0.16, 0.24)
      return rock([s, s * 0.8, s], [Math.sin(a) * d, bed - s * 0.25 + (1 - d / r) * h * 0.03, Math.cos(a) * d], random, {
        detail: 0,
        cuts: 3,
      })
    })
    const high = (h - bed) * (0.45 + 0.55 * flame)
    const fire = lit ? flames(high, r * 0.62, 7, random) : null
    const up = (list: readonly (typeof bowl)[]) => list.map((s) => move(s, [0, bed, 0]))
    return {
      parts: [
        part('bronze', [bowl, band, ...legs, ring], 'main'),
        part(
          'charcoal',
          coals.filter((_, i) => !lit || i % 2 === 0),
        ),
        ...(lit
          ? [
              part(
                'ember',
                coals.filter((_, i) => i % 2 === 1),
              ),
            ]
          : []),
        ...(fire ? [part('fire-emissive', up(fire.body)), part('fire-core', up(fire.core))] : []),
      ],
      surfaces: [],
      anchors: [],
      ...(lit ? { glow: { at: [0, bed + high * 0.4, 0] as const, source: 'campfire' as const } } : {}),
    }
  },
})
