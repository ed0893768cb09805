/** Writing the frames of `messages.ts`, and reading the bodies that are ours. Readers throw on anything that is not one. */
import { createDecoder, type Decoder, hasContent, readVarString, readVarUint, readVarUint8Array } from 'lib0/decoding'
import { createEncoder, toUint8Array, writeVarString, writeVarUint, writeVarUint8Array } from 'lib0/encoding'
import { isRole } from '../roles.ts'
import { type Hello, MESSAGE, SYNC, type Welcome } from './messages.ts'

export const syncFrame = (sub: keyof typeof SYNC, body: Uint8Array): Uint8Array => {
  const encoder = createEncoder()
  writeVarUint(encoder, MESSAGE.sync)
  writeVarUint(encoder, SYNC[sub])
  writeVarUint8Array(encoder, body)
  return toUint8Array(encoder)
}

/** @param body As y-protocols encodes an awareness update. */
export const awarenessFrame = (body: Uint8Array): Uint8Array => {
  const encoder = createEncoder()
  writeVarUint(encoder, MESSAGE.awareness)
  writeVarUint8Array(encoder, body)
  return toUint8Array(encoder)
}

const textFrame = (type: number, text: string): Uint8Array => {
  const encoder = createEncoder()
  writeVarUint(encoder, type)
  writeVarString(encoder, text)
  return toUint8Array(encoder)
}

export const helloFrame = (hello: Hello): Uint8Array => textFrame(MESSAGE.hello, JSON.stringify(hello))
export const welcomeFrame = (welcome: Welcome): Uint8Array => textFrame(MESSAGE.welcome, JSON.stringify(welcome))
export const unsavedFrame = (reason: string): Uint8Array => textFrame(MESSAGE.unsaved, reason)

export const savedFrame = (count: number): Uint8Array => {
  const encoder = createEncoder()
  writeVarUint(encoder, MESSAGE.saved)
  writeVarUint(encoder, count)
  return toUint8Array(encoder)
}

/** What a frame says, its body still as bytes where Yjs reads it. */
export type Frame =
  | { readonly type: 'sync'; readonly sub: keyof typeof SYNC; readonly body: Uint8Array }
  | { readonly type: 'awareness'; readonly body: Uint8Array }
  | { readonly type: 'query' }
  | { readonly type: 'hello' | 'welcome' | 'unsaved'; readonly text: string }
  | { readonly type: 'saved'; readonly count: number }
  | { readonly type: 'auth' }
  | { readonly type: 'unknown'; readonly id: number }

/** Longest text in a message of ours. */
const MAX_TEXT_BYTES = 4096

const SUBS = ['step1', 'step2', 'update'] as const

const readText = (decoder: Decoder): string => {
  if (decoder.arr.byteLength - decoder.pos > MAX_TEXT_BYTES) throw new Error('text too long')
  return readVarString(decoder)
}

/** Reads one frame. Throws on an empty, truncated or overlong one: bytes after the body are refused as well. */
export const readFrame = (bytes: Uint8Array): Frame => {
  const decoder = createDecoder(bytes)
  const frame = readBody(decoder)
  if (frame.type !== 'unknown' && frame.type !== 'auth' && hasContent(decoder)) throw new Error('bytes after the message')
  return frame
}

const readBody = (decoder: Decoder): Frame => {
  const type = readVarUint(decoder)
  switch (type) {
    case MESSAGE.sync: {
      const sub = SUBS[readVarUint(decoder)]
      if (!sub) throw new Error('unknown sync message')
      return { type: 'sync', sub, body: readVarUint8Array(decoder) }
    }
    case MESSAGE.awareness:
      return { type: 'awareness', body: readVarUint8Array(decoder) }
    case MESSAGE.auth:
      return { type: 'auth' }
    case MESSAGE.query:
      return { type: 'query' }
    case MESSAGE.hello:
      return { type: 'hello', text: readText(decoder) }
    case MESSAGE.welcome:
      return { type: 'welcome', text: readText(decoder) }
    case MESSAGE.saved:
      return { type: 'saved', count: readVarUint(decoder) }
    case MESSAGE.unsaved:
      return { type: 'unsaved', text: readText(decoder) }
    default:
      return { type: 'unknown', id: type }
  }
}

const record = (text: string): Record<string, unknown> => {
  const value: unknown = JSON.parse(text)
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new Error('not an object')
  return { ...value }
}

const isVersion = (value: unknown): value is number => typeof value === 'number' && Number.isSafeInteger(value) && value >= 0
const isShort = (value: unknown): value is string => typeof value === 'string' && value.length <= 200

export const readHello = (text: string): Hello => {
  const { schema, epoch } = record(text)
  if (!isVersion(schema) || !isShort(epoch)) throw new Error('not a hello')
  return { schema, epoch }
}

export const readWelcome = (text: string): Welcome => {
  const { role, user, epoch, schema } = record(text)
  if (typeof user !== 'object' || user === null || !('id' in user && 'name' in user && 'colour' in user))
    throw new Error('not a welcome')
  const { id, name, colour } = user
  if (!isRole(role) || !isShort(id) || !isShort(name) || !isShort(colour) || !isShort(epoch) || !isVersion(schema))
    throw new Error('not a welcome')
  return { role, user: { id, name, colour }, epoch, schema }
}
