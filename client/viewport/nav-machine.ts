/**
 * The state machine of navigation: idle, orbit, pan, dolly, fly, and what fingers do. Pure but for the rig that it turns.
 * A lost pointer, window or tab, and Escape, lead back to idle with every key let go: nothing flies on by itself.
 */
import type { Vec3 } from '../../shared/fields/index.ts'
import { subV } from '../../shared/space/math.ts'
import type { Point2 } from './marquee.ts'
import type { Mods } from './snap.ts'
import { clamp, dolly, type FlyKeys, fly, forwardOf, orbit, pan, targetOf, turn, type View } from './view-math.ts'

/** What is turned: one's own view, or the film camera that one pilots. */
export interface Rig {
  view(): View
  set(view: View): void
  /** A gesture has ended: a piloted camera is written now. */
  done(): void
  /** Point of the set under a place of the canvas, null for the sky. */
  surfaceAt(x: number, y: number): Vec3 | null
  /** Vertical angle of view, radians. */
  readonly fov: number
  /** Of the canvas, CSS pixels. */
  readonly height: number
}

export type NavEvent =
  | { readonly type: 'down'; readonly button: number; readonly x: number; readonly y: number; readonly mods: Mods }
  | { readonly type: 'move'; readonly dx: number; readonly dy: number }
  | { readonly type: 'up' }
  /** `zoom`: steps of a wheel or a pinch, above 0 goes away; `dx`, `dy`: two fingers of a trackpad. */
  | {
      readonly type: 'wheel'
      readonly zoom: number
      readonly dx: number
      readonly dy: number
      readonly x: number
      readonly y: number
    }
  | { readonly type: 'fingers'; readonly points: readonly Point2[] }
  | { readonly type: 'key'; readonly code: string; readonly down: boolean; readonly shift: boolean }
  | { readonly type: 'tick'; readonly seconds: number }
  | { readonly type: 'cancel' }

type State =
  | { readonly is: 'idle' }
  | { readonly is: 'orbit'; readonly pivot: Vec3 }
  | { readonly is: 'pan'; readonly depth: number }
  | { readonly is: 'dolly'; readonly to: Vec3 }
  | { readonly is: 'fly'; readonly keys: ReadonlySet<string>; readonly fast: boolean }
  | { readonly is: 'fingers'; readonly points: readonly Point2[]; readonly pivot: Vec3; readonly depth: number }

export type NavState = State['is']

/** Radians a pixel. */
const ORBIT = 0.0055
const LOOK = 0.0028
const TRACKPAD = 0.006
/** Share of the distance that is left after one step of the wheel. */
const WHEEL = 0.85
const DOLLY_PX = 0.006
const FAST = 4
const SPEED = { start: 3, min: 0.1, max: 100 } as const

const FLY_KEYS: Readonly<Record<string, keyof FlyKeys>> = {
  KeyW: 'forward',
  ArrowUp: 'forward',
  KeyS: 'back',
  ArrowDown: 'back',
  KeyA: 'left',
  ArrowLeft: 'left',
  KeyD: 'right',
  ArrowRight: 'right',
  KeyE: 'up',
  KeyQ: 'down',
}
const NO_KEYS: FlyKeys = { forward: false, back: false, left: false, right: false, up: false, down: false }

export interface NavMachine {
  readonly state: NavState
  /** Metres a second of the flight. */
  readonly speed: number
  /** Whether a flight needs a tick with the next frame. */
  readonly flying: boolean
  /** Whether the event was for the view. */
  handle(event: NavEvent): boolean
}

