/** The scene that is lit: what every part of the lighting skill looks at, and how much light reaches the face. */

import { fromLight } from '../../../shared/derive/light-level.ts'

import type { Transform } from '../../../shared/space/math.ts'

import type { SetView } from '../../../shared/stage/view.ts'
import type { LightWish, Ref } from '../planner/understanding.ts'

import type { Area, Layout, Standing } from './layout.ts'
import type { LightPlan } from './light-plan.ts'
import { nodeIdFrom } from './random.ts'

import type { Subject } from './subjects.ts'
import { nodeFrom } from './with-changes.ts'

export interface LightArgs {
  readonly area: Area
  readonly wish: LightWish
  readonly indoors: boolean
  readonly hour: number | null
  readonly hourName: string | null
  readonly sky: 'clear' | 'cloudy' | 'night' | 'studio' | null
  readonly haze: number | null
  /** The whole scene; false: only what burns and glows. */
  readonly all: boolean
  readonly without: readonly Ref[]
}

export interface Scene {
  /** As it was before this skill: what its changes expect to find. */
  readonly before: SetView
  readonly set: SetView
  readonly layout: Layout
  readonly subject: Subject
  readonly plan: LightPlan
  readonly args: LightArgs
  readonly random: () => number
  readonly dark: boolean
  readonly bySun: boolean
}

export const isNear = (one: Standing, subject: Subject): boolean =>
  Math.hypot(one.position[0] - subject.eyes[0], one.position[2] - subject.eyes[2]) < 4.5

/** Lux of a light with these values, at the subject's face or on whatever faces it. */
export const luxOf = (world: Transform, values: object, subject: Subject, on: 'face' | 'towards'): number => {
  const light = nodeFrom(
    nodeIdFrom(() => 0),
    'light',
    values as never,
  )
  return fromLight(world, light, subject.eyes, on === 'face' ? subject.facing : null).lux
}

/** Under a dark sky: what is cold there comes from it. */
export const isOutside = ({ args, dark, set }: Scene): boolean => !args.indoors && dark && set.info.sky !== 'studio'

/** A room by day is lit from its window. */
export const byWindow = ({ args }: Scene): boolean => args.indoors && args.hour !== null && args.hour > 6 && args.hour < 18
