import { oneOf } from '../fields/index.ts'
import { generator } from './generator.ts'
import { part } from './geometry.ts'
import { lathe, type Profile } from './grid.ts'
import { facts, round, share } from './sizes.ts'
import { cylinder } from './solids.ts'

/** A steel drum with rolled hoops, closed, or open as for a fire. */
export const oilDrum = generator({
  ...facts('oil-drum'),
  placement: 'floor',
  materials: ['iron-rusty', 'wood-painted-blue', 'plastic-red', 'plastic-yellow', 'steel-painted-black'],
  params: {
    ...round('oil-drum'),
    lid: oneOf({ closed: 'Closed', open: 'Open' }, { label: 'Lid', default: 'closed', group: 'Shape' }),
    dents: share('Dents', 0.2, 'How battered it is'),
  },
  build: ({ width: w, height: h, lid, dents }, random) => {
    const R = w / 2
    const r = R * 0.965
    const hoop = (y: number): Profile => [
      [r, y - h * 0.028],
      [R * 0.995, y - h * 0.012],
      [R * 0.995, y + h * 0.012],
      [r, y + h * 0.028],
    ]
    const ribs = (y: number): Profile => [
      [r, y - h * 0.012],
      [r * 1.008, y],
      [r, y + h * 0.012],
    ]
    const side: Profile = [
      [0, 0.014],
      [r * 0.94, 0.014],
      [r * 0.95, 0],
      [R * 0.985, 0],
      [R * 0.985, h * 0.022],
      [r, h * 0.03],
      ...ribs(h * 0.12),
      ...hoop(h * 0.34),
      ...ribs(h * 0.5),
      ...hoop(h * 0.66),
      ...ribs(h * 0.88),
      [r, h * 0.97],
      [R * 0.985, h * 0.978],
      [R * 0.985, h],
      [r * 0.955, h],
    ]
    const top: Profile =
      lid === 'closed'
        ? [
            [r * 0.95, h - 0.016],
            [0, h - 0.016],
          ]
        : [
            [r * 0.955, h * 0.5],
            [r * 0.955, 0.03],
            [0, 0.03],
          ]
    const [a, b] = [random() * 6, random() * 6]
    const body = lathe([...side, ...top], {
      segments: 36,
      crease: 0.8,
      wobble: (angle, y) => 1 - dents * 0.03 * Math.max(0, Math.sin(angle * 2 + a) * Math.sin((y / h) * 5 + b)),
    })
    const bungs =
      lid === 'closed'
        ? [
            cylinder(0.032, 0.012, [r * 0.62, h - 0.017, 0], { segments: 12, bevel: 0.003 }),
            cylinder(0.02, 0.01, [-r * 0.62, h - 0.017, 0], { segments: 12, bevel: 0.002 }),
          ]
        : []
    return {
      parts: [part('iron-rusty', [body, ...bungs], 'main')],
      surfaces: lid === 'closed' ? [{ centre: [0, h - 0.012, 0], size: [r * 1.2, r * 1.2] }] : [],
      anchors: [{ kind: 'reach', at: [0, h, 0], facing: Math.PI }],
    }
  },
})
