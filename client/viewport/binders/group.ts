/** A group draws nothing itself: what hangs from it does. */
import type { Binder } from './binder.ts'

export const group: Binder<'group'> = {
  make: () => ({ change: () => {}, place: () => {}, show: () => {}, shape: () => null, dispose: () => {} }),
}
