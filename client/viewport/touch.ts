/** Fingers: one orbits, two pan and zoom, a tap is a click, a long press opens the menu. */
import type { NavMachine } from './nav-machine.ts'
import type { Machine } from './tools/machine.ts'
import type { PointerAt } from './tools/tool.ts'

const SLOP = 8
const LONG_PRESS_MS = 500

export interface TouchParts {
  readonly nav: NavMachine
  readonly tools: Machine
  menu(clientX: number, clientY: number): void
  at(e: MouseEvent): PointerAt
}

export const touchInput = ({ nav, tools, menu, at }: TouchParts) => {
  const fingers = new Map<number, PointerAt>()
  /** A first finger that has not moved yet: a tap, or a long press. */
  let tap: { readonly id: number; readonly start: PointerAt; readonly timer: ReturnType<typeof setTimeout> } | null = null

  const noTap = () => {
    if (tap) clearTimeout(tap.timer)
    tap = null
  }
  const tell = () => nav.handle({ type: 'fingers', points: [...fingers.values()] })

  return {
    down(e: PointerEvent): void {
      const start = at(e)
      fingers.set(e.pointerId, start)
      noTap()
      if (fingers.size === 1) {
        const timer = setTimeout(() => {
          tap = null
          menu(e.clientX, e.clientY)
        }, LONG_PRESS_MS)
        tap = { id: e.pointerId, start, timer }
      } else tell()
    },
    move(e: PointerEvent): void {
      if (!fingers.has(e.pointerId)) return
      const now = at(e)
      fingers.set(e.pointerId, now)
      if (tap && Math.hypot(now.x - tap.start.x, now.y - tap.start.y) <= SLOP) return
      noTap()
      tell()
    },
    up(e: PointerEvent): void {
      if (!fingers.delete(e.pointerId)) return
      if (tap?.id === e.pointerId) {
        const { start } = tap
        noTap()
        tools.handle({ type: 'down', at: start })
        tools.handle({ type: 'up', at: start })
      } else tell()
    },
    cancel(): void {
      noTap()
      fingers.clear()
    },
  }
}
