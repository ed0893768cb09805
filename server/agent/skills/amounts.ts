/** Fewer, more, and this for that. */
import { removeNodes, withExpect } from '../../../shared/changes/make.ts'
import type { NodeOf, StageNode } from '../../../shared/stage/view.ts'
import type { Edit } from '../planner/understanding.ts'
import { type Line, makeDress } from './dress.ts'
import { makeLayout, type Standing } from './layout.ts'
import { between } from './random.ts'
import { keyOf, keysBelow } from './strike.ts'
import { withChanges } from './with-changes.ts'
import { targets, type Work } from './work.ts'

export const changeCount = (work: Work, edit: Edit & { do: 'count' }): void => {
  const found = targets(work, edit.of)
  if (found.length === 0) return
  if (edit.by === 'fewer') fewer(work, edit, found)
  else more(work, edit, found)
}

/** A third goes when no number is said; one stays. What was only proposed goes first. */
const fewer = (work: Work, { n, of }: Edit & { do: 'count' }, found: readonly StageNode[]): void => {
  const count = Math.min(found.length - 1, n ?? Math.max(1, Math.round(found.length / 3)))
  if (count <= 0) {
    work.notes.push(`There is only one ${of[0]?.word ?? 'of it'}; say “no ${of[0]?.word ?? 'of it'}” to take it away.`)
    return
  }
  const proposed = found.filter((node) => keyOf(work.open, node.id) !== null)
  const order = [...found.filter((node) => !proposed.includes(node)), ...proposed]
  takeOff(work, order.slice(order.length - count), `Asked for: fewer ${of[0]?.word ?? 'of them'}.`)
}

const takeOff = (work: Work, nodes: readonly StageNode[], why: string): void => {
  for (const node of nodes) {
    if (keyOf(work.open, node.id) === null) {
      for (const change of withExpect(work.set, removeNodes(work.set, [node.id]))) work.changes.push({ change, why })
    } else for (const key of keysBelow(work.set, work.open, node.id)) work.withdrawn.add(key)
  }
}

const more = (work: Work, { n, of }: Edit & { do: 'count' }, found: readonly StageNode[]): void => {
  const like = found.find((node): node is NodeOf<'prop'> => node.kind === 'prop')
  if (!like) {
    work.notes.push(`I can add more props; of ${of[0]?.word ?? 'these'} please say where.`)
    return
  }
  const count = n ?? Math.max(1, Math.ceil(found.length / 2))
  const line = lineLike(work, like, count, found.length)
  const done = makeDress(work.props).run(work.set, { area: work.area, lines: [line], selection: work.selection }, work.random)
  work.changes.push(...done.changes)
  work.notes.push(...done.notes)
}

const HEARTS = ['campfire', 'brazier', 'dining-table', 'table-low', 'coffee-table', 'desk', 'well-stone']

/** More of a kind stand as the first of it does: around what these are around, on what these are on, else close by. */
const lineLike = (work: Work, like: NodeOf<'prop'>, count: number, there: number): Line => {
  const layout = makeLayout(work.set, work.props, work.area)
  const self = layout.standing.get(like.id)
  const below = like.parent === null ? undefined : layout.standing.get(like.parent)
  const heart = self ? heartOf(layout.standing.values(), self) : null
  const rel = below ? 'on' : heart ? 'around' : 'near'
  const to = below ?? heart ?? self
  const asset = to?.node.kind === 'prop' ? [to.node.asset] : []
  return {
    asset: like.asset,
    count,
    rel,
    of: asset.length > 0 ? [{ assets: asset, word: asset[0]! }] : [],
    all: false,
    face: heart ? 'in' : null,
    faceTo: null,
    radiusM: heart && self ? Math.hypot(self.position[0] - heart.position[0], self.position[2] - heart.position[2]) : null,
    size: [like.scale[0], like.scale[0]],
    material: like.material,
    params: like.params,
    cluster: false,
    slots: heart ? { at: Array.from({ length: count }, (_, i) => there + i), of: there + count } : null,
    why: 'Asked for: more of them.',
  }
}

const heartOf = (all: Iterable<Standing>, self: Standing): Standing | null => {
  for (const one of all) {
    if (one.node.kind !== 'prop' || !HEARTS.includes(one.node.asset) || one.id === self.id) continue
    const dx = one.position[0] - self.position[0]
    const dz = one.position[2] - self.position[2]
    const away = Math.hypot(dx, dz)
    // It looks at it, from near: it belongs around it.
    if (away < 4 && away > 0.1 && (dx * Math.sin(self.yaw) + dz * Math.cos(self.yaw)) / away > 0.8) return one
  }
  return null
}

export const swapThings = (work: Work, edit: Edit & { do: 'swap' }): void => {
  const asset = edit.with.assets.find((id) => Object.hasOwn(work.props.kit, id))
  if (asset === undefined) {
    work.notes.push(`The kit has no ${edit.with.word}.`)
    return
  }
  const found = targets(work, edit.of).filter((node) => node.kind === 'prop')
  if (found.length === 0) return
  const layout = makeLayout(work.set, work.props, work.area)
  const one = found.length === 1
  const count = one ? between(work.random, edit.with.count.min, edit.with.count.max) : found.length
  const places = found.flatMap((node) => layout.standing.get(node.id) ?? [])
  const without = withChanges(
    work.set,
    removeNodes(
      work.set,
      found.map((node) => node.id),
    ),
  )
  let view = without
  const label = work.props.kit[asset]!.label.toLowerCase()
  for (let i = 0; i < count; i++) {
    const at = places[i % places.length]
    if (!at) break
    const area = { ...work.area, focus: at.position, zone: { ...work.area.zone, centre: at.position } }
    const line: Line = {
      asset,
      count: 1,
      rel: 'middle',
      of: [],
      all: false,
      face: null,
      faceTo: null,
      radiusM: null,
      size: [edit.with.size, edit.with.size],
      material: '',
      params: {},
      cluster: false,
      slots: null,
      why: `Asked for: a ${label} in place of the ${edit.of[0]?.word ?? 'other'}.`,
    }
    const done = makeDress(work.props).run(
      view,
      { area: { ...area, front: at.yaw }, lines: [line], selection: [] },
      work.random,
    )
    work.changes.push(...done.changes)
    work.notes.push(...done.notes)
    view = withChanges(
      without,
      work.changes.filter((other) => other.change.op === 'create').map((other) => other.change),
    )
  }
  takeOff(work, found, `Asked for: a ${label} in place of it.`)
}
