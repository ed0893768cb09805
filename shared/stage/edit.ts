/**
 * The one writer of the nodes of a stage doc: typed, refuses what is not valid, repairs nothing. Works inside one
 * transaction that the caller opens (`changes/apply.ts`); each call sees what the calls before it wrote.
 */
import * as Y from 'yjs'
import { worldOf } from '../derive/world.ts'
import type { Json } from '../fields/field.ts'
import { isId, type NodeId } from '../ids.ts'
import { fieldOf, fieldsOf, isKind, type Kind, kindDef } from '../kinds/index.ts'
import { compose, type Transform } from '../space/math.ts'
import { type Checked, checkValues, type Refused, refused } from './check-values.ts'
import { Draft } from './draft.ts'
import { digGrave, fillGrave, readGrave } from './graves.ts'
import { AT_ROOT, MAX_N, type Register } from './hierarchy.ts'
import type { LiveView } from './lens.ts'
import { DEFAULT_ORDER } from './order.ts'
import { type Pins, toPin } from './pin.ts'
import { placeNode } from './place-node.ts'
import { OWN_KEYS } from './read-node.ts'
import { type Root, rootMap } from './roots.ts'
import { MAX_DEPTH, MAX_NODES } from './schema.ts'
import { clampTransform, packTransform, readTransform, transformOf } from './transform.ts'
import { sameValue } from './values.ts'
import type { StageNode } from './view.ts'

type Values = { readonly [field: string]: Json }

/** A node as a create would write it: what is needed to bring it back. */
export interface Snapshot {
  readonly id: NodeId
  readonly kind: Kind
  readonly values: Values
}

export interface EditOptions {
  /** Write to locked nodes too; a person's ordinary edit does not. */
  readonly allowLocked?: boolean
  /** Create below a parent that was deleted: the node stands at the root, where it would have stood. */
  readonly allowOrphans?: boolean
  /** The rule of pins; another one only to prove that it is needed. */
  readonly pins?: Pins
}

const MOVES = ['parent', 'order', 'position', 'rotation', 'scale'] as const

export class NodeEdits {
  readonly draft: Draft
  readonly #doc: Y.Doc
  readonly #root: Root | null
  readonly #options: EditOptions

  /** `base` must be up to date with the doc. */
  constructor(base: LiveView, options: EditOptions = {}) {
    this.draft = new Draft(base)
    this.#doc = base.doc
    this.#root = rootMap(base.doc, 'nodes')
    this.#options = options
  }

