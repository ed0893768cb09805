/**
 * What a type of light is: its own fields and how much it sends where. Knows no type; the list is `index.ts`.
 * The light meter, the agent and the picture all read this.
 */
import type { Fields, ValuesOf } from '../fields/field.ts'
import type { Vec3 } from '../fields/index.ts'

/** Light that reaches a point: illuminance on a surface that faces the source, and where it comes from. */
export interface Arrival {
  /** Lux on a plane that faces the light, before gel and dimmer. */
  readonly lux: number
  /** Unit vector from the point towards the source, in the light's own space. */
  readonly from: Vec3
}

export interface LightType<F extends Fields = Fields> {
  readonly id: string
  readonly label: string
  readonly help: string
  /** What `intensity` means for this type. */
  readonly unit: 'cd' | 'lx' | 'nit'
  readonly fields: F
  /** Light at `point`, metres, in the light's own space (it looks along −Z); values as read from the node. */
  arrives(values: ValuesOf<F> & { readonly intensity: number }, point: Vec3): Arrival
}

export const lightType = <F extends Fields>(def: LightType<F>): LightType<F> => def
