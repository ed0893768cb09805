import type { DocId, Opened } from '../stores/store.ts'

export const DOC: DocId = 'numbers/stage'

/** The numbers that a doc of `compaction-child.ts` holds, as snapshot and log give them. */
export const numbersOf = ({ snapshot, log }: Opened): number[] =>
  [...(snapshot ? [snapshot] : []), ...log].flatMap((bytes) => [...new Uint32Array(bytes.slice().buffer)])
