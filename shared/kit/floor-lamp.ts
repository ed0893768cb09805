import { flag, oneOf } from '../fields/index.ts'
import { generator } from './generator.ts'
import { part, times } from './geometry.ts'
import { lathe } from './grid.ts'
import { lampShade } from './lamp-shade.ts'
import { facts, round } from './sizes.ts'
import { cylinder, rod } from './solids.ts'

/** A lamp on a pole or a tripod, with a cloth shade. */
export const floorLamp = generator({
  ...facts('floor-lamp'),
  placement: 'floor',
  materials: ['steel-painted-black', 'brass', 'chrome', 'wood-oak', 'wood-walnut'],
  params: {
    ...round('floor-lamp'),
    foot: oneOf({ disc: 'Disc', tripod: 'Tripod' }, { label: 'Foot', default: 'disc', group: 'Shape' }),
    lit: flag({ label: 'On', default: true, group: 'Shape' }),
  },
  build: ({ width: w, height: h, foot, lit }) => {
    const r = w / 2
    const shadeHigh = Math.min(0.3, h * 0.2)
    const low = h - shadeHigh
    const shade = lampShade(r, r * 0.76, low, shadeHigh)
    const stem = low + shadeHigh * 0.45
    const stand =
      foot === 'disc'
        ? [
            lathe(
              [
                [0, 0],
                [r * 0.72, 0],
                [r * 0.72, 0.012],
                [r * 0.66, 0.02],
                [0.03, 0.034],
                [0.011, 0.06],
              ],
              { segments: 26 },
            ),
            rod([0, 0.03, 0], [0, stem, 0], 0.011),
          ]
        : [
            ...times(3, (i) => {
              const a = (i / 3) * Math.PI * 2 + 0.5
              return rod(
                [Math.sin(a) * r * 0.93, 0, Math.cos(a) * r * 0.93],
                [Math.sin(a) * 0.02, low - 0.04, Math.cos(a) * 0.02],
                0.011,
                0.015,
              )
            }),
            cylinder(0.036, 0.05, [0, low - 0.07, 0], { bevel: 0.006 }),
            rod([0, low - 0.04, 0], [0, stem, 0], 0.011),
          ]
    const socket = cylinder(0.02, 0.06, [0, stem - 0.06, 0], { segments: 12 })
    return {
      parts: [
        part('steel-painted-black', [...stand, socket, ...shade.frame], 'main'),
        part(lit ? 'shade-lit' : 'fabric-linen', [shade.cloth]),
        part(lit ? 'bulb-warm' : 'glass', [shade.bulb(stem)]),
      ],
      surfaces: [],
      anchors: [],
      ...(lit ? { glow: { at: [0, stem + 0.03, 0] as const, source: 'bulb' as const } } : {}),
    }
  },
})
