/** In which lengths this person reads and types: kept in this browser, never in the set, which is metric. */
import { kept } from '../actions/kept.ts'
import type { Lengths } from './fields/units.ts'

export const lengths = kept('lengths', (raw): Lengths => (raw === 'imperial' ? 'imperial' : 'metric'))
