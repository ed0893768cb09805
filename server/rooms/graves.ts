/**
 * When the graves of a stage are swept (`shared/stage/graves.ts`): in rounds that lie at least `everyMs` apart, while the
 * room is open. What one round found idle is kept here between rounds, also while the room is not; a restart begins anew.
 */
import type { Doc } from 'yjs'
import { sweepGraves } from '../../shared/stage/graves.ts'
import type { DocId } from '../stores/store.ts'

interface Round {
  readonly at: number
  readonly idle: ReadonlySet<string>
}

export class GraveRounds {
  readonly #rounds = new Map<DocId, Round>()
  readonly #everyMs: number

  constructor(everyMs: number) {
    this.#everyMs = everyMs
  }

  /** Runs a round when it is time for one; `edit` runs its argument on the doc as the server's own edit. */
  visit(id: DocId, now: number, edit: (run: (doc: Doc) => void) => void): void {
    const last = this.#rounds.get(id)
    if (!id.endsWith('/stage') || (last && now - last.at < this.#everyMs)) return
    edit((doc) => {
      const idle = sweepGraves(doc, last?.idle ?? new Set())
      if (idle.size > 0) this.#rounds.set(id, { at: now, idle })
      else this.#rounds.delete(id)
    })
  }
}
