/**
 * A kit prop as code: deterministic, no engine, alike in the browser, a worker and Node. One file a prop, listed in
 * `index.ts`. Sizes are of the real thing (`../shared/facts/props.json` while developing; `sizes.json` in the product).
 */
import type { Fields, ValuesOf } from '../fields/field.ts'
import type { Vec3 } from '../fields/index.ts'

/** Triangles in metres, right-handed, Y up, counter-clockwise front faces; unindexed attributes are not allowed. */
export interface Mesh {
  readonly positions: Float32Array
  readonly normals: Float32Array
  /** Metres, not 0…1: textures tile by real size. */
  readonly uvs: Float32Array
  readonly indices: Uint32Array
}

/** One mesh with one material of `materials.ts`. `slot: 'main'` is the one that the node's `material` replaces. */
export interface Part {
  readonly mesh: Mesh
  readonly material: string
  readonly slot: 'main' | 'fixed'
}

/** A horizontal place to stand things on, in the prop's space: a rectangle `size` [x, z] about `centre`. */
export interface Surface {
  readonly centre: Vec3
  readonly size: readonly [number, number]
}

export interface Anchor {
  readonly kind: 'sit' | 'lie' | 'stand' | 'reach' | 'lean'
  readonly at: Vec3
  /** Way that a body faces there, radians about +Y from +Z. */
  readonly facing: number
}

export interface Built {
  readonly parts: readonly Part[]
  readonly surfaces: readonly Surface[]
  readonly anchors: readonly Anchor[]
  /** Where a practical shines from, if the prop is one: a fire, a lamp. */
  readonly glow?: { readonly at: Vec3; readonly source: 'candle' | 'oil-lamp' | 'torch' | 'campfire' | 'bulb' | 'tube' }
}

export type Placement = 'floor' | 'wall-side' | 'wall' | 'ceiling' | 'surface' | 'hung' | 'surface-or-wall'

export interface Companion {
  readonly relation: string
  readonly target: string
}

export interface Generator<F extends Fields = Fields> {
  readonly id: string
  readonly label: string
  readonly synonyms: readonly string[]
  readonly category: string
  readonly tags: readonly string[]
  readonly placement: Placement
  /** Height above the floor of the origin for `wall` and `hung`, of the lower edge for `ceiling`; metres. */
  readonly mountHeight?: number
  /** Free floor in front (+Z) for use, metres. */
  readonly clearFront: number
  readonly massKg: number
  /** Materials that fit the main part, the default first; at least four. */
  readonly materials: readonly string[]
  readonly companions: readonly Companion[]
  readonly params: F
  /**
   * Builds the shape. Origin: centre of the base on the floor (wall pieces: on the back face, its middle or, for doors and
   * windows, the middle of its lower edge; ceiling and hung pieces: top centre). Front +Z. `random` gives 0…1 from the
   * node's seed; the same values give the same arrays.
   */
  build(values: ValuesOf<F>, random: () => number): Built
}

export const generator = <F extends Fields>(def: Generator<F>): Generator<F> => def
