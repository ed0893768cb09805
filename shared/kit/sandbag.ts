import { generator } from './generator.ts'
import { part } from './geometry.ts'
import { ellipsoid } from './grid.ts'
import { facts, share, sizes } from './sizes.ts'
import { box, spline, tube } from './solids.ts'

/** The grip’s saddle bag: two pouches of sand with a strap between them. */
export const sandbag = generator({
  ...facts('sandbag'),
  placement: 'floor',
  materials: ['duvetyne-black', 'canvas-tan', 'fabric-red', 'fabric-blue', 'plastic-yellow'],
  params: {
    ...sizes('sandbag'),
    full: share('Full', 0.7, 'How fat the pouches are'),
  },
  build: ({ width: w, height: h, depth: d, full }) => {
    const fat = 0.75 + 0.25 * full
    const pouch = (s: 1 | -1) => {
      const [rx, ry, rz] = [w * 0.235, (h / 2) * fat, d / 2]
      const ball = ellipsoid([1, 1, 1], [0, 0, 0], 20)
      return {
        ...ball,
        positions: ball.positions.map((n, i) => {
          const soft = Math.sign(n) * Math.abs(n) ** 0.62
          return i % 3 === 0
            ? s * (w / 2 - rx) + soft * rx
            : i % 3 === 1
              ? ry * (1 + Math.max(-0.98, soft * 1.08)) * 0.98
              : soft * rz
        }),
      }
    }
    const seam = box([w * 0.14, h * 0.12, d * 0.86], [0, h * 0.24 * fat, 0], 0.006)
    const strap = tube(
      spline(
        [
          [-w * 0.2, h * fat * 0.85, 0],
          [-w * 0.1, h * 0.95, 0],
          [w * 0.1, h * 0.95, 0],
          [w * 0.2, h * fat * 0.85, 0],
        ],
        4,
      ),
      Math.min(0.006, h * 0.05),
      { sides: 5, oval: [3, 1] },
    )
    return {
      parts: [part('duvetyne-black', [pouch(-1), pouch(1), seam], 'main'), part('canvas-tan', [strap])],
      surfaces: [],
      anchors: [],
    }
  },
})
