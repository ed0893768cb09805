/**
 * Placing a prop of the kit: it follows the pointer, stands on what is below, and is made with the drop. Idle → following
 * → idle; Escape, a lost window and a pointer that leaves take the preview away. Shift keeps the prop for another one.
 */
import type { Generator } from '../../../shared/kit/generator.ts'
import { addV, type Quat, type Vec3, yaw } from '../../../shared/space/math.ts'
import { type Snapping, snapTo } from '../snap.ts'

export interface Placed {
  readonly asset: string
  readonly position: Vec3
  readonly rotation: Quat
}

export interface Surface {
  readonly position: Vec3
  readonly normal: Vec3
}

/**
 * Where a prop goes for the surface under the pointer. What hangs on a wall turns its back to it, what hangs from a
 * ceiling hangs below it; all else stands, facing the eye's side by quarter turns. `settle` gives the Y that it stands at.
 */
export const placeOn = (
  prop: Pick<Generator, 'placement' | 'mountHeight'>,
  surface: Surface,
  facing: number,
  snap: Snapping,
  settle: (position: Vec3, rotation: Quat) => Vec3,
): Omit<Placed, 'asset'> => {
  const [nx, ny, nz] = surface.normal
  const upright = Math.abs(ny) < 0.5
  const { placement, mountHeight = 0 } = prop
  if ((placement === 'wall' || placement === 'surface-or-wall') && upright) {
    return { position: surface.position, rotation: yaw(Math.atan2(nx, nz)) }
  }
  if ((placement === 'ceiling' || placement === 'hung') && ny < -0.5) {
    return { position: surface.position, rotation: yaw(facing) }
  }
  const rotation = yaw(facing)
  const [x, y, z] = surface.position
  const flat: Vec3 = snap.on ? [snapTo(x, snap.gridM), y, snapTo(z, snap.gridM)] : [x, y, z]
  if (placement === 'ceiling' || placement === 'hung' || placement === 'wall') {
    return { position: addV(flat, [0, Math.max(mountHeight, 0), 0]), rotation }
  }
  return { position: snap.surface ? settle(flat, rotation) : flat, rotation }
}

/** The quarter turn that faces the eye the most, radians. */
export const facingEye = (from: Vec3, eye: Vec3): number =>
  Math.round(Math.atan2(eye[0] - from[0], eye[2] - from[2]) / (Math.PI / 2)) * (Math.PI / 2)

/** The port to the picture and the set. */
export interface PlaceDesk {
  /** Where the prop would stand for this pointer; null off the set. */
  at(asset: string, x: number, y: number): Placed | null
  show(placed: Placed | null): void
  /** Puts it there. */
  drop(placed: Placed): void
  /** The hand is empty again. */
  over(): void
}

export type PlaceEvent =
  | { readonly type: 'take'; readonly asset: string }
  | { readonly type: 'move'; readonly x: number; readonly y: number }
  | { readonly type: 'drop'; readonly x: number; readonly y: number; readonly again: boolean }
  | { readonly type: 'leave' }
  | { readonly type: 'cancel' }

type State = { readonly is: 'idle' } | { readonly is: 'following'; readonly asset: string; readonly placed: Placed | null }

export const placeMachine = (desk: PlaceDesk) => {
  let state: State = { is: 'idle' }

  const put = (placed: Placed | null) => {
    if (state.is === 'following') state = { ...state, placed }
    desk.show(placed)
  }
  const stop = () => {
    if (state.is === 'idle') return
    state = { is: 'idle' }
    desk.show(null)
    desk.over()
  }

  return {
    get state() {
      return state.is
    },
    /** Whether the event was for what is in hand. */
    handle(event: PlaceEvent): boolean {
      if (event.type === 'take') {
        state = { is: 'following', asset: event.asset, placed: null }
        return true
      }
      if (state.is === 'idle') return false
      switch (event.type) {
        case 'move':
          put(desk.at(state.asset, event.x, event.y))
          break
        case 'leave':
          put(null)
          break
        case 'drop': {
          const placed = desk.at(state.asset, event.x, event.y)
          if (placed) desk.drop(placed)
          if (event.again && placed) put(placed)
          else stop()
          break
        }
        case 'cancel':
          stop()
      }
      return true
    },
  }
}
