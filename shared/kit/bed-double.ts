import { flag, oneOf } from '../fields/index.ts'
import { sheet } from './cloth.ts'
import { generator } from './generator.ts'
import { part, times } from './geometry.ts'
import type { MaterialId } from './materials.ts'
import { facts, metres, sizes } from './sizes.ts'
import { puff } from './soft.ts'
import { box } from './solids.ts'

/** A bed for two: frame, headboard behind, mattress, a duvet that hangs over the sides, pillows. */
export const bedDouble = generator({
  ...facts('bed-double'),
  placement: 'wall-side',
  materials: ['wood-oak', 'wood-walnut', 'wood-pine', 'wood-painted-white', 'fabric-grey'],
  params: {
    ...sizes('bed-double'),
    mattress: metres('Lying height', 0.52, 0.4, 0.65),
    head: oneOf({ panel: 'Panel', bars: 'Bars', low: 'Low' }, { label: 'Headboard', default: 'panel', group: 'Shape' }),
    duvet: oneOf(
      { white: 'White', blue: 'Blue', green: 'Green', mustard: 'Mustard' },
      { label: 'Duvet', default: 'white', group: 'Shape' },
    ),
    made: flag({ label: 'Made', default: true, group: 'Shape', help: 'Off: the duvet is thrown back' }),
  },
  build: ({ width: w, height: h, depth: d, mattress, head, duvet, made }, random) => {
    const back = 0.05
    const lie = Math.min(mattress, h - 0.1)
    const rail = lie - 0.2
    const long = d - back
    const z = (n: number) => -d / 2 + back + n * long
    const headHigh = head === 'low' ? lie + 0.08 : h
    const board =
      head === 'bars'
        ? [
            box([w, 0.06, back], [0, headHigh - 0.06, -d / 2 + back / 2], 0.01),
            box([w, 0.05, back * 0.8], [0, lie - 0.12, -d / 2 + back / 2], 0.005),
            ...[-1, 1].map((s) => box([0.06, headHigh - 0.02, back], [s * (w / 2 - 0.03), 0, -d / 2 + back / 2], 0.008)),
            ...times(9, (i) =>
              box(
                [0.022, headHigh - lie + 0.1, 0.022],
                [-w / 2 + 0.06 + ((w - 0.12) * (i + 0.5)) / 9, lie - 0.1, -d / 2 + back / 2],
                0.004,
              ),
            ),
          ]
        : [
            box([w, headHigh - 0.06, back * 0.7], [0, 0.05, -d / 2 + back * 0.45], 0.008),
            box([w, 0.06, back], [0, headHigh - 0.06, -d / 2 + back / 2], 0.012),
            ...[-1, 1].map((s) => box([0.07, headHigh - 0.03, back], [s * (w / 2 - 0.035), 0, -d / 2 + back / 2], 0.008)),
          ]
    const frame = [
      ...[-1, 1].map((s) => box([0.035, 0.16, long], [s * (w / 2 - 0.0175), rail - 0.1, z(0.5)], 0.006)),
      box([w, 0.18, 0.04], [0, rail - 0.11, d / 2 - 0.02], 0.008),
      ...[-1, 1].map((s) => box([0.07, rail + 0.06, 0.06], [s * (w / 2 - 0.035), 0, d / 2 - 0.03], 0.006)),
      box([w - 0.06, 0.03, long - 0.05], [0, rail - 0.02, z(0.5)], 0),
    ]
    const slab = puff([w - 0.07, lie - rail - 0.01, long - 0.05], [0, rail, z(0.5) - 0.005], { round: 0.05, cells: 4 })
    const n = 2
    const pillow = (i: number) => {
      const x = (i - (n - 1) / 2) * (w * 0.47)
      return puff([w * 0.42, 0.16, 0.42], [x, lie - 0.02, z(0) + 0.25], { round: 0.05, bulge: 0.035, cells: 6 })
    }
    const [wave, wave2] = [random() * 6, random() * 6]
    const thick = 0.045
    const start = made ? 0.3 : 0.52
    const cover = sheet(
      24,
      12,
      (u, v) => {
        const s = u * 2 - 1
        const zz = z(start + (0.985 - start) * (1 - v))
        const flat = 0.84
        const side = Math.abs(s)
        const fold = 0.008 * Math.sin(v * 15 + wave + s * 3) + 0.006 * Math.sin(v * 27 + wave2)
        if (side < flat) return [(s / flat) * (w / 2 - 0.03), lie + thick + fold * (1 - side) - 0.03 * (side / flat) ** 6, zz]
        const t = (side - flat) / (1 - flat)
        return [Math.sign(s) * (w / 2 - 0.03 + 0.028 * Math.sqrt(t)), lie + thick - 0.03 - t * 0.24, zz]
      },
      0.02,
    )
    // Turned down at the top: a roll of the sheet below.
    const turned = sheet(
      16,
      3,
      (u, v) => {
        const s = u * 2 - 1
        const flat = 0.9
        const x =
          Math.abs(s) < flat
            ? (s / flat) * (w / 2 - 0.032)
            : Math.sign(s) * (w / 2 - 0.03 + 0.012 * ((Math.abs(s) - flat) / (1 - flat)))
        const y =
          Math.abs(s) < flat
            ? lie + thick + 0.014 - 0.03 * (Math.abs(s) / flat) ** 6
            : lie + thick - 0.02 - ((Math.abs(s) - flat) / (1 - flat)) * 0.12
        return [x, y, z(start - 0.02) + (1 - v) * 0.26]
      },
      0.02,
    )
    const colours = {
      white: 'fabric-white',
      blue: 'fabric-blue',
      green: 'fabric-green',
      mustard: 'fabric-mustard',
    } as const satisfies Record<typeof duvet, MaterialId>
    return {
      parts: [
        part('wood-oak', [...board, ...frame], 'main'),
        part('fabric-white', [slab, ...times(n, pillow), turned]),
        part(colours[duvet], [cover]),
      ],
      surfaces: [],
      anchors: [
        { kind: 'lie', at: [-w * 0.23, lie + thick, z(0.5)], facing: 0 },
        { kind: 'lie', at: [w * 0.23, lie + thick, z(0.5)], facing: 0 },
        { kind: 'sit', at: [0, lie + thick - 0.01, d / 2 - 0.18], facing: 0 },
        { kind: 'sit', at: [w / 2 - 0.16, lie + thick - 0.01, z(0.6)], facing: Math.PI / 2 },
      ],
    }
  },
})
