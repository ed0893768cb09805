/**
 * What I look with: my own view, a film camera that I look through or pilot, somebody's view that I follow. Navigation
 * turns it, verbs fly it; my own view stays where it was while I look through another.
 */
import { Camera } from '@babylonjs/core/Cameras/camera'
import { effect, untracked } from '@preact/signals-core'
import type { NodeId } from '../../shared/ids.ts'
import { eulerYXZ, fromEulerYXZ, lengthV, lerpV, type Quat, rotate, slerp, subV, type Vec3 } from '../../shared/space/math.ts'
import type { Gesture } from '../session/types.ts'
import type { ViewportContext } from './context.ts'
import type { Rig } from './nav-machine.ts'
import type { Lens } from './projection.ts'
import { valuesAt } from './values-at.ts'
import { axisView, type Box, between, bulk, ease, frame, rotationOf, type View, viewAt, viewOf, widened } from './view-math.ts'

/** Vertical angle of my own view, radians: 50°. */
const OWN_FOV = 0.873
/** Radians: how much one looks down at least on the whole of a set. */
const OVERVIEW = -0.3
const FLIGHT_S = 0.4
/** Share of the way to the followed view that is left after a second. */
const FOLLOW_LAG = 1e-4
/** Nothing nearer is drawn, metres: one may stand where a film camera stands and not see its matte box from within. */
const NEAR_M = 0.2
/** Least half width of what one sees at first, metres: a lone jar must not fill the picture. */
const ROOM_M = 2
const START: View = viewAt([6, 4, 9], [0, 1, 0])

export interface ViewRig extends Rig {
  /** Of the picture as it is drawn now. */
  lens(): Lens
  /** Goes there smoothly, at once for those who want less motion; my own view, whatever I looked through before. */
  flyTo(view: View): void
  /** My own view, of which film cameras and followed people are only a change for a while. */
  own(): View
  /** `overview`: from somewhat above. */
  frameBox(box: Box, overview?: boolean): void
  look(from: Parameters<typeof axisView>[1]): void
  /** Runs before each frame. */
  tick(seconds: number): boolean
  /** Called after each change of what is seen. */
  onChange(run: () => void): void
  dispose(): void
}

interface Pilot {
  readonly id: NodeId
  readonly gesture: Gesture
  readonly roll: number
  view: View
}

