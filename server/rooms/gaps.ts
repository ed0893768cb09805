/**
 * What a socket's gaps mean. An honest peer that made edits offline may send the newest of them first: it is asked once for
 * all (sync step 1), what is under way meanwhile is passed over, and its answer must fill the gap. Pure.
 */

/** Gaps that a peer may send before it has answered; honest ones are under way then. */
const MAX_UNANSWERED = 64
/** Times that a socket is asked for what is missing. */
const MAX_ASKED = 3

export class Gaps {
  /** We have asked, and there is no answer yet. */
  isOpen = false
  #unanswered = 0
  #asked = 0

  /** An update with a gap has come. @param isAnswer It is the answer to our question itself. */
  met(isAnswer: boolean): 'ask' | 'pass over' | 'refuse' {
    if (this.isOpen && !isAnswer) return ++this.#unanswered > MAX_UNANSWERED ? 'refuse' : 'pass over'
    if (isAnswer || this.#asked >= MAX_ASKED) return 'refuse'
    this.#asked++
    this.#unanswered = 0
    this.isOpen = true
    return 'ask'
  }

  /** The answer has come, and is whole. */
  answered(): void {
    this.isOpen = false
  }
}
