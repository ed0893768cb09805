/** Warmer, cooler, brighter, darker, softer, harder: of all lights, of a role, or of what is named. */
import { withExpect } from '../../../shared/changes/make.ts'
import { fromLight } from '../../../shared/derive/light-level.ts'
import { worldOf } from '../../../shared/derive/world.ts'
import { shiftKelvin } from '../../../shared/film/kelvin.ts'
import type { NodeOf, StageNode } from '../../../shared/stage/view.ts'
import type { Edit, LightRole, Ref } from '../planner/understanding.ts'
import { makeLayout, means } from './layout.ts'
import { isLocked } from './strike.ts'
import { subjectsOf } from './subjects.ts'
import type { Work } from './work.ts'

type Light = NodeOf<'light'>

/** A quarter CTO: the smallest step that a gaffer would see. */
const MIRED = 42
/** Two thirds of a stop. */
const STOPS = 2 / 3

export const toned = (work: Work, edit: Edit & { do: 'tone' }): void => {
  const lights = lightsMeant(work, edit.of, edit.roles)
  const whole = edit.of.length === 0 && edit.roles.length === 0
  const light = edit.by === 'brighter' || edit.by === 'darker'
  if (whole && light) skyToned(work, edit)
  if (lights.length === 0 && !(whole && light)) work.notes.push(`There is no light to make ${edit.by}.`)
  for (const one of lights) {
    const values = tone(one, edit)
    if (values) work.write(one, values, `Asked for: ${edit.by}.`)
  }
}

const tone = (light: Light, { by, much }: Edit & { do: 'tone' }): Record<string, number | string> | null => {
  const hold = (value: number, min: number, max: number) => Math.min(max, Math.max(min, value))
  if (by === 'warmer' || by === 'cooler') {
    const kelvin =
      Math.round(hold(shiftKelvin(light.kelvin, (by === 'warmer' ? 1 : -1) * MIRED * much), 1000, 20_000) / 10) * 10
    return kelvin === light.kelvin ? null : { kelvin }
  }
  if (by === 'brighter' || by === 'darker') {
    const factor = 2 ** ((by === 'brighter' ? 1 : -1) * STOPS * much)
    const intensity = hold(rounded(light.intensity * factor), 0, 10_000_000)
    return intensity === light.intensity ? null : { intensity }
  }
  if (light.type === 'area') {
    const factor = by === 'softer' ? 1.5 : 0.66
    const [width, height] = [hold(light.width * factor, 0.05, 20), hold(light.height * factor, 0.05, 20)]
    // A larger panel of the same nits gives more: the light on the face stays what it was.
    return {
      width: rounded(width),
      height: rounded(height),
      intensity: rounded((light.intensity * light.width * light.height) / (width * height)),
    }
  }
  if (light.type === 'spot' && by === 'softer')
    return { type: 'area', width: 1.2, height: 1.2, intensity: rounded(light.intensity / 1.44) }
  return light.type === 'spot' && by === 'harder' ? { radius: rounded(Math.max(0.01, light.radius / 2)) } : null
}

const rounded = (value: number): number => (value >= 100 ? Math.round(value) : Math.round(value * 100) / 100)

const skyToned = (work: Work, { by, much }: Edit & { do: 'tone' }): void => {
  const { info } = work.set
  if (info.sky === 'studio') return
  const skyLevel = Math.min(
    4,
    Math.max(0, Math.round(info.skyLevel * 2 ** ((by === 'brighter' ? 1 : -1) * STOPS * much) * 100) / 100),
  )
  if (skyLevel === info.skyLevel) return
  const [change] = withExpect(work.set, [{ op: 'update', of: 'set', values: { skyLevel } }])
  work.changes.push({ change: change!, why: `Asked for: ${by}. The sky goes with the lamps, so that the contrast stays.` })
}

/** The lights that are meant: of roles, of named things (what burns in them), or all of them. */
export const lightsMeant = (work: Work, of: readonly Ref[], roles: readonly LightRole[]): Light[] => {
  const all = [...work.set.nodes.values()]
    .filter((node): node is Light => node.kind === 'light' && !isLocked(work.set, node))
    .sort((a, b) => (a.id < b.id ? -1 : 1))
  if (roles.length > 0) {
    const known = rolesOf(work, all)
    return all.filter((light) => roles.includes(known.get(light)!))
  }
  if (of.length === 0) return all
  return all.filter((light) => of.some((ref) => means(light, ref, work.selection) || carries(work, light, ref)))
}

const carries = (work: Work, light: Light, ref: Ref): boolean => {
  const parent: StageNode | undefined = light.parent === null ? undefined : work.set.nodes.get(light.parent)
  return parent !== undefined && means(parent, ref, work.selection)
}

/** What each light does for the main face, by where it stands: names say nothing that could be trusted. */
const rolesOf = (work: Work, lights: readonly Light[]): ReadonlyMap<Light, LightRole> => {
  const subject = subjectsOf(makeLayout(work.set, work.props, work.area))[0]!
  const { front } = work.area
  const measured = lights.map((light) => ({ light, ...fromLight(worldOf(work.set, light.id), light, subject.eyes, null) }))
  const roles = new Map<Light, LightRole>()
  const open: typeof measured = []
  for (const one of measured) {
    const toCamera = one.from[0] * Math.sin(front) + one.from[2] * Math.cos(front)
    if (one.light.type === 'practical') roles.set(one.light, 'practical')
    else if (one.from[1] > 0.9) roles.set(one.light, 'ambient')
    else if (toCamera < -0.15 && one.from[1] > 0.25) roles.set(one.light, 'rim')
    else open.push(one)
  }
  open.sort((a, b) => b.lux - a.lux)
  for (const [i, one] of open.entries()) roles.set(one.light, i === 0 ? 'key' : 'fill')
  return roles
}
