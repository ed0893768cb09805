import { oneOf } from '../fields/index.ts'
import { generator } from './generator.ts'
import { move, part, times, turn } from './geometry.ts'
import { facts, share, sizes } from './sizes.ts'
import { bar, box, cylinder, rod, tube } from './solids.ts'

/** A cooker: oven with a window, knobs in a row, gas rings or a glass hob. */
export const stove = generator({
  ...facts('stove'),
  placement: 'wall-side',
  materials: ['steel-brushed', 'plastic-white', 'steel-painted-black', 'wood-painted-green', 'plastic-red'],
  params: {
    ...sizes('stove'),
    hob: oneOf({ gas: 'Gas', glass: 'Glass' }, { label: 'Hob', default: 'gas', group: 'Shape' }),
    back: share('Splash back', 0, 'How high it rises behind'),
  },
  build: ({ width: w, height: h, depth: d, hob, back }) => {
    const foot = Math.min(0.08, h * 0.1)
    const rise = back > 0.05 ? h * 0.25 * back : 0
    const top = h - rise - (hob === 'gas' ? 0.03 : 0)
    const face = d / 2 - 0.05
    const body = box([w, top - foot, d - 0.06], [0, foot, -0.02], 0.006)
    const panel = box([w, 0.1, 0.03], [0, top - 0.115, face + 0.002], 0.006)
    const door = box([w - 0.02, top - foot - 0.3, 0.03], [0, foot + 0.14, face + 0.004], 0.006)
    const drawer = box([w - 0.02, 0.12, 0.026], [0, foot + 0.01, face + 0.002], 0.005)
    const window = box([w - 0.16, Math.max(0.05, top - foot - 0.46), 0.004], [0, foot + 0.2, face + 0.019], 0)
    const bow = [
      rod([-w / 2 + 0.07, top - 0.19, face + 0.042], [w / 2 - 0.07, top - 0.19, face + 0.042], 0.008),
      ...[-1, 1].map((s) =>
        rod([s * (w / 2 - 0.08), top - 0.19, face + 0.015], [s * (w / 2 - 0.08), top - 0.19, face + 0.042], 0.006, 0.006, 6),
      ),
    ]
    const knobs = times(5, (i) =>
      move(turn(cylinder(0.019, 0.02, [0, 0, 0], { segments: 14, top: 0.016, bevel: 0.002 }), 'x', Math.PI / 2), [
        -w * 0.36 + (w * 0.72 * i) / 4,
        top - 0.065,
        face + 0.017,
      ]),
    )
    const spots = [-1, 1].flatMap((x) =>
      [-1, 1].map((z) => ({ x: x * w * 0.24, z: z * d * 0.19 - 0.02, r: Math.min(w, d) * (z > 0 ? 0.11 : 0.13) })),
    )
    const ring = (o: (typeof spots)[number], r: number, y: number, t: number) =>
      tube(
        times(20, (i) => [o.x + Math.sin((i / 20) * Math.PI * 2) * r, y, o.z + Math.cos((i / 20) * Math.PI * 2) * r] as const),
        t,
        { closed: true, sides: 5 },
      )
    const gas = spots.flatMap((o) => [
      cylinder(o.r * 0.42, 0.014, [o.x, top, o.z], { segments: 16, bevel: 0.003 }),
      ring(o, o.r, top + 0.022, 0.005),
      ...times(4, (i) => {
        const a = (i / 4) * Math.PI * 2 + Math.PI / 4
        return bar(
          [o.x + Math.sin(a) * o.r * 0.45, top + 0.023, o.z + Math.cos(a) * o.r * 0.45],
          [o.x + Math.sin(a) * o.r * 1.05, top + 0.023, o.z + Math.cos(a) * o.r * 1.05],
          0.008,
          0.01,
          0.001,
        )
      }),
    ])
    const glass = [box([w - 0.02, 0.005, d - 0.1], [0, top - 0.004, -0.02], 0)]
    const splash = rise > 0 ? [box([w, rise + (hob === 'gas' ? 0.03 : 0), 0.025], [0, top, -d / 2 + 0.0225], 0.004)] : []
    return {
      parts: [
        part(
          'steel-brushed',
          [
            body,
            panel,
            door,
            drawer,
            ...bow,
            ...splash,
            ...[-1, 1].flatMap((x) =>
              [-1, 1].map((z) => cylinder(0.02, foot, [x * (w / 2 - 0.06), 0, z * (d / 2 - 0.12) - 0.02], { segments: 10 })),
            ),
          ],
          'main',
        ),
        part('steel-painted-black', [...knobs, ...(hob === 'gas' ? gas : [])]),
        part('screen-off', [window, ...(hob === 'glass' ? glass : [])]),
        ...(hob === 'glass'
          ? [
              part(
                'steel-painted-grey',
                spots.map((o) => ring(o, o.r * 0.85, top + 0.001, 0.0008)),
              ),
            ]
          : []),
      ],
      surfaces: [{ centre: [0, top + (hob === 'gas' ? 0.01 : 0), -0.02], size: [w * 0.8, d * 0.6] }],
      anchors: [{ kind: 'reach', at: [0, top, d / 2], facing: Math.PI }],
    }
  },
})
