/** Fingers: one orbits, two pan and zoom, a tap is a click. */
import type { NavMachine } from './nav-machine.ts'
import type { Machine } from './tools/machine.ts'
import type { PointerAt } from './tools/tool.ts'

const SLOP = 8

export interface TouchParts {
  readonly nav: NavMachine
  readonly tools: Machine
  at(e: MouseEvent): PointerAt
}

export const touchInput = ({ nav, tools, at }: TouchParts) => {
  const fingers = new Map<number, PointerAt>()
  /** A first finger that has not moved yet: a tap. */
  let tap: { readonly id: number; readonly start: PointerAt } | null = null
  const tell = () => nav.handle({ type: 'fingers', points: [...fingers.values()] })

  return {
    down(e: PointerEvent): void {
      const start = at(e)
      fingers.set(e.pointerId, start)
      tap = fingers.size === 1 ? { id: e.pointerId, start } : null
      if (!tap) tell()
    },
    move(e: PointerEvent): void {
      if (!fingers.has(e.pointerId)) return
      const now = at(e)
      fingers.set(e.pointerId, now)
      if (tap && Math.hypot(now.x - tap.start.x, now.y - tap.start.y) <= SLOP) return
      tap = null
      tell()
    },
    up(e: PointerEvent): void {
      if (!fingers.delete(e.pointerId)) return
      if (tap?.id !== e.pointerId) {
        tell()
        return
      }
      const { start } = tap
      tap = null
      tools.handle({ type: 'down', at: start })
      tools.handle({ type: 'up', at: start })
    },
    cancel(): void {
      tap = null
      fingers.clear()
    },
  }
}