  /** Gives what was written, or why nothing was. */
  create(id: NodeId, kind: Kind, values: Values): Refused | null {
    if (!this.#root) return refused('invalid', 'This document has no nodes.')
    if (!isId(id)) return refused('invalid', 'The new node has no valid id.')
    if (!isKind(kind)) return refused('invalid', `There is no kind of node called ${JSON.stringify(kind)}.`)
    if (this.draft.nodes.get(id) || this.#root.has(id)) return refused('exists', 'It is on the set already.')
    if (this.draft.size >= MAX_NODES) return refused('too-many', `A set holds at most ${MAX_NODES} things.`)
    const checked = checkValues(kind, values)
    if (!checked.ok) return checked
    const { parent = null, order = DEFAULT_ORDER, fields } = checked
    const orphan = parent !== null && !this.draft.nodes.get(parent)
    if (orphan && !(this.#options.allowOrphans && readGrave(this.#doc, parent))) {
      return refused('missing', 'What it should hang from is not on the set.')
    }
    const returning = this.draft.pointing(id)
    const below = Math.max(0, ...returning.map((child) => this.draft.height(child)))
    if (this.draft.depth(orphan ? null : parent) + 1 + below > MAX_DEPTH) return tooDeep()

    this.#pinAll([orphan ? null : parent])
    // Somebody may still point at a node that comes back, so its edge must be the newest of a cycle.
    const again = returning.length > 0 || readGrave(this.#doc, id) !== null
    const register: Register = parent === null ? AT_ROOT : { parent, n: again ? this.#freshN() : 0, prev: null }
    const defaults = Object.fromEntries(Object.entries(fieldsOf(kind)).map(([name, field]) => [name, field.default]))
    // All fields of the kind, each checked: a StageNode.
    const node = Object.freeze({ ...defaults, ...fields, id, kind, parent, order }) as unknown as StageNode
    const map = new Y.Map<unknown>([[OWN_KEYS.kind, kind]])
    if (parent !== null) map.set(OWN_KEYS.parent, pack(register))
    if (order !== DEFAULT_ORDER) map.set(OWN_KEYS.order, order)
    for (const [name, value] of Object.entries(fields)) {
      if (!sameValue(value, fieldOf(kind, name)?.default)) map.set(name, value)
    }
    this.#root.set(id, map)
    fillGrave(this.#doc, id)
    this.draft.put(placeNode(node, register, 0, this.#ground), register, node)
    for (const child of this.draft.pointing(id)) this.#replace(child)
    return null
  }

  /** Gives the values before and after, of those fields that really changed. */
  update(id: NodeId, values: Values): Refused | { readonly ok: true; readonly before: Values; readonly after: Values } {
    const node = this.draft.nodes.get(id)
    const map = this.#root?.get(id)
    if (!node || !(map instanceof Y.Map)) return refused('missing', 'It is not on the set any more.')
    const checked = checkValues(node.kind, values)
    if (!checked.ok) return checked
    const next = { ...node, ...checked.fields, ...place(checked) } as StageNode
    const changed = Object.keys(values).filter((name) => !sameValue(fieldValue(node, name), fieldValue(next, name)))
    const moves = changed.filter((name) => (MOVES as readonly string[]).includes(name))
    if (node.locked && next.locked && moves.length > 0 && !this.#options.allowLocked) return locked(node)
    if (node.parent !== next.parent) {
      const no = this.#mayHang(node, next.parent)
      if (no) return no
      this.#move(map, node, next)
    } else if (moves.length > 0 && this.draft.displaced(id)) this.#pin(id)
    for (const name of changed) if (name !== OWN_KEYS.parent) store(map, node.kind, name, fieldValue(next, name))
    const written = this.draft.displaced(id) ? { ...this.draft.written(id)!, ...checked.fields } : next
    if (changed.length > 0) this.draft.revise(next, written)
    const pick = (from: StageNode) => Object.fromEntries(changed.map((name) => [name, fieldValue(from, name)]))
    return { ok: true, before: pick(node), after: pick(next) }
  }

  /**
   * Removes a node and what hangs from it; `alone`: the node itself only, its children become orphans. `grave`: where it
   * is said to have stood, tolerantly read; left out: where it stands. Gives what is gone, parents first.
   */
  remove(id: NodeId, alone: boolean, grave?: Values): Refused | { readonly ok: true; readonly gone: readonly Snapshot[] } {
    const node = this.draft.nodes.get(id)
    if (!node || !this.#root) return refused('missing', 'It is not on the set any more.')
    const ids = alone ? [id] : [id, ...this.draft.descendants(id)]
    const gone = ids.map((one) => this.draft.nodes.get(one)!)
    const held = this.#options.allowLocked ? undefined : gone.find((one) => one.locked)
    if (held) return locked(held)
    this.#pinAll([node.parent])
    const worlds = this.#worlds(gone)
    const orphans = alone ? [...this.draft.children(id)] : []
    for (const one of gone.toReversed()) {
      const stood = grave && one.id === id ? readTransform(grave) : clampTransform(worlds.get(one.id)!)
      digGrave(this.#doc, one.id, stood)
      this.#root.delete(one.id)
      this.draft.drop(one.id)
    }
    for (const child of orphans) this.#replace(child)
    return { ok: true, gone: gone.map(snapshot) }
  }

  #mayHang(node: StageNode, parent: NodeId | null): Refused | null {
    if (parent !== null && !this.draft.nodes.get(parent)) {
      return refused('missing', 'What it should hang from is not on the set.')
    }
    if (this.draft.hangsFrom(parent, node.id)) return refused('cycle', `${say(node)} cannot hang from itself.`)
    return this.draft.depth(parent) + this.draft.height(node.id) > MAX_DEPTH ? tooDeep() : null
  }

  /** Writes the new edge; where the node was displaced, its whole place as well. */
  #move(map: Y.Map<unknown>, node: StageNode, next: StageNode): void {
    if (this.draft.displaced(node.id)) this.#storePlace(map, next)
    this.#pinAll([node.parent, next.parent])
    const prev = { parent: node.parent, order: node.order, ...transformOf(node) }
    const register = { parent: next.parent, n: this.#freshN(), prev }
    map.set(OWN_KEYS.parent, pack(register))
    this.draft.put(next, register)
  }

  #pinAll(starts: readonly (NodeId | null)[]): void {
    for (const id of (this.#options.pins ?? toPin)(this.draft, starts)) this.#pin(id)
  }

  /** Writes the read place of a displaced node. Should that edge lose in its turn, the node stays where it stands. */
  #pin(id: NodeId): void {
    const node = this.draft.nodes.get(id)
    const map = this.#root?.get(id)
    if (!node || !(map instanceof Y.Map)) return
    const world = clampTransform(worldOf(this.draft, id))
    const prev = node.parent === null ? null : { parent: null, order: node.order, ...world }
    const register: Register = { parent: node.parent, n: this.#freshN(), prev }
    this.#storePlace(map, node)
    map.set(OWN_KEYS.parent, pack(register))
    this.draft.put(node, register)
  }

  #storePlace(map: Y.Map<unknown>, node: StageNode): void {
    for (const name of MOVES) if (name !== 'parent') store(map, node.kind, name, fieldValue(node, name))
  }

  /** After its written parent came or went: where the node is read now. */
  #replace(id: NodeId): void {
    const written = this.draft.written(id)
    const register = this.draft.register(id)
    if (!written || !register || this.draft.fell(id)) return
    this.draft.revise(placeNode(written, register, 0, this.#ground), written)
  }

  readonly #ground = {
    exists: (id: NodeId) => this.draft.nodes.get(id) !== undefined,
    grave: (id: NodeId) => readGrave(this.#doc, id),
  }

  #freshN(): number {
    return this.draft.freshN(MAX_N)
  }

  /** World transforms, parents first, so that a deep subtree costs no more than its size. */
  #worlds(nodes: readonly StageNode[]): Map<NodeId, Transform> {
    const worlds = new Map<NodeId, Transform>()
    for (const node of nodes) {
      const parent = node.parent === null ? undefined : worlds.get(node.parent)
      worlds.set(node.id, parent ? clampTransform(compose(parent, node)) : worldOf(this.draft, node.id))
    }
    return worlds
  }
}

/** As a create would write it: fields that differ from the kind's default, and the place as read. */
export const snapshot = (node: StageNode): Snapshot => {
  const values: { [name: string]: Json } = {}
  if (node.parent !== null) values.parent = node.parent
  if (node.order !== DEFAULT_ORDER) values.order = node.order
  for (const [name, field] of Object.entries(fieldsOf(node.kind))) {
    const value = fieldValue(node, name)
    if (!sameValue(value, field.default)) values[name] = value
  }
  return { id: node.id, kind: node.kind, values }
}

/** A field of a node by name, as plain JSON: every field's value is. */
export const fieldValue = (node: StageNode, name: string): Json => (node as unknown as { readonly [name: string]: Json })[name]!

/** What people call it. */
const say = (node: StageNode): string => (node.name ? `“${node.name}”` : `The ${kindDef(node.kind).label.toLowerCase()}`)

const locked = (node: StageNode) => refused('locked', `${say(node)} is locked.`)
const tooDeep = () => refused('too-deep', `Things hang at most ${MAX_DEPTH} deep.`)

const place = (checked: Checked): { parent?: NodeId | null; order?: string } => ({
  ...(checked.parent === undefined ? {} : { parent: checked.parent }),
  ...(checked.order === undefined ? {} : { order: checked.order }),
})

const pack = ({ parent, n, prev }: Register): Json =>
  prev
    ? [parent, n, { ...(prev.parent === null ? {} : { parent: prev.parent }), order: prev.order, ...packTransform(prev) }]
    : [parent, n]

/** Defaults are left out: a field that equals its default has no key. */
const store = (map: Y.Map<unknown>, kind: Kind, name: string, value: Json): void => {
  const fallback = name === OWN_KEYS.order ? DEFAULT_ORDER : fieldOf(kind, name)?.default
  if (!sameValue(value, fallback)) {
    if (!sameValue(map.get(name), value)) map.set(name, value)
  } else if (map.has(name)) map.delete(name)
}
