/** Short messages for the corner of the screen: newest last, each goes by itself, the same words never stand twice. */
import { type ReadonlySignal, signal } from '@preact/signals-core'

export type ToastKind = 'info' | 'warn' | 'error'
export interface Toast {
  readonly id: number
  readonly says: string
  readonly kind: ToastKind
}

export interface Toasts {
  readonly all: ReadonlySignal<readonly Toast[]>
  show(says: string, kind?: ToastKind): void
  close(): void
}

/** How long one stands, in milliseconds: long enough to read it twice. */
const STANDS_MS: Readonly<Record<ToastKind, number>> = { info: 4000, warn: 7000, error: 10_000 }
const MOST = 4

export const makeToasts = (): Toasts => {
  const all = signal<readonly Toast[]>([])
  const timers = new Map<number, ReturnType<typeof setTimeout>>()
  let last = 0
  const drop = (id: number) => {
    clearTimeout(timers.get(id))
    timers.delete(id)
    all.value = all.value.filter((one) => one.id !== id)
  }
  return {
    all,
    show: (says, kind = 'info') => {
      const same = all.value.find((one) => one.says === says && one.kind === kind)
      if (same) drop(same.id)
      const id = ++last
      all.value = [...all.value, { id, says, kind }]
      timers.set(
        id,
        setTimeout(() => drop(id), STANDS_MS[kind]),
      )
      for (const old of all.value.slice(0, -MOST)) drop(old.id)
    },
    close: () => {
      for (const timer of timers.values()) clearTimeout(timer)
      timers.clear()
    },
  }
}
