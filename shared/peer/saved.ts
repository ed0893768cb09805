/**
 * Counts own edits that are not on the server's disk yet, through any number of lost connections. Each edit waits for a
 * frame; the server says up to which frame of this socket all is on disk. A new socket starts from no frames at all, and
 * its first answer (sync step 2) carries everything that still waits.
 */

interface Run {
  /** Frame of the present socket that carries these edits whole; 0: not sent on it. */
  frame: number
  edits: number
}

export class SavedCounter {
  /** Frames rise from the first run to the last; unsent ones are last. */
  #runs: Run[] = []

  get pending(): number {
    let count = 0
    for (const { edits } of this.#runs) count += edits
    return count
  }

  /** An edit was made. @param frame The last frame that carries it; 0 when it was not sent. */
  edited(frame: number): void {
    const last = this.#runs.at(-1)
    if (last && last.frame === frame) last.edits++
    else this.#runs.push({ frame, edits: 1 })
  }

  /** A frame was sent that carries everything. */
  sentAll(frame: number): void {
    const edits = this.pending
    this.#runs = edits > 0 ? [{ frame, edits }] : []
  }

  /** The server has all up to this frame on disk. True when something no longer waits. */
  saved(frame: number): boolean {
    const before = this.#runs.length
    this.#runs = this.#runs.filter((run) => run.frame === 0 || run.frame > frame)
    return this.#runs.length < before
  }

  /** What waits was refused: it never will be on disk. */
  dropAll(): void {
    this.#runs = []
  }

  /** The socket is gone: what was under way on it must be sent again. */
  lost(): void {
    this.sentAll(0)
  }
}
