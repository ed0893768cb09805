/** What upholstered seats have in common: a frame on feet, cushions to sit on and lean against, arms. Widths in metres. */

import type { Anchor, Built } from './generator.ts'
import { part, type Shape, times } from './geometry.ts'
import type { MaterialId } from './materials.ts'
import { puff } from './soft.ts'
import { box, cylinder } from './solids.ts'

interface Seat {
  readonly width: number
  readonly height: number
  readonly depth: number
  readonly seats: number
  /** Top of the seat cushions. */
  readonly seat: number
  /** Width of an arm. */
  readonly arm: number
  readonly feet: 'wood' | 'metal' | 'plinth'
  readonly cover: MaterialId
  readonly pillow?: MaterialId
}

export const upholstered = ({ width: w, height: h, depth: d, seats, seat, arm, feet, cover, pillow }: Seat): Built => {
  const foot = feet === 'plinth' ? 0.03 : Math.min(0.12, seat * 0.28)
  const deck = seat - 0.15
  const back = Math.min(0.2, d * 0.24)
  const inside = w - 2 * arm
  const each = inside / seats
  const frame: Shape[] = [
    puff([w - 0.02, deck - foot, d - 0.03], [0, foot, 0], { round: 0.03, cells: 3 }),
    puff([w - arm * 0.6, h - foot - 0.03, back], [0, foot, -d / 2 + back / 2], { round: 0.06, cells: 4 }),
    ...[-1, 1].map((s) =>
      puff([arm, Math.min(h * 0.76, seat + 0.21) - foot, d - 0.02], [s * (w / 2 - arm / 2), foot, 0.01], {
        round: Math.min(0.06, arm * 0.45),
        cells: 5,
      }),
    ),
  ]
  const deep = d - back - 0.01
  const cushions = times(seats, (i) => {
    const x = -inside / 2 + each * (i + 0.5)
    return [
      puff([each - 0.008, 0.17, deep], [x, seat - 0.165, d / 2 - deep / 2], { round: 0.05, bulge: 0.012, cells: 5 }),
      puff([each - 0.012, h - seat + 0.02, 0.19], [x, seat - 0.02, -d / 2 + back + 0.07], {
        round: 0.07,
        bulge: 0.02,
        cells: 6,
      }),
    ]
  }).flat()
  const legs =
    feet === 'plinth'
      ? [box([w - 0.1, foot, d - 0.12], [0, 0, 0], 0)]
      : [-1, 1].flatMap((sx) =>
          [-1, 1].map((sz) =>
            feet === 'wood'
              ? cylinder(0.018, foot + 0.005, [sx * (w / 2 - 0.08), 0, sz * (d / 2 - 0.09)], { top: 0.028, segments: 10 })
              : box([0.025, foot + 0.005, 0.025], [sx * (w / 2 - 0.07), 0, sz * (d / 2 - 0.08)], 0.003),
          ),
        )
  const pillows = pillow
    ? [-1, 1].map((s) => {
        const soft = puff([Math.min(0.4, each * 0.6), Math.min(0.36, (h - seat) * 0.85), 0.13], [0, 0, 0], {
          round: 0.03,
          bulge: 0.03,
          cells: 5,
        })
        return { shape: soft, s }
      })
    : []
  const sits: Anchor[] = times(seats, (i) => ({
    kind: 'sit',
    at: [-inside / 2 + each * (i + 0.5), seat, d / 2 - deep * 0.45],
    facing: 0,
  }))
  return {
    parts: [
      part(cover, [...frame, ...cushions], 'main'),
      part(feet === 'metal' ? 'steel-painted-black' : 'wood-walnut', legs),
      ...(pillow
        ? [
            part(
              pillow,
              pillows.map(({ shape, s }) => leaning(shape, s * (inside / 2 - 0.22), seat, -d / 2 + back + 0.21)),
            ),
          ]
        : []),
    ],
    surfaces: [],
    anchors: seats >= 3 ? [...sits, { kind: 'lie', at: [0, seat, d / 2 - deep * 0.5], facing: Math.PI / 2 }] : sits,
  }
}

/** A pillow that leans against the back. */
const leaning = (shape: Shape, x: number, y: number, z: number): Shape => {
  const [c, s] = [Math.cos(-0.32), Math.sin(-0.32)]
  const tip = (list: readonly number[], moved: boolean) =>
    list.map((n, i) => {
      const base = i - (i % 3)
      if (i % 3 === 0) return n + (moved ? x : 0)
      const [py, pz] = [list[base + 1]!, list[base + 2]!]
      return i % 3 === 1 ? py * c - pz * s + (moved ? y - 0.01 : 0) : py * s + pz * c + (moved ? z : 0)
    })
  return { ...shape, positions: tip(shape.positions, true), normals: tip(shape.normals, false) }
}
