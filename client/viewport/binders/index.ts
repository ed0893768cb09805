/** The list of binders: how each kind of node is drawn. To add one: a file here and a line below. */
import type { Kind } from '../../../shared/kinds/index.ts'
import type { Binder } from './binder.ts'
import { camera } from './camera.ts'
import { character } from './character.ts'
import { group } from './group.ts'
import { light } from './light.ts'
import { mark } from './mark.ts'
import { prop } from './prop.ts'

export const binders: { readonly [K in Kind]: Binder<K> } = { group, prop, light, camera, character, mark }
