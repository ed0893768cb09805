/** An awareness update as y-protocols encodes it, of states that were never in an Awareness. */
import { createEncoder, toUint8Array, writeVarString, writeVarUint } from 'lib0/encoding'

export const awarenessBody = (states: Readonly<Record<number, unknown>>, clock = 1): Uint8Array => {
  const entries = Object.entries(states)
  const encoder = createEncoder()
  writeVarUint(encoder, entries.length)
  for (const [id, state] of entries) {
    writeVarUint(encoder, Number(id))
    writeVarUint(encoder, clock)
    writeVarString(encoder, JSON.stringify(state))
  }
  return toUint8Array(encoder)
}
