import { flag, oneOf } from '../fields/index.ts'
import { generator } from './generator.ts'
import { move, part, stretch, times, turn } from './geometry.ts'
import { lathe } from './grid.ts'
import { facts, sizes } from './sizes.ts'
import { bar, box, spline, tube } from './solids.ts'

/** A cover for one: plate (and soup plate), knife and spoon right, fork left, a folded napkin. */
export const platesSet = generator({
  ...facts('plates-set'),
  placement: 'surface',
  materials: ['ceramic-white', 'ceramic-blue', 'ceramic-green', 'clay', 'bronze'],
  params: {
    ...sizes('plates-set'),
    soup: flag({ label: 'Second plate', default: true, group: 'Shape' }),
    napkin: oneOf(
      { none: 'None', white: 'White', red: 'Red', linen: 'Linen' },
      { label: 'Napkin', default: 'linen', group: 'Shape' },
    ),
  },
  build: ({ width: w, height: h, depth: d, soup, napkin }) => {
    const r = Math.min(w * 0.31, d * 0.42)
    const dish = (R: number, y: number, high: number) =>
      lathe(
        [
          [0, y],
          [R * 0.56, y],
          [R * 0.6, y + high * 0.25],
          [R * 0.98, y + high * 0.9],
          [R, y + high],
          [R * 0.97, y + high],
          [R * 0.62, y + high * 0.45],
          [R * 0.54, y + high * 0.3],
          [0, y + high * 0.28],
        ],
        { segments: 32, crease: 1 },
      )
    const plates = [dish(r, 0, h * (soup ? 0.62 : 1)), ...(soup ? [dish(r * 0.76, h * 0.24, h * 0.76)] : [])]
    const x = w / 2 - 0.02
    const t = Math.min(0.0025, h * 0.1)
    const long = Math.min(0.2, d * 0.6)
    const wave = (k: number) =>
      spline(
        [
          [0, t, long / 2],
          [0, t * 2.4, long * 0.2],
          [0, t * 1.2, -long * 0.12],
          [0, t * (2 + k), -long * 0.3],
        ],
        3,
      )
    const handle = (px: number) =>
      move(
        tube(wave(0.5), (u) => t * (1.6 - 0.7 * u), { sides: 6, oval: [1.9, 0.6] }),
        [px, 0.0005, 0],
      )
    const knife = move(stretch(bar([0, 0, -long * 0.02], [0, 0, -long * 0.55], 0.016, 0.0016, 0.0006), [1, 1, 1]), [
      r + (x - r) * 0.3,
      t * 1.4,
      0,
    ])
    const bowl = move(
      stretch(
        lathe(
          [
            [0, 0],
            [0.6, 0.06],
            [0.9, 0.3],
            [1, 0.6],
            [0.93, 0.6],
            [0.8, 0.33],
            [0, 0.16],
          ],
          { segments: 14 },
        ),
        [0.016, 0.009, 0.026],
      ),
      [x - 0.002, 0.0005, -long * 0.42],
    )
    const tines = times(4, (i) =>
      move(
        tube(
          [
            [0, t * 2, -long * 0.34],
            [0, t * 2.6, -long * 0.45],
            [0, t * 1.4, -long * 0.58],
          ],
          0.0014,
          { sides: 4 },
        ),
        [-x + 0.012 + (i - 1.5) * 0.0058, 0.0005, 0],
      ),
    )
    const neck = box([0.021, 0.002, 0.018], [-x + 0.012, t * 1.7, -long * 0.33], 0.0008)
    const cloth = { none: null, white: 'fabric-white', red: 'fabric-red', linen: 'fabric-linen' } as const
    const linen = cloth[napkin]
    const folded = times(3, (i) =>
      turn(box([w * 0.1 - i * 0.004, 0.0022, long * 0.9], [0, i * 0.0026, 0], 0.0008), 'y', i * 0.012),
    ).map((s) => move(s, [-r - (x - r) * 0.42, 0, 0.01]))
    return {
      parts: [
        part('ceramic-white', plates, 'main'),
        part('steel-brushed', [handle(r + (x - r) * 0.3), knife, handle(x - 0.002), bowl, handle(-x + 0.012), neck, ...tines]),
        ...(linen ? [part(linen, folded)] : []),
      ],
      surfaces: [],
      anchors: [],
    }
  },
})
