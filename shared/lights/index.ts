/** The list of light types; one file each. To add one: a file here, its drawn side in `client/viewport/binders/lights/`. */
import { area } from './area.ts'
import { point } from './point.ts'
import { practical } from './practical.ts'
import { spot } from './spot.ts'
import { sun } from './sun.ts'

export const lightTypes = { point, spot, sun, area, practical } as const
export type LightTypeId = keyof typeof lightTypes