export const makeRig = (ctx: ViewportContext, kept: { load(): View | null; save(view: View): void }): ViewRig => {
  const { session, camera } = ctx
  const { maxZ: far } = camera
  const loaded = kept.load()
  let own: View = loaded ?? START
  let touched = loaded !== null
  let flight: { from: View; to: View; at: number } | null = null
  let pilot: Pilot | null = null
  let followed: { position: Vec3; rotation: Quat; fov: number } | null = null
  const listeners: (() => void)[] = []
  const calm = matchMedia('(prefers-reduced-motion: reduce)')

  const size = () => ({ width: Math.max(1, ctx.canvas.clientWidth), height: Math.max(1, ctx.canvas.clientHeight) })

  const write = (position: Vec3, rotation: Quat, fov: number, orthoHeight: number | null) => {
    camera.position.set(...position)
    camera.rotationQuaternion ??= camera.absoluteRotation.clone()
    camera.rotationQuaternion.set(...rotation)
    camera.fov = fov
    camera.mode = orthoHeight === null ? Camera.PERSPECTIVE_CAMERA : Camera.ORTHOGRAPHIC_CAMERA
    // A parallel projection has no eye: what lies behind its plane is seen as well.
    camera.minZ = orthoHeight === null ? NEAR_M : -far / 4
    camera.maxZ = far
    if (orthoHeight === null) return
    const { width, height } = size()
    const half = orthoHeight / 2
    camera.orthoTop = half
    camera.orthoBottom = -half
    camera.orthoRight = (half * width) / height
    camera.orthoLeft = -camera.orthoRight
  }

  const orthoHeight = (view: View) => (view.ortho ? 2 * view.distance * Math.tan(OWN_FOV / 2) : null)

  const apply = () => {
    if (followed) write(followed.position, followed.rotation, followed.fov, null)
    else write(own.position, rotationOf(own), OWN_FOV, orthoHeight(own))
    present()
    ctx.requestRender()
    for (const run of listeners) run()
  }

  const present = () => {
    const through = untracked(() => session.lookThrough.value)
    const world = through ? ctx.worldOf(through) : { position: own.position, rotation: rotationOf(own) }
    session.present({ camera: { position: world.position, rotation: world.rotation, fov: OWN_FOV } })
  }

  const setOwn = (view: View) => {
    own = view
    touched = true
    kept.save(own)
    apply()
  }

  /** The film camera as a view; its distance is that of my own, for pan and zoom. */
  const cameraView = (id: NodeId): View => {
    const { position, rotation } = ctx.worldOf(id)
    return viewOf(position, rotation, own.distance)
  }

  const startPilot = (id: NodeId): Pilot | null => {
    const node = ctx.nodeOf(id)
    if (!node) return null
    if (node.locked) {
      session.toast(`${node.name || 'This camera'} is locked.`, 'info')
      return null
    }
    if (!session.may('edit-stage')) {
      session.toast(session.access.peek().says || 'You may not move cameras on this set.', 'info')
      return null
    }
    const [, , roll] = eulerYXZ(ctx.worldOf(id).rotation)
    return { id, gesture: session.gesture(`Move ${node.name || 'camera'}`), roll, view: cameraView(id) }
  }

  const piloted = ({ view, roll }: Pilot): Quat => fromEulerYXZ([view.pitch, view.yaw, roll])

  const setPilot = (id: NodeId, view: View) => {
    pilot ??= startPilot(id)
    if (!pilot) return
    pilot.view = { ...view, ortho: false }
    const rotation = piloted(pilot)
    pilot.gesture.update(
      valuesAt(
        { nodeOf: (one) => session.stage.nodes.get(one), worldOf: ctx.worldOf },
        new Map([[id, { ...ctx.worldOf(id), position: view.position, rotation }]]),
      ),
    )
    present()
    for (const run of listeners) run()
  }

  /** The first look at a set: from where its first camera stands, or all of it. */
  const openOn = () => {
    touched = true
    const shots = [...session.stage.shots.values()].sort((a, b) => (a.order < b.order ? -1 : 1))
    const first = shots.map((shot) => session.stage.nodes.get(shot.camera as NodeId)).find((node) => node?.kind === 'camera')
    if (first) {
      const view = cameraView(first.id)
      setOwn({ ...view, distance: surfaceAhead(view) })
      return
    }
    const box = bulk([...ctx.shown()].flatMap((id) => ctx.boundsOf(id) ?? []))
    const { width, height } = size()
    if (box) setOwn(frame(START, widened(box, ROOM_M), OWN_FOV, width / height))
  }

  const surfaceAhead = (view: View): number => {
    const direction = rotate(rotationOf(view), [0, 0, -1])
    return ctx.cast({ origin: view.position, direction }, { helpers: false })?.distance ?? 6
  }

  const rig: ViewRig = {
    view: () => {
      const through = session.lookThrough.peek()
      if (pilot && through === pilot.id) return pilot.view
      if (through) return cameraView(through)
      return own
    },
    set: (view) => {
      flight = null
      const through = session.lookThrough.peek()
      if (session.follow.peek() !== null) session.follow.value = null
      if (through && session.pilot.peek()) return setPilot(through, view)
      // Moving while one looks through a camera leaves it, from where it stands.
      if (through) session.lookThrough.value = null
      setOwn(view)
    },
    done: () => {
      pilot?.gesture.commit()
      pilot = null
    },
    surfaceAt: (x, y) => ctx.cast(ctx.rayAt(x, y), { helpers: false })?.position ?? null,
    get fov() {
      return rig.lens().fov
    },
    get height() {
      return size().height
    },
    lens: () => {
      const eye = ctx.drawnWith()
      const { width, height } = size()
      const projection = eye.getProjectionMatrix().asArray()
      const through = session.lookThrough.peek()
      if (through) {
        const { position, rotation } = pilot
          ? { position: pilot.view.position, rotation: piloted(pilot) }
          : ctx.worldOf(through)
        return { position, rotation, fov: 2 * Math.atan(1 / Math.abs(projection[5]!)), orthoHeight: null, width, height }
      }
      if (followed) return { ...followed, orthoHeight: null, width, height }
      return { position: own.position, rotation: rotationOf(own), fov: OWN_FOV, orthoHeight: orthoHeight(own), width, height }
    },
    own: () => own,
    flyTo: (view) => {
      if (session.follow.peek() !== null) session.follow.value = null
      if (session.lookThrough.peek()) {
        own = cameraView(session.lookThrough.peek()!)
        session.lookThrough.value = null
      }
      if (calm.matches) return setOwn(view)
      flight = { from: own, to: view, at: 0 }
      touched = true
      ctx.requestRender()
    },
    frameBox: (box, overview = false) => {
      const { width, height } = size()
      const now = flight?.to ?? own
      const from = overview && !now.ortho ? { ...now, pitch: Math.min(now.pitch, OVERVIEW) } : now
      rig.flyTo(frame(from, box, OWN_FOV, width / height))
    },
    look: (from) => rig.flyTo(axisView(flight?.to ?? own, from)),
    tick: (seconds) => {
      let again = false
      // Whoever has put something there himself is looking at it already.
      if (session.undoName.peek() !== null) touched = true
      if (!touched && session.stage.nodes.size > 0) {
        // Once it stands where it will be seen, which is after the first frame.
        if (ctx.shown()[Symbol.iterator]().next().done) again = true
        else openOn()
      }
      if (flight) {
        flight.at = Math.min(1, flight.at + seconds / FLIGHT_S)
        own = between(flight.from, flight.to, ease(flight.at))
        if (flight.at >= 1) {
          kept.save(own)
          flight = null
        } else again = true
        apply()
      }
      return stepFollow(seconds) || again
    },
    onChange: (run) => {
      listeners.push(run)
    },
    dispose: () => {
      pilot?.gesture.cancel()
      for (const stop of stops) stop()
    },
  }

  /** Nearer to the view of the followed person; their frames come 15 times a second, mine must not jump. */
  const stepFollow = (seconds: number): boolean => {
    const id = session.follow.peek()
    const theirs = id === null ? null : session.people.peek().find((one) => one.clientId === id)?.camera
    if (!theirs || !followed) return false
    const t = calm.matches ? 1 : 1 - FOLLOW_LAG ** Math.min(seconds, 0.1)
    const before = followed
    followed = {
      position: lerpV(before.position, theirs.position, t),
      rotation: slerp(before.rotation, theirs.rotation, t),
      fov: before.fov + (theirs.fov - before.fov) * t,
    }
    apply()
    const left = lengthV(subV(theirs.position, followed.position))
    const turned = Math.abs(followed.rotation.reduce((sum, n, i) => sum + n * theirs.rotation[i]!, 0))
    return left > 0.002 || turned < 0.999999
  }

  const stops = [
    effect(() => {
      const id = session.follow.value
      const person = id === null ? null : session.people.value.find((one) => one.clientId === id)
      untracked(() => {
        if (!person?.camera) {
          if (!followed) return
          followed = null
          apply()
          return
        }
        followed ??= { position: own.position, rotation: rotationOf(own), fov: OWN_FOV }
        if (session.lookThrough.peek()) session.lookThrough.value = null
        ctx.requestRender()
      })
    }),
    effect(() => {
      const id = session.lookThrough.value
      untracked(() => {
        if (pilot && pilot.id !== id) rig.done()
        if (!id && session.pilot.peek()) session.pilot.value = false
        flight = null
        apply()
      })
    }),
    effect(() => {
      // Ends a pilot's movement when the pilot leaves the seat.
      if (!session.pilot.value) untracked(() => rig.done())
    }),
    effect(() => {
      session.revision.value
      untracked(() => {
        const id = session.lookThrough.peek()
        if (id && session.stage.nodes.get(id)?.kind !== 'camera') session.lookThrough.value = null
      })
    }),
  ]

  apply()
  return rig
}
