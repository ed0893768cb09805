/** Another peer's awareness state: anything in, a person or null out. The server vouches for user, role and agent only. */
import type { Values } from '../../shared/changes/change.ts'
import type { Json } from '../../shared/fields/field.ts'
import { colour, num, quat, vec3 } from '../../shared/fields/index.ts'
import { isId, type NodeId } from '../../shared/ids.ts'
import { fieldOf } from '../../shared/kinds/index.ts'
import { isRole } from '../../shared/roles.ts'
import type { SetView } from '../../shared/stage/view.ts'
import type { Person } from './types.ts'

type Raw = { readonly [key: string]: unknown }
const object = (raw: unknown): Raw => (typeof raw === 'object' && raw !== null ? (raw as Raw) : {})
const words = (raw: unknown, most: number): string => (typeof raw === 'string' ? raw.slice(0, most).toWellFormed() : '')

const fields = {
  colour: colour({ label: '', default: '#8a8f98' }),
  position: vec3({ label: '', default: [0, 0, 0] }),
  rotation: quat({ label: '', default: [0, 0, 0, 1] }),
  fov: num({ label: '', default: 0.8, min: 0.01, max: Math.PI - 0.01 }),
}
const MOST_SELECTED = 100
const MOST_LIVE = 100

export const readPerson = (clientId: number, raw: unknown): Person | null => {
  const state = object(raw)
  const user = object(state.user)
  const name = words(user.name, 60)
  if (!name) return null
  return {
    clientId,
    userId: words(user.id, 64),
    name,
    colour: fields.colour.read(user.colour),
    role: isRole(state.role) ? state.role : 'viewer',
    agent: state.agent === true,
    selection: Array.isArray(state.selection) ? (state.selection.slice(0, MOST_SELECTED).filter(isId) as NodeId[]) : [],
    camera: readCamera(state.camera),
    activity: words(state.activity, 80),
    idle: state.idle === true,
  }
}

const readCamera = (raw: unknown): Person['camera'] => {
  if (typeof raw !== 'object' || raw === null) return null
  const { position, rotation, fov } = object(raw)
  return { position: fields.position.read(position), rotation: fields.rotation.read(rotation), fov: fields.fov.read(fov) }
}

/** The values that somebody drags, of nodes that are here, each as valid as an edit must be. */
export const readLive = (view: SetView, raw: unknown): Map<NodeId, Values> => {
  const live = new Map<NodeId, Values>()
  for (const [id, values] of Object.entries(object(object(raw).live)).slice(0, MOST_LIVE)) {
    const node = view.nodes.get(id as NodeId)
    if (!node) continue
    const good: { [name: string]: Json } = {}
    for (const [name, value] of Object.entries(object(values))) {
      const checked = fieldOf(node.kind, name)?.check(name, value)
      if (checked?.ok) good[name] = checked.value
    }
    if (Object.keys(good).length > 0) live.set(node.id, good)
  }
  return live
}
