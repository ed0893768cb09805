import { oneOf } from '../fields/index.ts'
import { generator } from './generator.ts'
import { part } from './geometry.ts'
import { lathe, type Profile } from './grid.ts'
import { count, facts, round, share } from './sizes.ts'
import { box } from './solids.ts'

/** A column with base and capital: fluted in the Greek way, or swelling like papyrus in the Egyptian. */
export const column = generator({
  ...facts('column'),
  placement: 'floor',
  materials: ['marble', 'stone-limestone', 'stone-sandstone', 'stone-granite', 'wood-painted-white'],
  params: {
    ...round('column'),
    order: oneOf({ doric: 'Doric', papyrus: 'Papyrus', plain: 'Plain' }, { label: 'Order', default: 'doric', group: 'Shape' }),
    flutes: count('Flutes', 20, 8, 28),
    taper: share('Taper', 0.35, 'How much narrower its top is'),
  },
  build: ({ width: w, height: h, order, flutes, taper }) => {
    const R = w / 2
    const plinth = Math.min(0.12 * w + 0.06, h * 0.08)
    const r = R * 0.78
    const top = r * (1 - 0.35 * taper)
    const low = plinth * 1.9
    if (order === 'papyrus') {
      const neck = h * 0.78
      const profile: Profile = [
        [0, 0],
        [R * 0.98, 0],
        [R * 0.98, plinth * 0.8],
        [R * 0.7, plinth],
        [r * 0.8, plinth * 1.2],
        [r * 0.98, h * 0.14],
        [r * 0.94, h * 0.4],
        [top * 0.86, neck * 0.97],
        [top * 0.92, neck * 0.975],
        [top * 0.92, neck],
        [top * 0.84, neck * 1.005],
        [R * 0.72, h * 0.84],
        [R * 0.94, h * 0.9],
        [R * 0.98, h * 0.945],
        [R * 0.66, h * 0.955],
        [R * 0.66, h],
        [0, h],
      ]
      return {
        parts: [
          part(
            'marble',
            [
              lathe(profile, {
                segments: 40,
                crease: 0.7,
                wobble: (a, y) => (y > h * 0.1 && y < h * 0.94 ? 1 - 0.03 + 0.03 * Math.abs(Math.cos((a * 8) / 2)) : 1),
              }),
            ],
            'main',
          ),
        ],
        surfaces: [],
        anchors: [{ kind: 'lean', at: [0, Math.min(1.4, h / 2), R], facing: 0 }],
      }
    }
    const cap = Math.min(w * 0.34, h * 0.12)
    const shaft: Profile = Array.from({ length: 9 }, (_, i) => {
      const t = i / 8
      return [r + (top - r) * t + r * 0.025 * Math.sin(Math.PI * t), low + (h - cap - low) * t] as const
    })
    const body = lathe(shaft, {
      segments: order === 'doric' ? flutes * 4 : 32,
      crease: 3,
      wobble: (a) => (order === 'doric' ? 1 - 0.055 * Math.abs(Math.sin((a * flutes) / 2)) ** 0.8 : 1),
    })
    const base = lathe(
      [
        [R * 0.96, plinth],
        [R, plinth * 1.2],
        [R * 0.97, plinth * 1.42],
        [R * 0.88, plinth * 1.5],
        [R * 0.9, plinth * 1.66],
        [R * 0.86, plinth * 1.85],
        [r, low],
      ],
      { segments: 32, crease: 1 },
    )
    const head = lathe(
      [
        [top, h - cap],
        [top * 1.05, h - cap * 0.9],
        [top * 1.02, h - cap * 0.84],
        [R * 0.86, h - cap * 0.5],
        [R * 0.92, h - cap * 0.4],
      ],
      { segments: 32, crease: 1 },
    )
    return {
      parts: [
        part(
          'marble',
          [
            box([w, plinth, w], [0, 0, 0], 0.01),
            base,
            body,
            head,
            box([w * 0.96, cap * 0.4, w * 0.96], [0, h - cap * 0.4, 0], 0.01),
          ],
          'main',
        ),
      ],
      surfaces: [],
      anchors: [{ kind: 'lean', at: [0, Math.min(1.4, h / 2), r], facing: 0 }],
    }
  },
})
