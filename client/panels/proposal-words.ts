/** Words for briefs, proposals and their changes. Pure. */
import type { Change } from '../../shared/changes/change.ts'
import { fieldOf, kindDef } from '../../shared/kinds/index.ts'
import { kit } from '../../shared/kit/index.ts'
import type { Brief, ProposedChange } from '../../shared/review/view.ts'
import { setFields, shotFields } from '../../shared/stage/schema.ts'
import type { SetView } from '../../shared/stage/view.ts'
import { nameOf, short } from '../actions/words.ts'
import type { IconName } from '../theme/icons.ts'

export interface Said {
  readonly label: string
  readonly icon: IconName
}

const list = (names: readonly string[]): string => (names.length > 3 ? `${names.slice(0, 3).join(', ')} …` : names.join(', '))

const labels = (fields: { readonly [name: string]: { readonly label: string } }, values: object): string =>
  list(Object.keys(values).map((name) => (fields[name]?.label ?? name).toLowerCase()))

const nodeName = (view: SetView, id: Change & { of: 'node' }): string => {
  const node = view.nodes.get(id.id)
  return node ? short(nameOf(node)) : 'something that is gone'
}

/** One line for a change: what it is about, and the icon of its kind. */
export const sayChange = (view: SetView, change: Change): Said => {
  if (change.of === 'set') return { label: `Set: ${labels(setFields, change.values)}`, icon: 'sun' }
  if (change.of === 'shot') {
    if (change.op === 'create') return { label: `Shot ${String(change.values.name ?? '')}`, icon: 'clapperboard' }
    const name = view.shots.get(change.id)?.name ?? ''
    if (change.op === 'remove') return { label: `Remove shot ${name}`, icon: 'bin' }
    return { label: `Shot ${name}: ${labels(shotFields, change.values)}`, icon: 'clapperboard' }
  }
  if (change.op === 'create') {
    const { label, icon } = kindDef(change.kind)
    const asset = typeof change.values.asset === 'string' ? kit[change.values.asset]?.label : undefined
    const name = typeof change.values.name === 'string' ? change.values.name : ''
    return { label: short(name || asset || label), icon: icon as IconName }
  }
  if (change.op === 'remove') return { label: `Remove ${nodeName(view, change)}`, icon: 'bin' }
  const node = view.nodes.get(change.id)
  const what = list(Object.keys(change.values).map((name) => ((node && fieldOf(node.kind, name)?.label) ?? name).toLowerCase()))
  return { label: `${nodeName(view, change)}: ${what}`, icon: (node ? kindDef(node.kind).icon : 'warn') as IconName }
}

/** Why a change is stale, in words: `fields` as the preview names them; '' for none. */
export const sayStale = (change: Change, fields: readonly string[] | undefined): string => {
  if (!fields) return ''
  if (fields[0] === 'id')
    return change.op === 'create' ? 'It is on the set already.' : 'What it changes is not on the set any more.'
  return `Somebody changed ${list(fields)} since this was proposed.`
}

export const counts = (changes: readonly ProposedChange[]): { open: number; accepted: number; refused: number } => ({
  open: changes.filter(({ state }) => state === 'open').length,
  accepted: changes.filter(({ state }) => state === 'accepted').length,
  refused: changes.filter(({ state }) => state === 'refused').length,
})

const STATES: Readonly<Record<Brief['state'], string>> = {
  open: 'Waiting for the agent',
  working: 'Working',
  done: 'Done',
  stopped: 'Stopped',
  failed: 'Could not be done',
}
export const sayState = (brief: Brief): string => (brief.stop && brief.state === 'working' ? 'Stopping' : STATES[brief.state])

/** 'now', '3 min', '2 h', or the day: how long ago a time was. Milliseconds. */
export const ago = (at: number, now: number): string => {
  const minutes = Math.floor((now - at) / 60_000)
  if (minutes < 1) return 'now'
  if (minutes < 60) return `${minutes} min`
  if (minutes < 24 * 60) return `${Math.floor(minutes / 60)} h`
  return new Date(at).toLocaleDateString(undefined, { day: 'numeric', month: 'short' })
}
