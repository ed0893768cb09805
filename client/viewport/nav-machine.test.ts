import { describe, expect, test } from 'vitest'
import { lengthV, subV } from '../../shared/space/math.ts'
import { type NavEvent, type NavState, navMachine, type Rig, readWheel, type Wheel } from './nav-machine.ts'
import { NO_MODS } from './snap.ts'
import { targetOf, type View, viewAt } from './view-math.ts'

const START = viewAt([0, 2, 8], [0, 0, 0])

const make = (surface: readonly [number, number, number] | null = [0, 0, 0]) => {
  let view: View = START
  let done = 0
  const rig: Rig = {
    view: () => view,
    set: (next) => {
      view = next
    },
    done: () => {
      done++
    },
    surfaceAt: () => surface,
    fov: 0.9,
    height: 600,
  }
  const nav = navMachine(rig)
  return { nav, view: () => view, done: () => done, tell: (...events: NavEvent[]) => events.map((e) => nav.handle(e)) }
}
const down = (button: number, mods = NO_MODS): NavEvent => ({ type: 'down', button, x: 400, y: 300, mods })
const key = (code: string, isDown = true, shift = false): NavEvent => ({ type: 'key', code, down: isDown, shift })
const tick: NavEvent = { type: 'tick', seconds: 0.05 }
const move = (dx: number, dy: number): NavEvent => ({ type: 'move', dx, dy })
const wheel = (zoom: number, dx = 0, dy = 0): NavEvent => ({ type: 'wheel', zoom, dx, dy, x: 400, y: 300 })

const reach: Readonly<Record<NavState, readonly NavEvent[]>> = {
  idle: [],
  orbit: [down(1)],
  pan: [down(1, { ...NO_MODS, shift: true })],
  dolly: [down(1, { ...NO_MODS, ctrl: true })],
  fly: [down(2), key('KeyW'), key('KeyE')],
  fingers: [{ type: 'fingers', points: [{ x: 1, y: 1 }] }],
}

describe('the state machine of navigation', () => {
  for (const state of Object.keys(reach) as NavState[]) {
    test(`${state}: a lost pointer, window or tab leads back to idle, with every key let go`, () => {
      const { nav, tell, view, done } = make()
      tell(...reach[state])
      expect(nav.state).toBe(state)
      tell({ type: 'cancel' })
      expect(nav.state).toBe('idle')
      expect(nav.flying).toBe(false)
      expect(done()).toBe(state === 'idle' ? 0 : 1)
      // What was held moves nothing any more, and a new flight starts with no key.
      const before = view()
      tell(tick, move(50, 50), down(2), tick)
      expect(view()).toBe(before)
    })
  }

  test('the plain left button is not for the view; with Alt it orbits, with Shift as well it pans', () => {
    const { nav, tell } = make()
    expect(tell(down(0))).toEqual([false])
    tell(down(0, { ...NO_MODS, alt: true }))
    expect(nav.state).toBe('orbit')
    tell({ type: 'up' }, down(0, { ...NO_MODS, alt: true, shift: true }))
    expect(nav.state).toBe('pan')
  })

  test('orbits the point under the cursor, or what one looks at when that is the sky', () => {
    for (const surface of [[1, 0, 1], null] as const) {
      const { tell, view } = make(surface)
      const pivot = surface ?? targetOf(START)
      tell(down(1), move(120, -40))
      expect(lengthV(subV(view().position, pivot))).toBeCloseTo(lengthV(subV(START.position, pivot)))
      expect(view().yaw).not.toBe(START.yaw)
    }
  })

  test('flies with W, faster with Shift; the wheel sets the speed', () => {
    const way = (...events: NavEvent[]) => {
      const { tell, view } = make()
      tell(down(2), ...events, tick)
      return lengthV(subV(view().position, START.position))
    }
    const slow = way(key('KeyW'))
    expect(slow).toBeGreaterThan(0)
    expect(way(key('KeyW', true, true))).toBeCloseTo(slow * 4)
    expect(way(wheel(-1), key('KeyW'))).toBeCloseTo(slow * 1.2)
    expect(way(key('KeyW'), key('KeyW', false))).toBe(0)
  })

  test('keys without the right button are not for the view', () => {
    const { tell, view } = make()
    expect(tell(key('KeyW'), tick)).toEqual([false, false])
    expect(view()).toBe(START)
  })

  test('a frame that took a second does not throw one through a wall', () => {
    const { tell, view } = make()
    tell(down(2), key('KeyW'), { type: 'tick', seconds: 3 })
    expect(lengthV(subV(view().position, START.position))).toBeLessThan(0.5)
  })

  test('the wheel goes to the cursor', () => {
    const { tell, view } = make([2, 0, 0])
    tell(wheel(-1))
    expect(lengthV(subV(view().position, [2, 0, 0]))).toBeCloseTo(lengthV(subV(START.position, [2, 0, 0])) * 0.85)
  })

  test('one finger orbits, two pan and zoom, and a lifted finger makes no jump', () => {
    const { nav, tell, view } = make()
    tell({ type: 'fingers', points: [{ x: 100, y: 100 }] }, { type: 'fingers', points: [{ x: 150, y: 100 }] })
    expect(view().yaw).not.toBe(START.yaw)
    const two = [
      { x: 100, y: 100 },
      { x: 200, y: 100 },
    ]
    tell({ type: 'fingers', points: two })
    const before = view()
    tell({ type: 'fingers', points: [two[0]!, { x: 300, y: 100 }] })
    expect(lengthV(view().position)).toBeLessThan(lengthV(before.position))
    const zoomed = view()
    tell({ type: 'fingers', points: [two[0]!] })
    expect(view()).toEqual(zoomed)
    tell({ type: 'fingers', points: [] })
    expect(nav.state).toBe('idle')
  })
})

describe('telling a wheel from a trackpad', () => {
  const read = (deltaX: number, deltaY: number, at = 0, before: Wheel | null = null, ctrlKey = false) =>
    readWheel({ deltaX, deltaY, deltaMode: 0, ctrlKey, at }, before)

  test('a wheel comes in whole steps straight down, fingers with little or aslant', () => {
    expect(read(0, 100)).toMatchObject({ kind: 'wheel', zoom: 1 })
    expect(read(0, -120).zoom).toBeCloseTo(-1.2)
    expect(read(0, 3.5)).toMatchObject({ kind: 'trackpad', dy: 3.5, zoom: 0 })
    expect(read(60, 100)).toMatchObject({ kind: 'trackpad', dx: 60 })
    expect(readWheel({ deltaX: 0, deltaY: 3, deltaMode: 1, ctrlKey: false, at: 0 }, null)).toMatchObject({ zoom: 1 })
  })

  test('a quick swipe stays a swipe until it has come to rest', () => {
    const first = read(0, 4)
    expect(read(0, 120, 50, first).kind).toBe('trackpad')
    expect(read(0, 120, 900, first).kind).toBe('wheel')
  })

  test('a pinch zooms, in steps too where Ctrl is held at a wheel', () => {
    expect(read(0, -8, 0, null, true)).toMatchObject({ kind: 'pinch', zoom: -0.5 })
    expect(read(0, 100, 0, null, true)).toMatchObject({ zoom: 1 })
  })

  test('one violent turn does not throw one out of the set', () => {
    expect(read(0, 5000).zoom).toBe(3)
  })
})
