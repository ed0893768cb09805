/**
 * The state machine that all tools share. Idle → pressed → dragging or marquee → idle; idle → typing → idle (an axis key,
 * then digits); idle → grabbing → idle (a drag without a button, as Blender's G). Escape, a lost pointer, a lost window
 * and another tool lead back to idle from everywhere, and write nothing.
 */
import type { Hit } from '../context.ts'
import { type HandleId, handleUnder } from '../gizmo.ts'
import { rectOf } from '../marquee.ts'
import { NOTHING_TYPED, type Typed, typedValue, typeKey } from '../numeric.ts'
import { type Mods, snapping } from '../snap.ts'
import {
  type Axis,
  type Desk,
  type Dragging,
  type Grip,
  NOT_SHOWING,
  type PointerAt,
  type Showing,
  type Stroke,
  type ToolDef,
  type ToolEvent,
} from './tool.ts'

/** Pixels that the pointer must go before a press is a drag. */
const SLOP = 4

type On = { readonly handle: HandleId } | { readonly hit: Hit } | null

interface Work {
  readonly def: ToolDef
  readonly grip: Grip
  readonly drag: Dragging
  readonly copy: boolean
  readonly at: PointerAt
  readonly lock: Axis | null
  readonly typed: Typed
  readonly stroke: Stroke | null
}

type State =
  | { readonly is: 'idle'; readonly hover: HandleId | null }
  | { readonly is: 'pressed'; readonly start: PointerAt; readonly on: On }
  | { readonly is: 'marquee'; readonly start: PointerAt; readonly to: PointerAt }
  | ({ readonly is: 'dragging' | 'typing' | 'grabbing' } & Work)

export type StateName = State['is']

export interface Machine {
  readonly state: StateName
  /** Whether the event was for the tool; what it does not take is somebody else's. */
  handle(event: ToolEvent): boolean
  /** Begins a drag without a button at the pointer's place: moves until a click or Enter. False when nothing is held. */
  grab(def: ToolDef, at: PointerAt): boolean
}

const IDLE: State = { is: 'idle', hover: null }
const AXES: readonly string[] = ['x', 'y', 'z']
const isAxis = (key: string): key is Axis => AXES.includes(key)

