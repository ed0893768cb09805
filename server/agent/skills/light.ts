/**
 * Lights the scene by role: practicals in what burns, a key with a reason, fill to the wished contrast, a rim from behind;
 * the sky and the hour with them. Levels are computed in lux at the face and solved for, not guessed.
 */

import { skyLight, UPRIGHT_SHARE } from '../../../shared/derive/light-level.ts'
import type { Props } from '../props.ts'
import { lamps } from './lamps.ts'
import { makeLayout } from './layout.ts'
import { planOf } from './light-plan.ts'
import type { LightArgs, Scene } from './light-scene.ts'
import { bySun, sky, tuneHour } from './light-sky.ts'
import { practicals } from './practicals.ts'

import type { Reasoned, Skill } from './skill.ts'
import { subjectsOf } from './subjects.ts'
import { withChanges } from './with-changes.ts'

export const makeLight = (props: Props): Skill<LightArgs> => ({
  id: 'light',
  label: 'Light',
  run(set, args, random) {
    const changes: Reasoned[] = []
    const notes: string[] = []
    const add = (more: readonly Reasoned[]) => changes.push(...more)
    if (args.all) add(sky(set, args))
    let view = withChanges(
      set,
      changes.map((one) => one.change),
    )
    const layout = makeLayout(view, props, args.area)
    const subject = subjectsOf(layout)[0]!
    const sun = skyLight(view.info)
    const dark = (sun.skyLux + sun.sunLux) * UPRIGHT_SHARE < 250
    const plan = planOf(args.wish, dark && !args.indoors)
    const scene: Scene = {
      before: set,
      set: view,
      layout,
      subject,
      plan,
      args,
      random,
      dark,
      bySun: !args.indoors && sun.sunLux > 1500,
    }
    const fires = practicals(scene)
    add(fires)
    if (!args.all) return { changes, notes }
    const tuned = tuneHour(scene)
    if (tuned) {
      const at = changes.findIndex(
        (one) => one.change.of === 'set' && one.change.op === 'update' && 'hour' in one.change.values,
      )
      if (at >= 0) changes[at] = tuned
      else changes.push(tuned)
    }
    view = withChanges(
      set,
      changes.map((one) => one.change),
    )
    if (scene.bySun) notes.push(...bySun(scene, changes))
    else lamps({ ...scene, set: view }, changes, notes)
    return { changes, notes }
  },
})
