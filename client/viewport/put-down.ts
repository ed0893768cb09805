/** The desk of the placing tool: where a kit prop would stand under the pointer, and the change that puts it there. */
import { createNode, orderBetween } from '../../shared/changes/make.ts'
import type { Built, Generator } from '../../shared/kit/generator.ts'
import { kit } from '../../shared/kit/index.ts'
import { boundsOfBuilt } from '../../shared/space/bounds.ts'
import { addV, IDENTITY, type Quat, scaleV, subV, type Vec3 } from '../../shared/space/math.ts'
import type { ViewportContext } from './context.ts'
import { bearersOf, settler, shapeOf } from './drop.ts'
import { along, rayOnPlane } from './projection.ts'
import { trianglesOf } from './rest.ts'
import type { ViewRig } from './rig.ts'
import { NO_MODS, snapping } from './snap.ts'
import { facingEye, type PlaceDesk, type Placed, placeOn, type Surface } from './tools/place.ts'
import { freshName } from './words.ts'

/** How far away a prop may be put, metres: near the horizon a pixel is a mile. */
const FAR_M = 200
/** Where it floats when there is nothing below the pointer, metres before the eye. */
const AHEAD_M = 6
const LARGEST_SEED = 2 ** 31

export const makePlacing = (ctx: ViewportContext, rig: ViewRig): PlaceDesk => {
  const { session } = ctx
  /** Each prop that is taken in hand is another one of its kind. */
  let seed = 0
  let bearers: { readonly revision: number; readonly is: ReturnType<typeof bearersOf> } | null = null

  const bearing = () => {
    const revision = session.revision.peek()
    if (bearers?.revision !== revision) bearers = { revision, is: bearersOf(session.stage, [], ctx.shown()) }
    return bearers.is
  }

  const settle =
    (built: Built) =>
    (position: Vec3, rotation: Quat): Vec3 => {
      const solid = trianglesOf(
        built.parts.map((part) => part.mesh),
        { ...IDENTITY, position, rotation },
      )
      return addV(position, settler(solid, bearing())([0, 0, 0]))
    }

  const surfaceAt = (x: number, y: number): Surface => {
    const ray = ctx.rayAt(x, y)
    const hit = ctx.cast(ray, { helpers: false, ghosts: false })
    if (hit && hit.distance <= FAR_M) return hit
    const floor = rayOnPlane(ray, [0, 0, 0], [0, 1, 0])
    if (floor && Math.hypot(...subV(floor, ray.origin)) <= FAR_M) return { position: floor, normal: [0, 1, 0] }
    const [px, , pz] = along(ray, AHEAD_M)
    return { position: [px, 0, pz], normal: [0, 1, 0] }
  }

  /** Before a wall a thing that stands has its back at it, not its middle in it. */
  const clear = (surface: Surface, prop: Generator, built: Built): Surface => {
    const box = boundsOfBuilt(built)
    const hangs = prop.placement === 'wall' || prop.placement === 'surface-or-wall'
    if (!box || hangs || Math.abs(surface.normal[1]) >= 0.5) return surface
    const [nx, , nz] = surface.normal
    const deep = Math.max(box.max[0] - box.min[0], box.max[2] - box.min[2]) / 2
    return { ...surface, position: addV(surface.position, scaleV([nx, 0, nz], deep)) }
  }

  return {
    at: (asset, x, y) => {
      const prop = Object.hasOwn(kit, asset) ? kit[asset]! : null
      const built = prop && shapeOf({ asset, params: {}, seed })
      if (!prop || !built) return null
      const surface = clear(surfaceAt(x, y), prop, built)
      const facing = facingEye(surface.position, rig.lens().position)
      return { asset, ...placeOn(prop, surface, facing, snapping(session.snap.peek(), NO_MODS), settle(built)) }
    },
    show: (placed: Placed | null) => ctx.showPlacing(placed),
    drop: ({ asset, position, rotation }) => {
      const name = freshName(session.stage, kit[asset]!.label)
      const by = (session.access.peek().user?.name ?? '').slice(0, 80)
      const change = createNode(
        'prop',
        { name, asset, position, rotation, ...(seed > 0 ? { seed } : {}), ...(by ? { by } : {}) },
        { order: orderBetween(session.stage, null, null) },
      )
      const report = session.edit(`Add ${name}`, [change])
      if (report.applied.length > 0) session.select([change.id])
      seed = Math.floor(Math.random() * LARGEST_SEED)
    },
    over: () => {
      session.placing.value = null
    },
  }
}
