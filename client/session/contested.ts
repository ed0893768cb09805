/**
 * What of an undo step may still be done: an undo never takes back somebody else's edit. Pure: the set and the step in,
 * the list to apply and what must stay out. Y.UndoManager is not used: it loses keys when two people touch one field
 * (yjs 390, 443, 472, 514, 642); an inverse change list with the values that it expects cannot.
 */
import type { Change, ChangeList, Values } from '../../shared/changes/change.ts'
import { staleFields } from '../../shared/changes/stale.ts'
import type { NodeId, ShotId } from '../../shared/ids.ts'
import { differing, sameValue } from '../../shared/stage/values.ts'
import type { SetView, StageNode } from '../../shared/stage/view.ts'

/** The way back, and how the things that it removes looked when they were made. */
export interface Back {
  readonly changes: ChangeList
  readonly made: ReadonlyMap<string, object>
}

export interface Uncontested {
  readonly changes: ChangeList
  /** What somebody else has changed since, by the target's key. */
  readonly contested: ReadonlySet<string>
}

/** Names what a change is about. */
export const targetOf = (change: Change): string => (change.of === 'set' ? 'set' : `${change.of}:${change.id}`)

/** One change for each thing, so that each can be judged by the set as it is now; what went there and back is none. */
export const compact = (changes: ChangeList): ChangeList => {
  const out: Change[] = []
  const updates = new Map<string, number>()
  for (const change of changes) {
    const key = targetOf(change)
    const at = updates.get(key)
    if (change.op !== 'update') {
      updates.delete(key)
      out.push(change)
    } else if (at === undefined) {
      updates.set(key, out.length)
      out.push(change)
    } else {
      const later = out[at]!
      const values = merge(later.op === 'update' ? later.values : {}, change.values)
      const expect = merge(change.expect ?? {}, later.op === 'update' ? (later.expect ?? {}) : {})
      out[at] = { ...change, values, expect }
    }
  }
  return out.filter((change) => change.op !== 'update' || !isBackAgain(change.values, change.expect ?? {}))
}

const isBackAgain = (values: Values, expect: Values): boolean =>
  Object.entries(values).every(([name, value]) => Object.hasOwn(expect, name) && sameValue(value, expect[name]))

/** A move to another parent also expects the thing at the place below it, even where that did not change. */
export const withPlaces = (view: SetView, changes: ChangeList): ChangeList =>
  changes.map((change) => {
    if (change.of !== 'node' || change.op !== 'update' || !('parent' in change.values)) return change
    const node = view.nodes.get(change.id)
    if (!node) return change
    const { position, rotation, scale } = node
    return { ...change, expect: { position, rotation, scale, ...change.expect } }
  })

const merge = (under: Values, over: Values): Values => {
  const overrides = 'overrides' in under && 'overrides' in over
  return { ...under, ...over, ...(overrides ? { overrides: { ...Object(under.overrides), ...Object(over.overrides) } } : {}) }
}

/** What was made by these changes, as the set shows it now: kept with the step that removes it again. */
export const madeBy = (view: SetView, applied: ChangeList): Map<string, object> => {
  const made = new Map<string, object>()
  for (const change of applied) {
    if (change.op !== 'create') continue
    const thing = change.of === 'node' ? view.nodes.get(change.id) : view.shots.get(change.id)
    if (thing) made.set(targetOf(change), thing)
  }
  return made
}

export const uncontested = (view: SetView, { changes, made }: Back): Uncontested => {
  const contested = new Set<string>()
  const returning = new Set<string>()
  const left: Change[] = []
  for (const change of changes) {
    const key = targetOf(change)
    const kept = returning.has(key) ? change : judge(view, change, made.get(key))
    if (change.op === 'create' && kept) returning.add(key)
    if (kept) left.push(kept)
    if (kept !== change) contested.add(key)
  }
  return { changes: left, contested }
}

/** The change, what is left of it, or null. */
const judge = (view: SetView, change: Change, made: object | undefined): Change | null => {
  if (change.op === 'create') return find(view, change) ? null : change
  if (change.op === 'remove') {
    const now = find(view, change)
    return now && (!made || now === made || sameThing(view, made, now)) ? change : null
  }
  const stale = new Set(staleFields(view, change))
  if (stale.has('id')) return null
  if (change.of === 'node' && heldBySomeone(view.nodes.get(change.id), change.values)) for (const name of PLACE) stale.add(name)
  const moved = 'parent' in change.values && TRANSFORM.some((name) => stale.has(name))
  if (stale.has('parent') || moved) for (const name of PLACE) stale.add(name)
  if (stale.size === 0) return change
  const values = without(change.values, stale)
  return Object.keys(values).length > 0 ? { ...change, values, expect: without(change.expect ?? {}, stale) } : null
}

const TRANSFORM = ['position', 'rotation', 'scale']
/** A place is one below a parent: these stand and fall together. */
const PLACE = ['parent', 'order', ...TRANSFORM]

/** Locked since: whoever did wants it to stay where it is. */
const heldBySomeone = (node: StageNode | undefined, values: Values): boolean => node?.locked === true && values.locked !== false

const find = (view: SetView, change: Change): object | undefined => {
  if (change.of === 'set') return view.info
  return change.of === 'node' ? view.nodes.get(change.id as NodeId) : view.shots.get(change.id as ShotId)
}

/**
 * Siblings that make room for others change the order of what nobody touched; and what it hung from may have been
 * deleted, so that it is read at the root.
 */
const sameThing = (view: SetView, made: object, now: object): boolean => {
  const names = differing(made, now)
  const { parent = null } = made as { readonly parent?: NodeId | null }
  const orphan = parent !== null && !view.nodes.has(parent) && (now as { readonly parent?: unknown }).parent === null
  for (const name of orphan ? PLACE : ['order']) names.delete(name)
  return names.size === 0
}

const without = (values: Values, names: ReadonlySet<string>): Values =>
  Object.fromEntries(Object.entries(values).filter(([name]) => !names.has(name)))
