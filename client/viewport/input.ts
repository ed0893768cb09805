/**
 * From the browser's events to navigation, tools and placing: who gets a press, and that nobody keeps it when the pointer,
 * the window or the tab is lost. Keys are heard before the actions hear them, and only taken while a hand is at work.
 */
import type { ViewportContext } from './context.ts'
import type { HandsDesk } from './desk.ts'
import { isElsewhere } from './focus.ts'
import { handleUnder } from './gizmo.ts'
import { localPrefs } from './local-prefs.ts'
import { type NavMachine, readWheel, type Wheel } from './nav-machine.ts'
import type { ViewRig } from './rig.ts'
import type { Mods } from './snap.ts'
import { tools as toolDefs } from './tools/index.ts'
import type { Machine } from './tools/machine.ts'
import type { placeMachine } from './tools/place.ts'
import type { PointerAt } from './tools/tool.ts'
import { touchInput } from './touch.ts'

/** Type under which a dragged kit prop travels. */
const ASSET_TYPE = 'application/x-hotset-asset'
/** A wheel has come to rest after this, milliseconds. */
const WHEEL_REST_MS = 250
/** A press of the right button that goes no farther is a click, pixels. */
const CLICK_PX = 4

export interface Hands {
  readonly ctx: ViewportContext
  readonly rig: ViewRig
  readonly nav: NavMachine
  readonly tools: Machine
  readonly place: ReturnType<typeof placeMachine>
  readonly desk: HandsDesk
}

const modsOf = (e: MouseEvent | KeyboardEvent): Mods => ({ ctrl: e.ctrlKey || e.metaKey, shift: e.shiftKey, alt: e.altKey })
const MODIFIERS: ReadonlySet<string> = new Set(['Control', 'Meta', 'Shift', 'Alt'])
/** Blender's modal keys: they grab at once, without a button. */
const GRABS: Readonly<Record<string, 'move' | 'rotate' | 'scale'>> = { g: 'move', r: 'rotate', s: 'scale' }

