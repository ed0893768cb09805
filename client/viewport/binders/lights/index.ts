/** The list of drawn light types, one for each of `shared/lights/`. */
import type { LightTypeId } from '../../../../shared/lights/index.ts'
import { area } from './area.ts'
import type { DrawnLight } from './drawn-light.ts'
import { point } from './point.ts'
import { practical } from './practical.ts'
import { spot } from './spot.ts'
import { sun } from './sun.ts'

export const drawnLights: { readonly [T in LightTypeId]: DrawnLight } = { point, spot, sun, area, practical }
