import { oneOf } from '../fields/index.ts'
import { generator } from './generator.ts'
import { part, times } from './geometry.ts'
import { lathe } from './grid.ts'
import { facts, round } from './sizes.ts'
import { rod, tube } from './solids.ts'

/** A high stool: a padded round seat on a column and disc, or on four legs with a foot ring. */
export const barStool = generator({
  ...facts('bar-stool'),
  placement: 'floor',
  materials: ['leather-black', 'leather-brown', 'leather-tan', 'velvet-red', 'wood-oak'],
  params: {
    ...round('bar-stool'),
    stand: oneOf({ column: 'Column', legs: 'Four legs' }, { label: 'Stand', default: 'column', group: 'Shape' }),
    frame: oneOf({ chrome: 'Chrome', black: 'Black', oak: 'Oak' }, { label: 'Frame', default: 'chrome', group: 'Shape' }),
  },
  build: ({ width: w, height: h, stand, frame }) => {
    const r = w / 2
    const seat = h - 0.085
    const pad = lathe(
      [
        [0, seat + 0.004],
        [r * 0.78, seat + 0.004],
        [r * 0.86, seat + 0.02],
        [r * 0.87, seat + 0.05],
        [r * 0.8, seat + 0.075],
        [r * 0.4, h],
        [0, h],
      ],
      { segments: 28, crease: 1 },
    )
    const band = lathe(
      [
        [r * 0.8, seat],
        [r * 0.885, seat],
        [r * 0.885, seat + 0.03],
        [r * 0.8, seat + 0.03],
      ],
      { segments: 28 },
    )
    const ring = (radius: number, y: number, thick: number) =>
      tube(
        times(24, (i) => {
          const a = (i / 24) * Math.PI * 2
          return [Math.sin(a) * radius, y, Math.cos(a) * radius] as const
        }),
        thick,
        { closed: true, sides: 7 },
      )
    const step = h * 0.32
    const base =
      stand === 'column'
        ? [
            lathe(
              [
                [0, 0],
                [r, 0],
                [r, 0.008],
                [r * 0.94, 0.016],
                [r * 0.3, 0.032],
                [0.034, 0.06],
                [0.026, 0.1],
                [0.026, step + 0.02],
                [0.019, step + 0.03],
                [0.019, seat - 0.03],
                [r * 0.5, seat],
              ],
              { segments: 28, crease: 0.9 },
            ),
            ring(r * 0.68, step, 0.009),
            ...times(3, (i) =>
              rod([0, step, 0], [Math.sin(i * 2.09) * r * 0.68, step, Math.cos(i * 2.09) * r * 0.68], 0.007, 0.007, 6),
            ),
          ]
        : [
            ...times(4, (i) => {
              const a = ((i + 0.5) / 4) * Math.PI * 2
              return rod(
                [Math.sin(a) * r * 0.96, 0, Math.cos(a) * r * 0.96],
                [Math.sin(a) * r * 0.55, seat + 0.005, Math.cos(a) * r * 0.55],
                0.014,
                0.014,
              )
            }),
            ring(r * 0.96 - (r * 0.41 * step) / seat, step, 0.009),
          ]
    const material = frame === 'oak' ? 'wood-oak' : frame === 'black' ? 'steel-painted-black' : 'chrome'
    return {
      parts: [part('leather-black', [pad], 'main'), part(material, [band, ...base])],
      surfaces: [],
      anchors: [{ kind: 'sit', at: [0, h - 0.015, 0], facing: 0 }],
    }
  },
})
