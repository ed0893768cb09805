import { flag, oneOf } from '../fields/index.ts'
import { generator } from './generator.ts'
import { merge, part, times } from './geometry.ts'
import { grid, lathe } from './grid.ts'
import { facts, length, share } from './sizes.ts'
import { rod, tube } from './solids.ts'

/** A fat cushion to sit on, square or round, with a welt and tassels. */
export const cushionFloor = generator({
  ...facts('cushion-floor'),
  placement: 'floor',
  materials: ['fabric-red', 'wool-indigo', 'fabric-mustard', 'fabric-striped', 'wool-cream', 'leather-tan', 'velvet-red'],
  params: {
    width: length('cushion-floor', 'width', 'Width'),
    height: length('cushion-floor', 'height', 'Height'),
    depth: length('cushion-floor', 'depth', 'Depth'),
    shape: oneOf({ square: 'Square', round: 'Round' }, { label: 'Shape', default: 'square', group: 'Shape' }),
    plump: share('Plump', 0.6, 'How far the middle swells'),
    tassels: flag({ label: 'Tassels', default: true, group: 'Shape' }),
  },
  build: ({ width, height: h, depth, shape, plump, tassels }) => {
    const edge = tassels ? 0.035 : 0.006
    const [w, d] = [width - edge * 2, depth - edge * 2]
    const seam = h * 0.34
    if (shape === 'round') {
      const profile = [
        [0, 0],
        [0.7, 0.02],
        [0.9, 0.12],
        [0.985, 0.35],
        [1, 0.45],
        [0.985, 0.58],
        [0.9, 0.84],
        [0.65, 0.96],
        [0.2, 0.98 + 0.02 * plump],
        [0.06, 0.9],
        [0, 0.89],
      ].map(([r, y]) => [(r! * w) / 2, y! * h] as const)
      const body = lathe(profile, {
        segments: 28,
        crease: 1.2,
        wobble: (a, y) => (y > h * 0.5 ? 1 - 0.012 * Math.abs(Math.sin(a * 6)) : 1),
      })
      const flat = { ...body, positions: body.positions.map((n, i) => (i % 3 === 2 ? (n * d) / w : n)) }
      const ring = tube(
        times(
          32,
          (i) => [Math.sin((i / 32) * Math.PI * 2) * (w / 2), seam, (Math.cos((i / 32) * Math.PI * 2) * d) / 2] as const,
        ),
        0.006,
        { closed: true, sides: 5 },
      )
      return {
        parts: [part('fabric-red', [flat], 'main'), part('wool-ochre', [ring])],
        surfaces: [],
        anchors: [{ kind: 'sit', at: [0, h * 0.9, 0], facing: 0 }],
      }
    }
    // A square pillow: thin at the seam, drawn in between its corners.
    const fat = (x: number, z: number) =>
      Math.max(0, (1 - Math.abs(x) ** 2.6) * (1 - Math.abs(z) ** 2.6)) ** (0.55 - 0.25 * plump)
    const half = (top: boolean) =>
      grid(12, 12, (u, v) => {
        const [x, z] = [u * 2 - 1, top ? 1 - v * 2 : v * 2 - 1]
        const [px, pz] = [1 - 0.06 * (1 - z * z), 1 - 0.06 * (1 - x * x)]
        const rise = top ? (h - seam) * fat(x, z) : -seam * Math.min(1, fat(x, z) * 1.8)
        return [x * px * (w / 2), seam + rise, z * pz * (d / 2)]
      })
    const body = merge([half(true), half(false)])
    const welt = tube(
      times(40, (i) => {
        const t = (i / 40) * 4
        const side = Math.floor(t)
        const s = (t - side) * 2 - 1
        const [x, z] = side === 0 ? [s, 1] : side === 1 ? [1, -s] : side === 2 ? [-s, -1] : [-1, s]
        const pull = 1 - 0.06 * (1 - s * s)
        return [x! * (side % 2 === 1 ? pull : 1) * (w / 2), seam, z! * (side % 2 === 0 ? pull : 1) * (d / 2)] as const
      }),
      0.007,
      { closed: true, sides: 5 },
    )
    const ends = tassels
      ? [-1, 1].flatMap((sx) =>
          [-1, 1].map((sz) =>
            rod(
              [sx * (w / 2 - 0.008), seam, sz * (d / 2 - 0.008)],
              [sx * (width / 2 - 0.006), seam * 0.75, sz * (depth / 2 - 0.006)],
              0.006,
              0.014,
              7,
            ),
          ),
        )
      : []
    return {
      parts: [part('fabric-red', [body], 'main'), part('wool-ochre', [welt, ...ends])],
      surfaces: [],
      anchors: [{ kind: 'sit', at: [0, h * 0.9, 0], facing: 0 }],
    }
  },
})
