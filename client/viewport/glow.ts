/** What the camera sees of a practical: the flame, bulb or tube itself, as bright as its candela over its face says. */
import type { Transform } from '../../shared/space/math.ts'
import type { NodeOf } from '../../shared/stage/view.ts'
import type { DrawContext } from './binders/binder.ts'

export interface Glow {
  set(node: NodeOf<'light'>): void
  place(world: Transform): void
  show(on: boolean): void
  dispose(): void
}

export const makeGlow = (_ctx: DrawContext): Glow => ({ set: () => {}, place: () => {}, show: () => {}, dispose: () => {} })