export const navMachine = (rig: Rig): NavMachine => {
  let state: State = { is: 'idle' }
  let speed: number = SPEED.start

  const depthOf = (view: View, point: Vec3): number => {
    const way = forwardOf(view)
    const off = subV(point, view.position)
    return Math.max(0.05, off[0] * way[0] + off[1] * way[1] + off[2] * way[2])
  }
  /** What is under the pointer, or what one looks at when that is the sky. */
  const pointAt = (x: number, y: number): Vec3 => rig.surfaceAt(x, y) ?? targetOf(rig.view())

  const down = (button: number, x: number, y: number, mods: Mods): boolean => {
    const orbits = button === 1 || (button === 0 && mods.alt)
    if (!orbits && button !== 2) return false
    if (button === 2) {
      state = { is: 'fly', keys: new Set(), fast: mods.shift }
      return true
    }
    const point = pointAt(x, y)
    const view = rig.view()
    if (mods.shift) state = { is: 'pan', depth: depthOf(view, point) }
    else if (mods.ctrl) state = { is: 'dolly', to: point }
    else state = { is: 'orbit', pivot: point }
    // What one turns about is what one frames, pans and zooms about next.
    if (!view.ortho) rig.set({ ...view, distance: depthOf(view, point) })
    return true
  }

  const move = (dx: number, dy: number): boolean => {
    const view = rig.view()
    switch (state.is) {
      case 'orbit':
        rig.set(orbit(view, state.pivot, -dx * ORBIT, -dy * ORBIT))
        return true
      case 'pan':
        rig.set(pan(view, dx, dy, state.depth, rig.fov, rig.height))
        return true
      case 'dolly':
        rig.set(dolly(view, state.to, Math.exp(dy * DOLLY_PX)))
        return true
      case 'fly':
        rig.set(turn(view, -dx * LOOK, -dy * LOOK))
        return true
      default:
        return false
    }
  }

  const wheel = (event: Extract<NavEvent, { type: 'wheel' }>): boolean => {
    if (state.is === 'fly') {
      speed = clamp(speed * 1.2 ** -Math.sign(event.zoom || event.dy), SPEED.min, SPEED.max)
      return true
    }
    if (event.zoom !== 0) rig.set(dolly(rig.view(), pointAt(event.x, event.y), WHEEL ** -event.zoom))
    if (event.dx !== 0 || event.dy !== 0) {
      rig.set(orbit(rig.view(), pointAt(event.x, event.y), -event.dx * TRACKPAD, -event.dy * TRACKPAD))
    }
    return true
  }

  const middle = (points: readonly Point2[]): Point2 => ({
    x: points.reduce((sum, p) => sum + p.x, 0) / points.length,
    y: points.reduce((sum, p) => sum + p.y, 0) / points.length,
  })
  const spread = (points: readonly Point2[]) =>
    points.length < 2 ? 1 : Math.max(1, Math.hypot(points[0]!.x - points[1]!.x, points[0]!.y - points[1]!.y))

  const fingers = (points: readonly Point2[]): boolean => {
    if (points.length === 0) return stop()
    const at = middle(points)
    if (state.is !== 'fingers' || state.points.length !== points.length) {
      const pivot = pointAt(at.x, at.y)
      state = { is: 'fingers', points, pivot, depth: depthOf(rig.view(), pivot) }
      return true
    }
    const before = middle(state.points)
    const [dx, dy] = [at.x - before.x, at.y - before.y]
    if (points.length === 1) rig.set(orbit(rig.view(), state.pivot, -dx * ORBIT, -dy * ORBIT))
    else {
      const factor = spread(state.points) / spread(points)
      rig.set(dolly(pan(rig.view(), dx, dy, state.depth, rig.fov, rig.height), state.pivot, factor))
    }
    state = { ...state, points }
    return true
  }

  const key = (code: string, isDown: boolean, shift: boolean): boolean => {
    if (state.is !== 'fly') return false
    const keys = new Set(state.keys)
    if (Object.hasOwn(FLY_KEYS, code) && isDown) keys.add(code)
    else keys.delete(code)
    state = { is: 'fly', keys, fast: shift }
    return true
  }

  const tick = (seconds: number): boolean => {
    if (state.is !== 'fly' || state.keys.size === 0) return false
    const held: Record<keyof FlyKeys, boolean> = { ...NO_KEYS }
    for (const code of state.keys) held[FLY_KEYS[code]!] = true
    // A frame that took long must not throw one through a wall.
    rig.set(fly(rig.view(), held, speed * (state.fast ? FAST : 1) * Math.min(seconds, 0.1)))
    return true
  }

  const stop = (): boolean => {
    if (state.is === 'idle') return false
    state = { is: 'idle' }
    rig.done()
    return true
  }

  return {
    get state() {
      return state.is
    },
    get speed() {
      return speed
    },
    get flying() {
      return state.is === 'fly' && state.keys.size > 0
    },
    handle(event) {
      switch (event.type) {
        case 'down':
          return down(event.button, event.x, event.y, event.mods)
        case 'move':
          return move(event.dx, event.dy)
        case 'wheel':
          return wheel(event)
        case 'fingers':
          return fingers(event.points)
        case 'key':
          return key(event.code, event.down, event.shift)
        case 'tick':
          return tick(event.seconds)
        default:
          return stop()
      }
    },
  }
}

export interface WheelInput {
  readonly deltaX: number
  readonly deltaY: number
  /** 0 pixels, 1 lines, 2 pages. */
  readonly deltaMode: number
  readonly ctrlKey: boolean
  readonly at: number
}
export interface Wheel {
  readonly kind: 'wheel' | 'trackpad' | 'pinch'
  readonly zoom: number
  readonly dx: number
  readonly dy: number
  readonly at: number
}

/** Events of one gesture follow each other within this, milliseconds. */
const SAME_GESTURE_MS = 180

/**
 * Tells a mouse wheel from two fingers on a trackpad, which browsers do not say: a wheel turns in whole steps of 100 or
 * more (or in lines), straight down; fingers start with less, or slant. A pinch comes with Ctrl. Within one gesture the
 * answer stays.
 */
export const readWheel = (e: WheelInput, before: Wheel | null): Wheel => {
  const going = before && e.at - before.at < SAME_GESTURE_MS ? before.kind : null
  const steps = e.deltaMode === 0 ? e.deltaY / 100 : e.deltaMode === 1 ? e.deltaY / 3 : e.deltaY
  const notch = e.deltaMode !== 0 || (e.deltaX === 0 && Math.abs(e.deltaY) >= 50 && Number.isInteger(e.deltaY))
  if (e.ctrlKey) return { kind: 'pinch', zoom: notch ? clamp(steps, -3, 3) : e.deltaY / 16, dx: 0, dy: 0, at: e.at }
  const kind = going === 'wheel' || going === 'trackpad' ? going : notch ? 'wheel' : 'trackpad'
  if (kind === 'wheel') return { kind, zoom: clamp(steps, -3, 3), dx: 0, dy: 0, at: e.at }
  return { kind, zoom: 0, dx: e.deltaX, dy: e.deltaY, at: e.at }
}
