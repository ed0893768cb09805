/** The roots of the stage doc, its version, and the values of the set and of shots. Units: metres, radians, kelvin. */
import type { ValuesOf } from '../fields/field.ts'
import { colour, num, oneOf, ref, text } from '../fields/index.ts'
import type { NodeId, ShotId } from '../ids.ts'

/** Version of the stage doc that this code writes; `migrations/` lead here. */
export const SCHEMA_VERSION = 1

export const ROOTS = { set: 'set', nodes: 'nodes', shots: 'shots', graves: 'graves' } as const

/** Most nodes that an edit may leave in a set. */
export const MAX_NODES = 50_000
/** Deepest nesting that an edit may leave. */
export const MAX_DEPTH = 256

/** Fields of the set itself: the root map `set` (beside `schema`, which migrations own). */
export const setFields = {
  title: text({ label: 'Title', default: 'Untitled set', maxLength: 120 }),
  hour: num({
    label: 'Time of day',
    unit: '',
    default: 18.2,
    min: 0,
    max: 24,
    step: 0.1,
    group: 'Sky',
    help: 'Hours of local solar time; the sun and the sky follow',
  }),
  sunAzimuth: num({
    label: 'Sun from',
    unit: 'rad',
    default: 2.2,
    min: -Math.PI * 2,
    max: Math.PI * 2,
    step: 0.01,
    group: 'Sky',
    help: 'Where noon stands: turns the whole path of the sun about the vertical',
  }),
  sky: oneOf(
    { clear: 'Clear', cloudy: 'Cloudy', night: 'Night', studio: 'Studio (dark)' },
    { label: 'Sky', default: 'clear', group: 'Sky' },
  ),
  skyLevel: num({
    label: 'Sky level',
    unit: '%',
    default: 1,
    min: 0,
    max: 4,
    step: 0.05,
    group: 'Sky',
    help: 'Multiplies the light of the sky',
  }),
  ground: oneOf(
    {
      none: 'None',
      sand: 'Sand',
      soil: 'Soil',
      grass: 'Grass',
      gravel: 'Gravel',
      asphalt: 'Asphalt',
      concrete: 'Concrete',
      'wood-planks': 'Wood planks',
      parquet: 'Parquet',
      tiles: 'Tiles',
      carpet: 'Carpet',
      stone: 'Stone',
      'studio-grey': 'Studio grey',
    },
    { label: 'Ground', default: 'studio-grey', group: 'Ground' },
  ),
  groundSize: num({
    label: 'Ground size',
    unit: 'm',
    default: 40,
    min: 1,
    max: 2000,
    step: 1,
    group: 'Ground',
    help: 'Side of the square',
  }),
  haze: num({ label: 'Haze', unit: '%', default: 0, min: 0, max: 1, step: 0.01, group: 'Sky' }),
  hazeColour: colour({ label: 'Haze colour', default: '#9fb2c8', group: 'Sky' }),
  exposure: num({
    label: 'Exposure',
    unit: 'EV',
    default: 0,
    min: -8,
    max: 8,
    step: 0.1,
    group: 'Picture',
    help: 'Stops above what the camera settings give',
  }),
} as const
export type SetInfo = ValuesOf<typeof setFields>

/** A storyboard panel over the one living set: a camera and what it shows. */
export const shotFields = {
  name: text({ label: 'Shot', default: '', maxLength: 40, help: 'Number and letter, such as 1A' }),
  description: text({ label: 'Description', default: '', maxLength: 2000 }),
  camera: ref({ label: 'Camera', to: 'camera' }),
  size: oneOf(
    {
      ews: 'Extreme wide',
      ws: 'Wide',
      fs: 'Full',
      mws: 'Medium wide',
      ms: 'Medium',
      mcu: 'Medium close-up',
      cu: 'Close-up',
      ecu: 'Extreme close-up',
      insert: 'Insert',
    },
    { label: 'Size', default: 'ws' },
  ),
  order: text({ label: 'Order', default: 'a0', maxLength: 128, help: 'Fractional index among the shots' }),
  seconds: num({ label: 'Length', unit: 's', default: 4, min: 0, max: 3600, step: 0.5 }),
} as const
export type Shot = ValuesOf<typeof shotFields> & {
  readonly id: ShotId
  /** Few, named overrides of this shot: node → fields (a character's pose and mark, a light's dimmer). */
  readonly overrides: ReadonlyMap<NodeId, { readonly [field: string]: unknown }>
}
