import { oneOf } from '../fields/index.ts'
import { sheet } from './cloth.ts'
import { generator } from './generator.ts'
import { part, times } from './geometry.ts'
import { facts, metres, sizes } from './sizes.ts'
import { puff } from './soft.ts'
import { box, rod } from './solids.ts'

/** A narrow bed with a head and a foot: a wooden or an iron bedstead, a blanket tucked in, one pillow. */
export const bedSingle = generator({
  ...facts('bed-single'),
  placement: 'wall-side',
  materials: ['wood-pine', 'wood-oak', 'wood-painted-white', 'steel-painted-black', 'steel-painted-grey'],
  params: {
    ...sizes('bed-single'),
    lie: metres('Lying height', 0.5, 0.4, 0.6),
    stead: oneOf({ wood: 'Boards', bars: 'Bars' }, { label: 'Bedstead', default: 'wood', group: 'Shape' }),
    blanket: oneOf(
      { blue: 'Blue', grey: 'Grey', red: 'Red', green: 'Green' },
      { label: 'Blanket', default: 'blue', group: 'Shape' },
    ),
  },
  build: ({ width: w, height: h, depth: d, lie, stead, blanket }, random) => {
    const foot = Math.min(h * 0.78, lie + 0.22)
    const t = 0.045
    const post = (x: number, z: number, high: number) =>
      stead === 'wood' ? box([t, high, t], [x, 0, z], 0.006) : rod([x, 0, z], [x, high, z], 0.018, 0.018, 10)
    const x = w / 2 - t / 2
    const [zh, zf] = [-d / 2 + t / 2, d / 2 - t / 2]
    const end = (z: number, high: number) =>
      stead === 'wood'
        ? [
            box([w - 2 * t, high - lie + 0.12, 0.022], [0, lie - 0.16, z], 0.004),
            box([w - t, 0.05, t * 0.9], [0, high - 0.05, z], 0.012),
          ]
        : [
            ...times(7, (i) =>
              rod([-x + ((i + 1) / 8) * 2 * x, lie - 0.18, z], [-x + ((i + 1) / 8) * 2 * x, high - 0.01, z], 0.008, 0.008, 6),
            ),
            rod([-x, high - 0.018, z], [x, high - 0.018, z], 0.017),
            rod([-x, lie - 0.18, z], [x, lie - 0.18, z], 0.014),
          ]
    const frame = [
      post(-x, zh, h),
      post(x, zh, h),
      post(-x, zf, foot),
      post(x, zf, foot),
      ...end(zh, h),
      ...end(zf, foot),
      ...[-1, 1].map((s) => box([0.025, 0.1, d - 2 * t], [s * (w / 2 - 0.02), lie - 0.26, 0], 0.004)),
      box([w - 0.06, 0.02, d - 2 * t], [0, lie - 0.2, 0], 0),
    ]
    const long = d - 2 * t - 0.01
    const mattress = puff([w - 0.03, 0.175, long], [0, lie - 0.18, 0], { round: 0.045, cells: 4 })
    const pillow = puff([w * 0.66, 0.13, 0.38], [0, lie - 0.02, -long / 2 + 0.23], { round: 0.045, bulge: 0.03, cells: 6 })
    const phase = random() * 6
    const cover = sheet(
      18,
      10,
      (u, v) => {
        const s = u * 2 - 1
        const z = -long / 2 + long * (0.27 + 0.725 * (1 - v))
        const flat = 0.82
        const side = Math.abs(s)
        const fold = 0.007 * Math.sin(v * 14 + phase + s * 3)
        if (side < flat) return [(s / flat) * (w / 2 - 0.02), lie + 0.03 + fold * (1 - side) - 0.02 * (side / flat) ** 6, z]
        const k = (side - flat) / (1 - flat)
        return [Math.sign(s) * (w / 2 - 0.02 + 0.018 * Math.sqrt(k)), lie + 0.01 - k * 0.16, z]
      },
      0.016,
    )
    const turned = sheet(
      14,
      2,
      (u, v) => {
        const s = u * 2 - 1
        return [s * (w / 2 - 0.018), lie + 0.044 - 0.022 * Math.abs(s) ** 6, -long / 2 + long * 0.26 + (1 - v) * 0.2]
      },
      0.014,
    )
    const wool = { blue: 'fabric-blue', grey: 'fabric-grey', red: 'fabric-red', green: 'fabric-green' } as const
    return {
      parts: [part('wood-pine', frame, 'main'), part('fabric-white', [mattress, pillow, turned]), part(wool[blanket], [cover])],
      surfaces: [],
      anchors: [
        { kind: 'lie', at: [0, lie + 0.03, 0], facing: 0 },
        { kind: 'sit', at: [w / 2 - 0.18, lie + 0.02, 0.2], facing: Math.PI / 2 },
      ],
    }
  },
})
