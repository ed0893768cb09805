/** Who is here: sockets by person and grant, and which sets have people in them (agents do not count). */
import type { SetId } from '../../shared/ids.ts'
import type { Who } from './contract.ts'

export class Census {
  readonly #held = new Map<string, number>()
  readonly #people = new Map<SetId, number>()
  readonly #listeners = new Set<(set: SetId, busy: boolean) => void>()

  /** Sockets that somebody holds with a grant. */
  held(who: Who): number {
    return this.#held.get(holder(who)) ?? 0
  }

  come(set: SetId, who: Who): void {
    this.#held.set(holder(who), this.held(who) + 1)
    if (who.agent) return
    const count = (this.#people.get(set) ?? 0) + 1
    this.#people.set(set, count)
    if (count === 1) this.#tell(set, true)
  }

  go(set: SetId, who: Who): void {
    const held = this.held(who) - 1
    if (held > 0) this.#held.set(holder(who), held)
    else this.#held.delete(holder(who))
    if (who.agent) return
    const count = (this.#people.get(set) ?? 0) - 1
    if (count > 0) this.#people.set(set, count)
    else {
      this.#people.delete(set)
      this.#tell(set, false)
    }
  }

  /** Called when a set gets its first person, and when it lost its last. Gives the way to stop. */
  onBusy(run: (set: SetId, busy: boolean) => void): () => void {
    this.#listeners.add(run)
    return () => this.#listeners.delete(run)
  }

  #tell(set: SetId, busy: boolean): void {
    for (const run of [...this.#listeners]) run(set, busy)
  }
}

const holder = ({ grant, userId }: Who): string => `${grant} ${userId}`
