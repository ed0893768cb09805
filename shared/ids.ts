/** Branded ids, so that the id of one thing cannot be passed for another's. */
import { nanoid } from 'nanoid'

declare const brand: unique symbol
type Id<B extends string> = string & { readonly [brand]: B }

export type SetId = Id<'set'>
export type NodeId = Id<'node'>
export type ShotId = Id<'shot'>
export type BriefId = Id<'brief'>
export type ProposalId = Id<'proposal'>
export type CommentId = Id<'comment'>

const ID = /^[A-Za-z0-9_-]{1,64}$/

/** Whether a value may be an id of ours: 1–64 characters of the nanoid alphabet. */
export const isId = (value: unknown): value is string => typeof value === 'string' && ID.test(value)

/** A fresh 21-character nanoid, branded as the caller asks: `newId<NodeId>()`. */
export const newId = <T extends Id<string>>(): T => nanoid() as T

/** Brands a string that is known to be an id; throws when it is not one. */
export const asId = <T extends Id<string>>(value: string): T => {
  if (!isId(value)) throw new Error(`not an id: ${JSON.stringify(value).slice(0, 80)}`)
  return value as T
}
