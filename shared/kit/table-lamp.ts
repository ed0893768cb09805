import { flag, oneOf } from '../fields/index.ts'
import { generator } from './generator.ts'
import { part } from './geometry.ts'
import { lathe, type Profile } from './grid.ts'
import { lampShade } from './lamp-shade.ts'
import { facts, round } from './sizes.ts'
import { cylinder, rod } from './solids.ts'

/** A lamp for a table: a turned or thrown body under a cloth shade. */
export const tableLamp = generator({
  ...facts('table-lamp'),
  placement: 'surface',
  materials: ['ceramic-white', 'ceramic-blue', 'ceramic-green', 'brass', 'clay', 'wood-walnut'],
  params: {
    ...round('table-lamp'),
    body: oneOf({ gourd: 'Gourd', column: 'Column', ball: 'Ball' }, { label: 'Body', default: 'gourd', group: 'Shape' }),
    lit: flag({ label: 'On', default: true, group: 'Shape' }),
  },
  build: ({ width: w, height: h, body, lit }) => {
    const r = w / 2
    const low = h * 0.56
    const shade = lampShade(r, r * 0.64, low, h - low)
    const top = low * 0.92
    const b = r * 0.58
    const profiles: Record<typeof body, Profile> = {
      gourd: [
        [0, 0],
        [b * 0.66, 0],
        [b * 0.68, top * 0.03],
        [b * 0.6, top * 0.07],
        [b * 0.85, top * 0.2],
        [b, top * 0.38],
        [b * 0.85, top * 0.56],
        [b * 0.48, top * 0.7],
        [b * 0.36, top * 0.8],
        [b * 0.4, top * 0.93],
        [b * 0.2, top],
      ],
      column: [
        [0, 0],
        [b * 0.9, 0],
        [b * 0.9, top * 0.06],
        [b * 0.5, top * 0.1],
        [b * 0.36, top * 0.2],
        [b * 0.32, top * 0.8],
        [b * 0.45, top * 0.92],
        [b * 0.2, top],
      ],
      ball: [
        [0, 0],
        [b * 0.6, 0],
        [b * 0.6, top * 0.04],
        [b * 0.5, top * 0.08],
        [b * 0.95, top * 0.3],
        [b * 1.05, top * 0.48],
        [b * 0.9, top * 0.7],
        [b * 0.4, top * 0.86],
        [b * 0.26, top * 0.9],
        [b * 0.2, top],
      ],
    }
    const stem = low + (h - low) * 0.3
    return {
      parts: [
        part('ceramic-white', [lathe(profiles[body], { segments: 24, crease: 0.9 })], 'main'),
        part('brass', [
          rod([0, top * 0.98, 0], [0, stem, 0], 0.006),
          cylinder(0.014, 0.03, [0, stem - 0.03, 0], { segments: 10 }),
          ...shade.frame,
        ]),
        part(lit ? 'shade-lit' : 'fabric-linen', [shade.cloth]),
        part(lit ? 'bulb-warm' : 'glass', [shade.bulb(stem)]),
      ],
      surfaces: [],
      anchors: [],
      ...(lit ? { glow: { at: [0, stem + 0.03, 0] as const, source: 'bulb' as const } } : {}),
    }
  },
})
