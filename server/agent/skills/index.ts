/** The list of skills; one file each. To add one: a file here, a line below, a step in `planner/compose.ts`. */
import type { Props } from '../props.ts'
import { makeBlock } from './block.ts'
import { makeDress } from './dress.ts'
import { makeFrame } from './frame.ts'
import { makeGround } from './ground.ts'
import { makeLight } from './light.ts'
import { makeRefine } from './refine.ts'
import { strike } from './strike.ts'

export const makeSkills = (props: Props) => ({
  ground: makeGround(props),
  dress: makeDress(props),
  block: makeBlock(props),
  frame: makeFrame(props),
  light: makeLight(props),
  refine: makeRefine(props),
  strike,
})