export const listen = ({ ctx, rig, nav, tools, place, desk }: Hands): (() => void) => {
  const { canvas, session } = ctx
  const stop = new AbortController()
  const { signal } = stop
  const touch = touchInput({ nav, tools, at: (e) => at(e) })
  let last: PointerAt = { x: 0, y: 0, mods: { ctrl: false, shift: false, alt: false } }
  let client = { x: 0, y: 0 }
  let pressed = client
  let wheel: Wheel | null = null
  let locking = false
  let skip = false
  let resting: ReturnType<typeof setTimeout> | undefined
  const prefs = localPrefs()

  const at = (e: MouseEvent): PointerAt => {
    const box = canvas.getBoundingClientRect()
    return { x: e.clientX - box.left, y: e.clientY - box.top, mods: modsOf(e) }
  }
  const isOver = (e: MouseEvent): boolean => {
    const { x, y } = at(e)
    return x >= 0 && y >= 0 && x < canvas.clientWidth && y < canvas.clientHeight
  }
  const dropAll = (why: 'blur' | 'lost-pointer' | 'unmounted') => {
    nav.handle({ type: 'cancel' })
    tools.handle({ type: 'cancel', why })
    place.handle({ type: 'leave' })
    touch.cancel()
    unlock()
  }

  // Presses.
  const down = (e: PointerEvent) => {
    canvas.focus({ preventScroll: true })
    last = at(e)
    client = { x: e.clientX, y: e.clientY }
    pressed = client
    // Whoever takes the picture in hand looks for themselves again.
    session.follow.value = null
    if (place.state === 'following' && e.button === 0) return
    if (e.pointerType === 'touch') {
      touch.down(e)
      canvas.setPointerCapture(e.pointerId)
      return
    }
    // A second button during a drag gives it up.
    if (tools.state !== 'idle' && e.button !== 0) {
      tools.handle({ type: 'cancel', why: 'escape' })
      return
    }
    const copies = e.button === 0 && e.altKey && handleUnder(desk.handles(), last) !== null
    const forView = !copies && tools.state === 'idle' && nav.handle({ type: 'down', button: e.button, ...last })
    if (!forView && (e.button !== 0 || !tools.handle({ type: 'down', at: last }))) return
    e.preventDefault()
    // A locked pointer cannot be captured, and need not be.
    if (document.pointerLockElement === null) canvas.setPointerCapture(e.pointerId)
  }

  /** A flight may turn without end: the pointer is locked once it really turns, so that a plain click locks nothing. */
  const lock = () => {
    const way = Math.hypot(client.x - pressed.x, client.y - pressed.y)
    if (nav.state !== 'fly' || way <= CLICK_PX || locking) return
    locking = true
    // Refused where the page has just left a lock: the flight works without, only shorter.
    Promise.resolve(canvas.requestPointerLock()).catch(() => {})
  }
  const unlock = () => {
    locking = false
    if (document.pointerLockElement === canvas) document.exitPointerLock()
  }
  const lockChanged = () => {
    // The first movement after a change is the browser's own, not the hand's.
    skip = true
    if (document.pointerLockElement === canvas) {
      // It came too late: the button is up again.
      if (nav.state !== 'fly') unlock()
    } else if (locking) dropAll('lost-pointer')
  }

  const move = (e: PointerEvent) => {
    const locked = document.pointerLockElement === canvas
    const dx = locked ? e.movementX : e.clientX - client.x
    const dy = locked ? e.movementY : e.clientY - client.y
    client = { x: e.clientX, y: e.clientY }
    if (!locked) last = at(e)
    if (e.pointerType === 'touch') return touch.move(e)
    const own = skip
    skip = false
    if (nav.state !== 'idle') {
      if (!own) nav.handle({ type: 'move', dx, dy })
      lock()
    } else tools.handle({ type: 'move', at: last })
  }

  const up = (e: PointerEvent) => {
    if (e.pointerType === 'touch') return touch.up(e)
    last = at(e)
    if (nav.state !== 'idle') {
      nav.handle({ type: 'up' })
      unlock()
    } else tools.handle({ type: 'up', at: last })
  }

  // Placing is heard on the window: the drag begins in the kit panel.
  const placeMove = (e: PointerEvent) => {
    if (place.state === 'idle') return
    const { x, y } = at(e)
    place.handle(isOver(e) ? { type: 'move', x, y } : { type: 'leave' })
  }
  const placeUp = (e: PointerEvent) => {
    if (place.state === 'idle' || e.button !== 0 || !isOver(e)) return
    const { x, y } = at(e)
    place.handle({ type: 'drop', x, y, again: e.shiftKey })
  }

  const onWheel = (e: WheelEvent) => {
    e.preventDefault()
    const { x, y } = at(e)
    wheel = readWheel(
      { deltaX: e.deltaX, deltaY: e.deltaY, deltaMode: e.deltaMode, ctrlKey: e.ctrlKey, at: e.timeStamp },
      wheel,
    )
    nav.handle({ type: 'wheel', zoom: wheel.zoom, dx: wheel.dx, dy: wheel.dy, x, y })
    clearTimeout(resting)
    resting = setTimeout(() => {
      if (nav.state === 'idle') rig.done()
    }, WHEEL_REST_MS)
  }

  // Keys.
  const take = (e: KeyboardEvent) => {
    e.preventDefault()
    e.stopImmediatePropagation()
  }
  const grabs = (e: KeyboardEvent): boolean => {
    const id = GRABS[e.key.toLowerCase()]
    if (!id || e.ctrlKey || e.metaKey || e.altKey || e.shiftKey || tools.state !== 'idle' || !desk.pivot()) return false
    if (prefs.get('keys', { preset: '' }).preset !== 'blender') return false
    session.tool.value = id
    return tools.grab(toolDefs[id], last)
  }
  const keyDown = (e: KeyboardEvent) => {
    if (e.isComposing || isElsewhere(e)) return
    if (nav.handle({ type: 'key', code: e.code, down: true, shift: e.shiftKey })) {
      ctx.requestRender()
      take(e)
    } else if (place.state === 'following' && e.key === 'Escape') {
      place.handle({ type: 'cancel' })
      take(e)
    } else if (tools.handle({ type: 'key', key: e.key, mods: modsOf(e) }) || grabs(e)) take(e)
  }
  const keyUp = (e: KeyboardEvent) => {
    nav.handle({ type: 'key', code: e.code, down: false, shift: e.shiftKey })
    const working = tools.state === 'dragging' || tools.state === 'grabbing'
    if (working && MODIFIERS.has(e.key)) tools.handle({ type: 'key', key: e.key, mods: modsOf(e) })
  }

  // Props that are dragged as the browser drags things.
  const carries = (e: DragEvent) => e.dataTransfer?.types.includes(ASSET_TYPE) ?? false
  const dragOver = (e: DragEvent) => {
    if (!carries(e) || !session.may('edit-stage')) return
    e.preventDefault()
    if (e.dataTransfer) e.dataTransfer.dropEffect = 'copy'
    const { x, y } = at(e)
    place.handle({ type: 'move', x, y })
  }
  const drop = (e: DragEvent) => {
    if (!carries(e)) return
    e.preventDefault()
    const { x, y } = at(e)
    place.handle({ type: 'take', asset: e.dataTransfer!.getData(ASSET_TYPE) })
    place.handle({ type: 'drop', x, y, again: false })
  }

  const on = { signal }
  canvas.addEventListener('pointerdown', down, on)
  canvas.addEventListener('pointermove', move, on)
  canvas.addEventListener('pointerup', up, on)
  canvas.addEventListener('pointercancel', () => dropAll('lost-pointer'), on)
  canvas.addEventListener(
    'lostpointercapture',
    (e) => {
      if (e.pointerType !== 'touch' && nav.state !== 'fly' && (nav.state !== 'idle' || tools.state === 'dragging'))
        dropAll('lost-pointer')
    },
    on,
  )
  canvas.addEventListener('dblclick', (e) => tools.handle({ type: 'double', at: at(e) }), on)
  canvas.addEventListener('wheel', onWheel, { signal, passive: false })
  // The right button flies; what opens a menu when it did not is the page's.
  canvas.addEventListener('contextmenu', (e) => e.preventDefault(), on)
  ctx.host.addEventListener('dragover', dragOver, on)
  ctx.host.addEventListener('dragleave', () => place.handle({ type: 'leave' }), on)
  ctx.host.addEventListener('drop', drop, on)
  addEventListener('dragend', () => place.handle({ type: 'cancel' }), on)
  addEventListener('pointermove', placeMove, { signal, capture: true })
  addEventListener('pointerup', placeUp, { signal, capture: true })
  addEventListener('keydown', keyDown, { signal, capture: true })
  addEventListener('keyup', keyUp, { signal, capture: true })
  addEventListener('blur', () => dropAll('blur'), on)
  document.addEventListener('pointerlockchange', lockChanged, on)
  document.addEventListener('visibilitychange', () => dropAll('blur'), on)

  return () => {
    dropAll('unmounted')
    clearTimeout(resting)
    stop.abort()
  }
}
