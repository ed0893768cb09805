/** What a place stands on and in: the ground, and for rooms the walls, three of them, open to the camera. */
import { createNode, withExpect } from '../../../shared/changes/make.ts'
import type { Quat, Vec3 } from '../../../shared/fields/index.ts'
import { yaw as turn } from '../../../shared/space/math.ts'
import { step } from '../../../shared/space/place.ts'
import { setFields } from '../../../shared/stage/schema.ts'
import type { Place } from '../planner/places.ts'
import type { Props } from '../props.ts'
import { type Area, makeLayout } from './layout.ts'
import { nodeIdFrom } from './random.ts'
import type { Reasoned, Skill } from './skill.ts'

export interface GroundArgs {
  readonly place: Place | null
  readonly area: Area
  /** Asked for in words; goes before the place's own. */
  readonly ground: string | null
}

const HEIGHT_M = 2.8
const THICK_M = 0.12
const OUTSIDE_M = 120

export const makeGround = (props: Props): Skill<GroundArgs> => ({
  id: 'ground',
  label: 'Ground and walls',
  run(set, { place, area, ground }, random) {
    const changes: Reasoned[] = []
    const wanted = ground ?? place?.ground ?? set.info.ground
    const known = setFields.ground.options?.find((one) => one.value === wanted)
    if (wanted !== set.info.ground && known) {
      const [change] = withExpect(set, [{ op: 'update', of: 'set', values: { ground: wanted } }])
      const asked = ground !== null || !place ? 'Asked for.' : `What the ${place.label} stands on.`
      changes.push({ change: change!, why: `Ground: ${known.label.toLowerCase()}. ${asked}` })
    }
    if (place && !place.indoors && set.info.groundSize < OUTSIDE_M) {
      const [change] = withExpect(set, [{ op: 'update', of: 'set', values: { groundSize: OUTSIDE_M } }])
      changes.push({ change: change!, why: `Ground of ${OUTSIDE_M} m, so that no camera sees where it ends.` })
    }
    if (!place?.indoors || !Object.hasOwn(props.kit, 'wall')) return { changes, notes: [] }
    const layout = makeLayout(set, props, area)
    if (layout.walls.length > 0) return { changes, notes: [] }
    const before = [...layout.floor.things.ids()].length
    const walls = roomWalls(place, area).filter((wall) => isFree(layout, wall))
    if (before > 0 && walls.length < 3)
      return { changes, notes: ['There are things where the walls would stand; I put up no room around them.'] }
    for (const wall of walls) changes.push(makeWall(props, wall, place, random))
    return { changes, notes: [] }
  },
})

interface Wall {
  readonly middle: Vec3
  readonly yaw: number
  readonly width: number
  readonly kind: 'back' | 'door' | 'window'
}

/** The face of each wall is the edge of the zone. */
const roomWalls = (place: Place, { zone }: Area): Wall[] => {
  const { centre, yaw, width, depth } = zone
  const at = (side: number, far: number) => step(centre, yaw + side, far + THICK_M)
  const back: Wall = { middle: at(Math.PI, depth / 2), yaw, width: width + 2 * THICK_M, kind: 'back' }
  if (Math.min(width, depth) < 2.2) return [back]
  const window = place.id === 'interrogation-room' || place.id === 'warehouse' || place.id === 'tabernacle' ? 'back' : 'window'
  return [
    back,
    { middle: at(-Math.PI / 2, width / 2), yaw: yaw + Math.PI / 2, width: depth, kind: window },
    { middle: at(Math.PI / 2, width / 2), yaw: yaw - Math.PI / 2, width: depth, kind: 'door' },
  ]
}

const isFree = (layout: ReturnType<typeof makeLayout>, wall: Wall): boolean => {
  const along = Math.floor(wall.width / 0.4)
  for (let k = 0; k <= along; k++) {
    const p = step(wall.middle, wall.yaw + Math.PI / 2, (k / Math.max(1, along) - 0.5) * wall.width)
    for (const one of layout.standing.values())
      if (
        !one.flat &&
        one.boxes.some(
          (box) => p[0] > box.min[0] - 0.1 && p[0] < box.max[0] + 0.1 && p[2] > box.min[2] - 0.1 && p[2] < box.max[2] + 0.1,
        )
      )
        return false
  }
  return true
}

const WHY = {
  back: 'The back wall: what every shot of this room looks at.',
  window: 'A side wall with a window: daylight has a reason to come from there.',
  door: 'A side wall with a doorway: people need a way in; the camera side stays open.',
} as const

const NAME = { back: 'Wall, back', window: 'Wall with window', door: 'Wall with doorway' } as const

const makeWall = (props: Props, wall: Wall, place: Place, random: () => number): Reasoned => {
  const params = {
    width: Math.round(Math.min(20, wall.width) * 100) / 100,
    height: HEIGHT_M,
    depth: THICK_M,
    ...(wall.kind === 'door'
      ? { door: true }
      : wall.kind === 'window'
        ? { window: true, windowWidth: Math.min(1.6, wall.width * 0.4) }
        : {}),
  }
  const material = place.wallLook && props.kit.wall?.materials.includes(place.wallLook) ? { material: place.wallLook } : {}
  const position: Vec3 = [Math.round(wall.middle[0] * 1000) / 1000, 0, Math.round(wall.middle[2] * 1000) / 1000]
  const change = createNode(
    'prop',
    { name: NAME[wall.kind], asset: 'wall', params, position, rotation: turn(wall.yaw) as Quat, ...material },
    { id: nodeIdFrom(random) },
  )
  return { change, why: WHY[wall.kind] }
}
