import { flag, oneOf } from '../fields/index.ts'
import { generator } from './generator.ts'
import { move, part, turn } from './geometry.ts'
import { lathe } from './grid.ts'
import { facts, sizes } from './sizes.ts'
import { box, cylinder, rod, spline, tube } from './solids.ts'

/** A cinema camera, its lens and matte box to the front (+Z): body, battery, finder, top handle, rods. */
export const cineCamera = generator({
  ...facts('cine-camera'),
  placement: 'surface',
  materials: ['plastic-black', 'steel-painted-grey', 'aluminium', 'steel-painted-black'],
  params: {
    ...sizes('cine-camera'),
    lens: oneOf({ prime: 'Prime', zoom: 'Zoom' }, { label: 'Lens', default: 'prime', group: 'Shape' }),
    matteBox: flag({ label: 'Matte box', default: true, group: 'Shape' }),
  },
  build: ({ width: w, height: h, depth: d, lens, matteBox }) => {
    const [bw, bh, bl] = [w * 0.56, h * 0.5, d * 0.38]
    const low = h * 0.12
    const back = -d / 2 + d * 0.13
    const axis = low + bh * 0.5
    const body = box([bw, bh, bl], [0, low, back + bl / 2], 0.008)
    const battery = box([bw * 0.8, bh * 0.92, d * 0.12], [0, low + bh * 0.04, -d / 2 + d * 0.065], 0.006)
    const plate = box([bw * 0.8, low * 0.6, bl * 1.3], [0, 0, back + bl * 0.55], 0.004)
    const long = matteBox ? d * 0.28 : d * 0.36
    const front = back + bl
    const r = Math.min(bh * 0.42, w * 0.24) * (lens === 'zoom' ? 1.1 : 1)
    const barrel = move(
      turn(
        lathe(
          [
            [r * 0.8, 0],
            [r * 0.82, long * 0.1],
            [r * 0.95, long * 0.12],
            [r * 0.95, long * 0.3],
            [r * 0.88, long * 0.32],
            [r * 0.88, long * 0.4],
            [r, long * 0.42],
            [r, long * 0.72],
            [r * 0.9, long * 0.74],
            [r * 1.02, long * 0.82],
            [r * 1.02, long],
            [r * 0.85, long],
            [r * 0.8, long * 0.92],
          ],
          {
            segments: 28,
            crease: 0.7,
            wobble: (a, y) => (y > long * 0.45 && y < long * 0.7 ? 1 - 0.012 * (0.5 + 0.5 * Math.cos(a * 40)) : 1),
          },
        ),
        'x',
        Math.PI / 2,
      ),
      [0, axis, front],
    )
    const glass = move(
      turn(
        lathe(
          [
            [r * 0.82, 0],
            [r * 0.4, r * 0.12],
            [0, r * 0.16],
          ],
          { segments: 24, crease: 2 },
        ),
        'x',
        Math.PI / 2,
      ),
      [0, axis, front + long * 0.9],
    )
    const rods = [-1, 1].map((s) => rod([s * bw * 0.3, low * 0.75, back], [s * bw * 0.3, low * 0.75, d / 2 - d * 0.06], 0.0075))
    const matte = matteBox
      ? (() => {
          const z = front + long
          const deep = d / 2 - z - 0.004
          const [mw, mh] = [w * 0.94, Math.min(h * 0.62, w * 0.8)]
          const t = 0.006
          const flare = (s: ReturnType<typeof box>) => ({
            ...s,
            positions: s.positions.map((n, i, all) => {
              const k = 0.82 + 0.18 * ((all[i - (i % 3) + 2]! - z) / deep)
              return i % 3 === 0 ? n * k : i % 3 === 1 ? axis + (n - axis) * k : n
            }),
          })
          return [
            ...[-1, 1].map((s) => flare(box([t, mh, deep], [s * (mw / 2 - t / 2), axis - mh / 2, z + deep / 2], 0.001))),
            flare(box([mw, t, deep], [0, axis + mh / 2 - t, z + deep / 2], 0.001)),
            flare(box([mw, t, deep], [0, axis - mh / 2, z + deep / 2], 0.001)),
            box([mw * 0.8, t * 2, mh * 0.02], [0, axis + mh * 0.36, z], 0.001),
            box([mw * 0.82, mh * 0.82 * 0.18, t], [0, axis - mh * 0.41, z + t], 0.001),
            box([mw * 0.82, mh * 0.82 * 0.18, t], [0, axis + mh * 0.41 - mh * 0.1476, z + t], 0.001),
            ...[-1, 1].map((s) => box([mw * 0.16, mh * 0.8, t], [s * mw * 0.33, axis - mh * 0.4, z + t], 0.001)),
          ]
        })()
      : []
    const top = low + bh
    const handle = [
      tube(
        spline(
          [
            [0, top - 0.004, back + bl * 0.2],
            [0, h - 0.016, back + bl * 0.28],
            [0, h - 0.014, back + bl * 0.8],
            [0, top + (h - top) * 0.3, back + bl],
          ],
          4,
        ),
        0.012,
        { sides: 8 },
      ),
    ]
    const finder = [
      box([bw * 0.34, bh * 0.3, d * 0.2], [-bw / 2 - bw * 0.18, low + bh * 0.75, back + bl * 0.55], 0.006),
      move(
        turn(
          cylinder(Math.min(bh * 0.14, w * 0.08), d * 0.09, [0, 0, 0], { top: Math.min(bh * 0.19, w * 0.11), segments: 16 }),
          'x',
          -Math.PI / 2,
        ),
        [-bw / 2 - bw * 0.18, low + bh * 0.9, back + bl * 0.55 - d * 0.1],
      ),
    ]
    const side = box([0.004, bh * 0.5, bl * 0.5], [bw / 2 + 0.001, low + bh * 0.3, back + bl * 0.45], 0.001)
    const cap = cylinder(w * 0.07, 0.02, [bw * 0.2, top - 0.002, back + bl * 0.12], { segments: 12 })
    return {
      parts: [
        part('plastic-black', [body, battery, plate, barrel, ...matte, ...handle, ...finder, cap], 'main'),
        part('steel-brushed', rods),
        part('screen-off', [side, glass]),
      ],
      surfaces: [],
      anchors: [{ kind: 'reach', at: [0, h, 0], facing: 0 }],
    }
  },
})
