/** Places on tables, chests and shelves: where a small thing can stand on what stands there. */
import { mulQ, rotate, type Transform, transformPoint, yaw as turn } from '../../../shared/space/math.ts'
import { type Box, boxAt } from '../../../shared/space/overlap.ts'
import type { Piece } from './dress.ts'
import type { Layout, Standing } from './layout.ts'

export interface OnSurface {
  readonly below: Standing
  readonly world: Transform
}

/** The first free place on these things, or, when none is named, on any table near the focus. */
export const findOnSurface = (
  layout: Layout,
  piece: Piece,
  marks: readonly Standing[],
  index: number,
  random: () => number,
): OnSurface | null => {
  const named = marks.filter((one) => (one.shape?.built.surfaces.length ?? 0) > 0)
  const carriers = named.length > 0 ? named : marks.length > 0 ? [] : tables(layout)
  const from = carriers.length > 0 ? index % carriers.length : 0
  for (const below of [...carriers.slice(from), ...carriers.slice(0, from)]) {
    const world = spotOn(layout, piece, below, random)
    if (world) return { below, world }
  }
  return null
}

const tables = (layout: Layout): Standing[] => {
  const away = (one: Standing) => Math.hypot(one.position[0] - layout.area.focus[0], one.position[2] - layout.area.focus[2])
  const { zone } = layout.area
  const far = Math.max(zone.width, zone.depth) / 2 + 3
  return [...layout.standing.values()]
    .filter((one) => away(one) < far)
    .filter(
      (one) =>
        !one.flat && one.top > 0.25 && one.top < 1.4 && (one.shape?.built.surfaces.length ?? 0) > 0 && isTable(layout, one),
    )
    .sort((a, b) => away(a) - away(b) || (a.id < b.id ? -1 : 1))
}

const isTable = (layout: Layout, one: Standing): boolean => {
  if (one.node.kind !== 'prop') return false
  const category = layout.props.kit[one.node.asset]?.category
  return category === 'table' || category === 'storage'
}

/** Tries a grid over each surface, highest first, from the middle outwards. */
const spotOn = (layout: Layout, piece: Piece, below: Standing, random: () => number): Transform | null => {
  const surfaces = [...(below.shape?.built.surfaces ?? [])].sort((a, b) => b.size[0] * b.size[1] - a.size[0] * a.size[1])
  const { scale: s } = below.world
  const shiftX = random() - 0.5
  const shiftZ = random() - 0.5
  const up = -piece.shape.bounds.min[1] * piece.scale
  const [ex, ez] = [piece.extent.width / 2, piece.extent.depth / 2]
  const tilted = rotate(below.world.rotation, [0, 1, 0])[1] < 0.98
  if (tilted) return null
  for (const { centre, size } of surfaces) {
    const roomX = (size[0] * s[0]) / 2 - ex
    const roomZ = (size[1] * s[2]) / 2 - ez
    if (roomX < 0 || roomZ < 0) continue
    for (let k = 0; k < 36; k++) {
      const r = Math.sqrt(k / 36)
      const a = k * 2.399963 + shiftX * 6
      const x = Math.min(roomX, Math.max(-roomX, Math.sin(a) * r * roomX + shiftX * roomX * 0.4)) / s[0]
      const z = Math.min(roomZ, Math.max(-roomZ, Math.cos(a) * r * roomZ + shiftZ * roomZ * 0.4)) / s[2]
      const at = transformPoint(below.world, [centre[0] + x, centre[1], centre[2] + z])
      const world: Transform = {
        position: [at[0], at[1] + up, at[2]],
        rotation: mulQ(below.world.rotation, turn((shiftZ * Math.PI) / 6)),
        scale: [piece.scale, piece.scale, piece.scale],
      }
      const boxes = piece.shape.solids.map((solid) => boxAt(world, solid))
      // It stands on the carrier: only what else is there counts, and the shelf above.
      if (
        boxes.some((box) => layout.floor.things.any(lifted(box), (id) => id === below.id && below.boxes.length === 1, CLOSE_M))
      )
        continue
      return world
    }
  }
  return null
}

/** Small things are near each other before they touch. Metres. */
const CLOSE_M = 0.005

/** Off the surface by a hair, so that what carries it is no hit. */
const lifted = (box: Box): Box => ({
  ...box,
  centre: [box.centre[0], box.centre[1] + 0.02, box.centre[2]],
  min: [box.min[0], box.min[1] + 0.02, box.min[2]],
  max: [box.max[0], box.max[1] + 0.02, box.max[2]],
})
