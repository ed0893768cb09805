/** The list of kinds; one file each. To add one: a file here, a line below, a binder in `client/viewport/binders/`. */
import type { AnyField, Fields, ValuesOf } from '../fields/field.ts'
import { type LightTypeId, lightTypes } from '../lights/index.ts'
import { camera } from './camera.ts'
import { character } from './character.ts'
import { group } from './group.ts'
import { commonFields, type KindDef } from './kind.ts'
import { light } from './light.ts'
import { mark } from './mark.ts'
import { prop } from './prop.ts'

export const kinds = { group, prop, light, camera, character, mark } as const
export type Kind = keyof typeof kinds
export const KINDS = Object.keys(kinds) as readonly Kind[]

export type CommonValues = ValuesOf<typeof commonFields>
export type KindValues<K extends Kind> = ValuesOf<(typeof kinds)[K]['fields']>

export const isKind = (value: unknown): value is Kind => typeof value === 'string' && Object.hasOwn(kinds, value)

export const kindDef = (id: Kind): KindDef => kinds[id]

const all = Object.fromEntries(KINDS.map((id): [Kind, Fields] => [id, { ...commonFields, ...kinds[id].fields }])) as Record<
  Kind,
  Fields
>

/** Every field of a kind, the common ones first. */
export const fieldsOf = (id: Kind): Fields => all[id]

/** One field of a kind, or undefined when the kind has none of that name. */
export const fieldOf = (id: Kind, name: string): AnyField | undefined =>
  Object.hasOwn(all[id], name) ? all[id][name] : undefined

const typeFieldNames = new Set(Object.values(lightTypes).flatMap((type) => Object.keys(type.fields)))

/** Whether a field means anything for this node now: a sun has no beam. The inspector and the docs ask. */
export const applies = (kind: Kind, name: string, lightType: string): boolean => {
  if (kind !== 'light' || !typeFieldNames.has(name)) return true
  return Object.hasOwn(lightTypes, lightType) && Object.hasOwn(lightTypes[lightType as LightTypeId].fields, name)
}
