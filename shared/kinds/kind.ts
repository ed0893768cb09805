/** What a kind of node is: an id, words for people, and its own fields. Knows no kind; the list is `index.ts`. */
import type { Fields } from '../fields/field.ts'
import { flag, quat, text, vec3 } from '../fields/index.ts'

export interface KindDef<K extends string = string, F extends Fields = Fields> {
  readonly id: K
  readonly label: string
  /** Name of an icon in `client/theme/icons.ts`. */
  readonly icon: string
  readonly help: string
  readonly fields: F
}

export const kind = <K extends string, F extends Fields>(def: KindDef<K, F>): KindDef<K, F> => def

/** The longest name of a node, in UTF-16 units. */
export const MAX_NAME = 200

/**
 * Fields that every node has. `parent` and `order` are not here: the hierarchy owns them (`stage/hierarchy.ts`).
 * `position` metres and `rotation` unit quaternion, both relative to the parent.
 */
export const commonFields = {
  name: text({ label: 'Name', default: '', maxLength: MAX_NAME, help: 'What the crew calls it; empty: the name of its kind' }),
  position: vec3({ label: 'Position', unit: 'm', default: [0, 0, 0], step: 0.01, group: 'Transform' }),
  rotation: quat({ label: 'Rotation', unit: 'rad', default: [0, 0, 0, 1], group: 'Transform' }),
  scale: vec3({ label: 'Scale', default: [1, 1, 1], min: 0.001, max: 1000, step: 0.01, group: 'Transform' }),
  visible: flag({
    label: 'On',
    default: true,
    help: 'Off: struck for everyone. Hiding for yourself alone is the eye in the outliner.',
  }),
  locked: flag({ label: 'Locked', default: false, help: 'A locked node is not picked or moved' }),
  by: text({
    label: 'Made by',
    default: '',
    maxLength: 80,
    help: 'Who put it on the set: a name, or the agent that proposed it',
  }),
} as const satisfies Fields
