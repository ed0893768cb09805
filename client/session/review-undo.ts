/** The ways back of what was decided in the review doc, and back again. What somebody else decided since stays. */
import type { Change, Values } from '../../shared/changes/change.ts'
import type { Json } from '../../shared/fields/field.ts'
import type { ProposalId } from '../../shared/ids.ts'
import { fieldsOf } from '../../shared/kinds/index.ts'
import { decide, editProposed } from '../../shared/review/proposals.ts'
import type { ProposedChange } from '../../shared/review/view.ts'
import { sameValue } from '../../shared/stage/values.ts'
import type { ReviewParts } from './review-verbs.ts'
import type { ReviewStep } from './undo.ts'

/** Targets on the stage of accepted changes, with their keys. */
type Targets = ReadonlyMap<string, string>

export const changeOf = (p: ReviewParts, id: ProposalId, key: string): ProposedChange | undefined =>
  p.views.review.proposals.find((one) => one.id === id)?.changes.find((one) => one.key === key)

const without = (targets: Targets, stayed: ReadonlySet<string>): Targets =>
  new Map([...targets].filter(([target]) => !stayed.has(target)))

/** The undo of an acceptance. What somebody else accepted at the same time is theirs as well: it stays. */
export const reopens = (p: ReviewParts, id: ProposalId, targets: Targets): ReviewStep => ({
  mayGo: (target) => {
    const key = targets.get(target)
    const change = key === undefined ? undefined : changeOf(p, id, key)
    return !change || (change.state === 'accepted' && change.byId === p.author().id)
  },
  go: (stayed) => {
    const went = without(targets, stayed)
    if (went.size === 0) return null
    decide(p.docs.review, id, went.values(), 'open', p.author(), p.origin)
    return acceptsAgain(p, id, went)
  },
})

/** The redo: only what nobody has decided since. */
const acceptsAgain = (p: ReviewParts, id: ProposalId, targets: Targets): ReviewStep => ({
  mayGo: (target) => {
    const key = targets.get(target)
    return key === undefined || changeOf(p, id, key)?.state === 'open'
  },
  go: (stayed) => {
    const went = without(targets, stayed)
    if (went.size === 0) return null
    decide(p.docs.review, id, went.values(), 'accepted', p.author(), p.origin)
    return reopens(p, id, went)
  },
})

/** Steps that touch the review doc alone have no targets on the stage. */
const mayGo = () => true

export const unrefuses = (p: ReviewParts, id: ProposalId, keys: readonly string[]): ReviewStep => ({
  mayGo,
  go: () => {
    const own = keys.filter((key) => {
      const change = changeOf(p, id, key)
      return change?.state === 'refused' && change.byId === p.author().id
    })
    if (own.length === 0) return null
    decide(p.docs.review, id, own, 'open', p.author(), p.origin)
    return refusesAgain(p, id, own)
  },
})

const refusesAgain = (p: ReviewParts, id: ProposalId, keys: readonly string[]): ReviewStep => ({
  mayGo,
  go: () => {
    const open = keys.filter((key) => changeOf(p, id, key)?.state === 'open')
    if (open.length === 0) return null
    decide(p.docs.review, id, open, 'refused', p.author(), p.origin)
    return unrefuses(p, id, open)
  },
})

/** Puts values of a proposed change back, as long as it shows what I had put there. */
export const restores = (p: ReviewParts, id: ProposalId, key: string, before: Values): ReviewStep => {
  const names = Object.keys(before)
  const now = () => {
    const change = changeOf(p, id, key)
    return change?.state === 'open' ? valuesOf(change.change, names) : null
  }
  const mine = now()
  return {
    mayGo,
    go: () => {
      if (mine === null || !sameValue(now(), mine)) return null
      return editProposed(p.docs.review, id, key, before) ? null : restores(p, id, key, mine)
    },
  }
}

/** The named values of a change; a field that it leaves out at its default. */
export const valuesOf = (change: Change, names: readonly string[]): Values => {
  const values: Values = change.op === 'remove' ? {} : change.values
  const defaults: Values =
    change.op === 'create' && change.of === 'node'
      ? Object.fromEntries(Object.entries(fieldsOf(change.kind)).map(([name, field]) => [name, field.default as Json]))
      : {}
  return Object.fromEntries(
    names.flatMap((name) => {
      const value = values[name] ?? defaults[name]
      return value === undefined ? [] : [[name, value]]
    }),
  )
}
