import type { Vec3 } from '../fields/index.ts'
import { oneOf } from '../fields/index.ts'
import { addLeaf } from './foliage.ts'
import { generator } from './generator.ts'
import { between, emptyShape, part } from './geometry.ts'
import { ellipsoid, lathe } from './grid.ts'
import { count, facts, round } from './sizes.ts'
import { spline, tube } from './solids.ts'

/** Cut flowers in a vase. */
export const vaseFlowers = generator({
  ...facts('vase-flowers'),
  placement: 'surface',
  materials: ['ceramic-blue', 'glass-clear', 'ceramic-white', 'ceramic-green', 'clay'],
  params: {
    ...round('vase-flowers'),
    stems: count('Flowers', 9, 1, 18),
    bloom: oneOf({ red: 'Red', yellow: 'Yellow', white: 'White' }, { label: 'Colour', default: 'red', group: 'Shape' }),
  },
  build: ({ width: w, height: h, stems, bloom }, random) => {
    const R = w / 2
    const tall = h * 0.46
    const r = Math.min(R * 0.5, tall * 0.4)
    const vase = lathe(
      [
        [0, 0],
        [r * 0.55, 0],
        [r * 0.6, tall * 0.02],
        [r * 0.95, tall * 0.3],
        [r, tall * 0.45],
        [r * 0.75, tall * 0.72],
        [r * 0.5, tall * 0.88],
        [r * 0.68, tall * 0.98],
        [r * 0.66, tall],
        [r * 0.5, tall * 0.94],
        [r * 0.42, tall * 0.87],
        [0, tall * 0.8],
      ],
      { segments: 24, crease: 1 },
    )
    const green = emptyShape()
    const petals = emptyShape()
    const stalks: ReturnType<typeof tube>[] = []
    const hearts: ReturnType<typeof ellipsoid>[] = []
    const head = Math.min(R * 0.26, h * 0.09)
    for (let i = 0; i < stems; i++) {
      const a = i * 2.39996 + between(random, -0.2, 0.2)
      const out = i === 0 ? 0 : Math.sqrt(i / stems)
      const reach = (R - head) * out
      const top: Vec3 = [
        Math.sin(a) * reach,
        i === 0 ? h - head * 0.55 : tall + (h - tall - head * 0.6) * (1 - 0.55 * out * out) * between(random, 0.88, 1),
        Math.cos(a) * reach,
      ]
      const mouth: Vec3 = [Math.sin(a) * r * 0.3, tall * 0.95, Math.cos(a) * r * 0.3]
      stalks.push(
        tube(
          spline(
            [
              mouth,
              [top[0] * 0.45 + mouth[0] * 0.3, (mouth[1] + top[1]) / 2 + head * 0.3, top[2] * 0.45 + mouth[2] * 0.3],
              top,
            ],
            3,
          ),
          0.0028,
          { sides: 4, caps: false },
        ),
      )
      const n = 8
      for (let k = 0; k < n * 2; k++) {
        const b = (k / n) * Math.PI * 2 + (k >= n ? 0.4 : 0)
        const size = head * (k >= n ? 0.62 : 1)
        const lift = head * (k >= n ? 0.55 : 0.12)
        addLeaf(
          petals,
          top,
          [top[0] + Math.sin(b) * size * 0.55, top[1] + lift, top[2] + Math.cos(b) * size * 0.55],
          [top[0] + Math.sin(b) * size, top[1] + lift * 0.9, top[2] + Math.cos(b) * size],
          size * 0.62,
        )
      }
      hearts.push(ellipsoid([head * 0.26, head * 0.22, head * 0.26], [top[0], top[1] + head * 0.25, top[2]], 7))
      for (let k = 0; k < 2; k++) {
        const t = between(random, 0.3, 0.75)
        const p: Vec3 = [
          mouth[0] + (top[0] - mouth[0]) * t,
          mouth[1] + (top[1] - mouth[1]) * t,
          mouth[2] + (top[2] - mouth[2]) * t,
        ]
        const b = a + between(random, -1.6, 1.6)
        const long = Math.min(head * 1.5, R - Math.hypot(p[0], p[2]))
        addLeaf(
          green,
          p,
          [p[0] + Math.sin(b) * long * 0.5, p[1] + long * 0.3, p[2] + Math.cos(b) * long * 0.5],
          [p[0] + Math.sin(b) * long, p[1] + long * 0.1, p[2] + Math.cos(b) * long],
          long * 0.34,
        )
      }
    }
    const colour = { red: 'fabric-red', yellow: 'plastic-yellow', white: 'fabric-white' } as const
    return {
      parts: [
        part('ceramic-blue', [vase], 'main'),
        part('leaf', [green, ...stalks]),
        part(colour[bloom], [petals]),
        part('date', hearts),
      ],
      surfaces: [],
      anchors: [],
    }
  },
})
