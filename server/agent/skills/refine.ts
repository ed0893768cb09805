/**
 * Changes what is there, on the set or in the open proposal, as a follow-up asks: warmer, fewer, moved, turned, bigger.
 * An open change gets new values in place: the ghost keeps its identity, what people decided or dragged stays, and nothing
 * can be accepted twice, which a second proposal of the same things would allow. What is on the set gets an update.
 */
import type { Values } from '../../../shared/changes/change.ts'
import { setValues, withExpect } from '../../../shared/changes/make.ts'
import type { NodeOf } from '../../../shared/stage/view.ts'
import { materialFor } from '../planner/lines.ts'
import type { Edit } from '../planner/understanding.ts'
import type { Props } from '../props.ts'
import { changeCount, swapThings } from './amounts.ts'
import { gelFor } from './hang-lamp.ts'
import { moveThings, resizeThings, turnThings } from './moves.ts'
import type { Reasoned, Skill } from './skill.ts'
import { keyOf } from './strike.ts'
import { lightsMeant, toned } from './tones.ts'
import { withChanges } from './with-changes.ts'
import { type Edited, type RefineArgs, type RefineResult, targets, type Work } from './work.ts'

export const makeRefine = (props: Props): Skill<RefineArgs, RefineResult> => ({
  id: 'refine',
  label: 'Change what is there',
  run(set, args, random) {
    const changes: Reasoned[] = []
    const edited = new Map<string, Edited>()
    const withdrawn = new Set<string>()
    const notes: string[] = []
    let now = set
    const write: Work['write'] = (node, values, why) => {
      const before = now
      // The next thing that this edit moves must see where this one went.
      now = withChanges(now, [setValues(node.id, values)])
      const key = keyOf(args.open, node.id)
      const open = key === null ? undefined : (edited.get(key) ?? args.open.find((one) => one.key === key))
      if (key !== null && open?.change.op === 'create' && open.change.of === 'node') {
        edited.set(key, { key, change: { ...open.change, values: { ...open.change.values, ...values } } })
        return
      }
      const [change] = withExpect(before, [setValues(node.id, values)])
      changes.push({ change: change!, why })
    }
    const work: Work = {
      ...args,
      props,
      random,
      changes,
      edited,
      withdrawn,
      notes,
      write,
      get set() {
        return now
      },
    }
    run(work)
    return { changes, edited: [...edited.values()], withdrawn: [...withdrawn], notes }
  },
})

const run = (work: Work): void => {
  const { edit } = work
  switch (edit.do) {
    case 'tone':
      toned(work, edit)
      break
    case 'colour':
      coloured(work, edit)
      break
    case 'count':
      changeCount(work, edit)
      break
    case 'swap':
      swapThings(work, edit)
      break
    case 'move':
      moveThings(work, edit)
      break
    case 'turn':
      turnThings(work, edit)
      break
    case 'size':
      resizeThings(work, edit)
      break
    case 'look':
      looked(work, edit)
      break
  }
}

const coloured = (work: Work, edit: Edit & { do: 'colour' }): void => {
  const lights = lightsMeant(work, edit.of, edit.roles)
  if (lights.length === 0) work.notes.push('There is no such light to colour.')
  for (const light of lights) {
    const values: Values = edit.kelvin !== null ? { kelvin: edit.kelvin } : { gel: gelFor(edit.gel ?? 'red') }
    work.write(
      light,
      values,
      edit.kelvin !== null ? `Asked for: ${edit.kelvin.toLocaleString('en')} K.` : `Asked for: a ${edit.gel} gel.`,
    )
  }
}

const looked = (work: Work, edit: Edit & { do: 'look' }): void => {
  const props = targets(work, edit.of).filter((node): node is NodeOf<'prop'> => node.kind === 'prop')
  for (const node of props) {
    const def = work.props.kit[node.asset]
    const material = materialFor(def, edit.look)
    if (material === null) work.notes.push(`The ${def?.label.toLowerCase() ?? 'prop'} does not come in ${edit.look}.`)
    else if (material !== node.material) work.write(node, { material }, `Asked for: ${edit.look}.`)
  }
}
