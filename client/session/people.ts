/** The others on this set, who came and who left, and whose view I follow. */
import { type ReadonlySignal, type Signal, signal } from '@preact/signals-core'
import type { Awareness } from 'y-protocols/awareness'
import { type Frame, oncePerFrame } from './frame.ts'
import { readPerson } from './read-presence.ts'
import type { Person } from './types.ts'

export interface People {
  readonly all: ReadonlySignal<readonly Person[]>
  readonly follow: Signal<number | null>
  close(): void
}

export interface PeopleParts {
  readonly awareness: Awareness
  readonly frame: Frame
  toast(says: string): void
  /** My own id: another tab of mine is nobody who joins. */
  self(): string
  /** Whether the list has been in for a while: those who were here before me, or before I came back, do not join. */
  settled(): boolean
}

export const makePeople = ({ awareness, frame, toast, self, settled }: PeopleParts): People => {
  const all = signal<readonly Person[]>([])
  const follow = signal<number | null>(null)
  const read = () => {
    const before = new Map(all.peek().map((one) => [one.clientId, one]))
    const now: Person[] = []
    for (const [clientId, state] of awareness.getStates()) {
      if (clientId === awareness.clientID) continue
      const person = readPerson(clientId, state)
      if (person) now.push(person)
    }
    now.sort((a, b) => a.clientId - b.clientId)
    all.value = now
    const known = new Set([self(), ...[...before.values()].map((one) => one.userId)])
    if (settled()) for (const { userId, name, agent } of now) if (!known.has(userId) && !agent) toast(`${name} joined`)
    leave(before, now)
  }
  const leave = (before: ReadonlyMap<number, Person>, now: readonly Person[]) => {
    const followed = follow.peek()
    if (followed === null || now.some((one) => one.clientId === followed)) return
    const gone = before.get(followed)
    const other = now.find((one) => one.userId === gone?.userId)
    follow.value = other?.clientId ?? null
    if (gone && !other) toast(`${gone.name} left; you have your own view again`)
  }
  const ask = oncePerFrame(frame, read)
  awareness.on('change', ask)
  ask()
  return {
    all,
    follow,
    close: () => awareness.off('change', ask),
  }
}