export const toolMachine = (desk: Desk, tool: () => ToolDef): Machine => {
  let state: State = IDLE

  const go = (next: State) => {
    state = next
    desk.show(showing(next))
  }

  const begin = (
    is: 'dragging' | 'typing' | 'grabbing',
    def: ToolDef,
    handle: HandleId,
    start: PointerAt,
    lock: Axis | null,
  ): boolean => {
    const grip = desk.grip(def, handle, start)
    if (!grip) {
      go(IDLE)
      return false
    }
    const copy = is === 'dragging' && start.mods.alt
    const drag = desk.gesture(copy ? 'Copy' : def.verb, grip, copy)
    go({ is, def, grip, drag, copy, at: start, lock, typed: NOTHING_TYPED, stroke: null })
    return true
  }

  /** Draws the stroke anew with what changed. */
  const stroke = (work: Extract<State, Work>, change: Partial<Pick<Work, 'at' | 'lock' | 'typed'>>) => {
    const next = { ...work, ...change }
    const typed = typedValue(next.typed, next.def.quantity)
    // A box that is open but says nothing yet moves nothing.
    if (next.is === 'typing' && typed === null) {
      if (work.stroke) next.drag.update(new Map(next.grip.held.map(({ id, world }) => [id, world])))
      go({ ...next, stroke: null })
      return
    }
    const snap = snapping(desk.snap(), next.at.mods)
    const done = next.def.stroke(next.grip, { at: next.at, snap, lock: next.lock, typed })
    next.drag.update(done.worlds)
    go({ ...next, stroke: done })
  }

  const end = (work: Extract<State, Work>, how: 'commit' | 'cancel') => {
    go(IDLE)
    if (how === 'commit' && work.stroke) work.drag.commit()
    else work.drag.cancel()
  }

  const cancel = () => {
    if ('drag' in state) end(state, 'cancel')
    else if (state.is !== 'idle' || state.hover !== null) go(IDLE)
  }

  const down = (at: PointerAt): boolean => {
    if (state.is === 'typing' || state.is === 'grabbing') {
      end(state, 'commit')
      return true
    }
    if (state.is !== 'idle') cancel()
    const handle = handleUnder(desk.handles(), at)
    const hit = handle ? null : desk.pick(at.x, at.y)
    const on: On = handle ? { handle: handle.id } : hit?.node ? { hit } : null
    go({ is: 'pressed', start: at, on })
    return true
  }

  const drag = (pressed: Extract<State, { is: 'pressed' }>, at: PointerAt) => {
    const { on, start } = pressed
    const def = tool()
    if (on && 'handle' in on) {
      if (begin('dragging', def, on.handle, start, null)) move(at)
      return
    }
    if (on && def.onThing) {
      if (!desk.isTaken(on.hit)) desk.take(on.hit, start.mods.shift ? 'add' : 'replace', false)
      if (begin('dragging', def, def.onThing, start, null)) move(at)
      return
    }
    go({ is: 'marquee', start, to: at })
  }

  const move = (at: PointerAt): boolean => {
    switch (state.is) {
      case 'idle': {
        const hover = handleUnder(desk.handles(), at)?.id ?? null
        if (hover !== state.hover) go({ is: 'idle', hover })
        return false
      }
      case 'pressed':
        if (Math.hypot(at.x - state.start.x, at.y - state.start.y) > SLOP) drag(state, at)
        return true
      case 'marquee':
        go({ ...state, to: at })
        return true
      case 'typing':
        return false
      default:
        stroke(state, { at })
        return true
    }
  }

  const click = ({ on, start }: Extract<State, { is: 'pressed' }>) => {
    go(IDLE)
    // The handle in the middle lies over the thing itself: a click there is a click on the thing.
    if (on && 'handle' in on && on.handle !== 'free') return
    const hit = on && 'hit' in on ? on.hit : desk.pick(start.x, start.y)
    const { shift, ctrl } = start.mods
    if (!hit?.node) {
      if (!shift) desk.takeNothing()
      return
    }
    // Ctrl goes straight to the thing itself, however deep it hangs.
    desk.take(hit, shift ? 'toggle' : 'replace', ctrl)
  }

  const up = (): boolean => {
    switch (state.is) {
      case 'pressed':
        click(state)
        return true
      case 'marquee': {
        const { start, to } = state
        go(IDLE)
        desk.takeInside(rectOf(start, to), start.mods.shift ? 'add' : 'replace')
        return true
      }
      case 'dragging':
        end(state, 'commit')
        return true
      default:
        return false
    }
  }

  const double = (at: PointerAt): boolean => {
    const hit = handleUnder(desk.handles(), at) ? null : desk.pick(at.x, at.y)
    if (!hit?.node) return false
    cancel()
    desk.goIn(hit)
    return true
  }

  const key = (pressed: string, mods: Mods): boolean => {
    const name = pressed.length === 1 ? pressed.toLowerCase() : pressed
    if ('drag' in state) return keyAtWork(state, name, mods)
    if (state.is === 'idle') {
      const def = tool()
      if (!isAxis(name) || mods.ctrl || mods.alt || mods.shift || def.handles.length === 0 || desk.handles().length === 0)
        return false
      return begin('typing', def, def.onAxis(name), { x: 0, y: 0, mods }, name)
    }
    if (name !== 'Escape') return false
    cancel()
    return true
  }

  const keyAtWork = (work: Extract<State, Work>, name: string, mods: Mods): boolean => {
    const at = { ...work.at, mods }
    if (name === 'Escape') end(work, 'cancel')
    else if (name === 'Enter') end(work, 'commit')
    else if (isAxis(name)) stroke(work, { at, lock: work.lock === name && work.is !== 'typing' ? null : name })
    else if (name === 'Control' || name === 'Meta' || name === 'Shift' || name === 'Alt') stroke(work, { at })
    else {
      const typed = typeKey(work.typed, name)
      if (typed) stroke(work, { at, typed })
    }
    // Whatever it was: a key during a drag must not delete what is being dragged.
    return true
  }

  return {
    get state() {
      return state.is
    },
    handle(event) {
      switch (event.type) {
        case 'down':
          return down(event.at)
        case 'move':
          return move(event.at)
        case 'up':
          return up()
        case 'double':
          return double(event.at)
        case 'key':
          return key(event.key, event.mods)
        case 'cancel':
          cancel()
          return true
      }
    },
    grab(def, at) {
      cancel()
      return begin('grabbing', def, def.grabs, at, null)
    },
  }
}

const showing = (state: State): Showing => {
  switch (state.is) {
    case 'idle':
      return { ...NOT_SHOWING, hover: state.hover }
    case 'pressed':
      return { ...NOT_SHOWING, active: state.on && 'handle' in state.on ? state.on.handle : null }
    case 'marquee':
      return { ...NOT_SHOWING, marquee: rectOf(state.start, state.to) }
    default: {
      const { def, grip, at, lock, typed, stroke, copy, is } = state
      const axis = lock?.toUpperCase()
      return {
        ...NOT_SHOWING,
        active: lock ? def.onAxis(lock) : grip.handle,
        lock,
        copying: copy ? grip.held : [],
        measure: stroke ? { says: stroke.says, at, line: stroke.line } : null,
        typing:
          is === 'typing' || typed.text !== '' ? { label: axis ? `${def.label} ${axis}` : def.label, text: typed.text } : null,
      }
    }
  }
}
