/**
 * From understanding to changes, step by step: each step says what is being done and gives what it found, so that a person
 * can watch and stop. Pure, and without a network: a set in, changes with why out.
 */
import type { Change } from '../../../shared/changes/change.ts'
import { runChecks } from '../../../shared/checks/index.ts'
import type { Vec3 } from '../../../shared/fields/index.ts'
import type { NodeId } from '../../../shared/ids.ts'
import type { SetView } from '../../../shared/stage/view.ts'
import type { Props } from '../props.ts'
import type { Line } from '../skills/dress.ts'
import { makeSkills } from '../skills/index.ts'
import { shapeOf } from '../skills/layout.ts'
import type { Reasoned, SkillResult } from '../skills/skill.ts'
import { withChanges } from '../skills/with-changes.ts'
import { areaOf } from './area.ts'
import { linesOf } from './lines.ts'
import { placeOf } from './places.ts'
import { impossible, referred } from './possible.ts'
import type { Understanding } from './understanding.ts'

/** An open change of the proposal that a brief refines. */
export interface OpenChange extends Reasoned {
  readonly key: string
}

export interface Task {
  /** The set as it stands on the stage. */
  readonly set: SetView
  readonly understood: Understanding
  readonly selection: readonly NodeId[]
  /** Open changes of the proposal that is refined; empty when none is. */
  readonly open: readonly OpenChange[]
  readonly random: () => number
}

export interface Step {
  /** What is being done, for the crew to read: "placing water jars". */
  readonly says: string
  /** Where the agent looks meanwhile. */
  readonly look: Vec3
  readonly changes: readonly Reasoned[]
  /** New values of changes that are open, by key. */
  readonly edited: readonly { readonly key: string; readonly change: Change }[]
  /** Open changes that are withdrawn. */
  readonly withdrawn: readonly string[]
  readonly notes: readonly string[]
}

export const compose = function* (task: Task, props: Props): Generator<Step, void, void> {
  const { understood: u, selection, random } = task
  const skills = makeSkills(props)
  const place = placeOf(u.place)
  let open = [...task.open]
  const made: Reasoned[] = []
  const now = (): SetView => withChanges(task.set, [...open.map((one) => one.change), ...made.map((one) => one.change)])
  const area = areaOf(now(), u, place, selection)
  const step = (says: string, result: Partial<SkillResult>): Step => {
    made.push(...(result.changes ?? []))
    return { says, look: area.focus, changes: result.changes ?? [], edited: [], withdrawn: [], notes: result.notes ?? [] }
  }
  if (u.refused !== null) {
    yield step('reading the brief', { notes: [u.refused] })
    return
  }
  if (u.strikes.length > 0 || (u.without.length > 0 && isOnlyAbsence(u))) {
    const refs = u.strikes.length > 0 ? u.strikes : u.without
    const done = skills.strike.run(now(), { refs, area, selection, open }, random)
    open = open.filter((one) => !done.withdrawn.includes(one.key))
    yield { ...step('taking things off the set', done), withdrawn: done.withdrawn }
  }
  if (u.without.length > 0 && open.length > 0 && !isOnlyAbsence(u)) {
    const done = skills.strike.run(now(), { refs: u.without, area, selection, open, onlyOpen: true }, random)
    open = open.filter((one) => !done.withdrawn.includes(one.key))
    yield { ...step('taking out what must not be there', done), withdrawn: done.withdrawn }
  }
  for (const edit of u.edits) {
    const done = skills.refine.run(now(), { edit, area, selection, open }, random)
    open = open
      .filter((one) => !done.withdrawn.includes(one.key))
      .map((one) => ({ ...one, change: done.edited.find((other) => other.key === one.key)?.change ?? one.change }))
    yield { ...step('changing what is there', done), edited: done.edited, withdrawn: done.withdrawn }
  }
  if (place || u.ground !== null) {
    const done = skills.ground.run(now(), { place, area, ground: u.ground }, random)
    if (done.changes.length > 0 || done.notes.length > 0) yield step('laying the ground', done)
  }
  const standing = [...now().nodes.values()]
  const has = (asset: string): number =>
    standing.filter((node) => node.kind === 'prop' && node.asset === asset && node.visible).length
  const { lines: all, notes } = linesOf(u, place, props.kit, has, random)
  const { lines, notes: needed } = referred(all, u, now(), props.kit, selection)
  if (notes.length + needed.length > 0) yield step('reading the brief', { notes: [...notes, ...needed] })
  // What is placed by people waits until these have their places.
  const byPeople = (line: Line) => line.of.some((ref) => ref.kind === 'character') || line.faceTo?.kind === 'character'
  yield* placing(lines.filter((line) => !byPeople(line)))
  if (u.people.length > 0)
    yield step(
      'blocking the characters',
      skills.block.run(
        now(),
        { area, people: u.people, selection, robe: place?.id === 'desert-camp' || place?.id === 'tabernacle' },
        random,
      ),
    )
  yield* placing(lines.filter(byPeople))
  if (u.shots.length > 0) yield step('setting up cameras', skills.frame.run(now(), { area, shots: u.shots, selection }, random))
  yield* lighting()
  const doubts = reviewed(now(), made, props)
  if (doubts.length > 0) yield step('looking it over', { notes: doubts })

  function* placing(some: readonly Line[]): Generator<Step, void, void> {
    for (const line of some) {
      const no = impossible(line, area, props)
      const label = props.kit[line.asset]?.label.toLowerCase() ?? line.asset
      yield step(
        `placing ${line.count} × ${label}`,
        no ? { notes: [no] } : skills.dress.run(now(), { area, lines: [line], selection }, random),
      )
    }
  }

  function* lighting(): Generator<Step, void, void> {
    const wanted =
      u.light.asked || u.hour !== null || u.sky !== null || u.haze !== null || (place !== null && task.open.length === 0)
    const sources = made.some((one) => one.change.of === 'node' && one.change.op === 'create' && one.change.kind === 'prop')
    if (!wanted && !sources) return
    const args = {
      area,
      wish: u.light,
      indoors: place?.indoors === true,
      hour: u.hour,
      hourName: u.hourName,
      sky: u.sky,
      haze: u.haze,
      all: wanted,
      without: u.without,
    }
    yield step('measuring the light', skills.light.run(now(), args, random))
  }
}

/** Larger sets are not looked over as a whole. */
const MOST_LOOKED_OVER = 3000

/** What the checks say of what was made here, once all of it stands: told, so that a person looks at it. */
const reviewed = (set: SetView, made: readonly Reasoned[], props: Props): string[] => {
  if (made.length === 0 || set.nodes.size > MOST_LOOKED_OVER) return []
  const own = new Set<string>(made.flatMap(({ change }) => (change.of === 'node' && change.op === 'create' ? [change.id] : [])))
  return runChecks(set, (node) => shapeOf(props, node))
    .filter(({ nodes }) => nodes.length > 0 && nodes.every((id) => own.has(id)))
    .map(({ says }) => `Please look at this: ${says}`)
}

/** "no chairs" and nothing else means: off with them. */
const isOnlyAbsence = (u: Understanding): boolean =>
  u.place === null &&
  u.wants.length === 0 &&
  u.people.length === 0 &&
  u.seats === null &&
  u.edits.length === 0 &&
  u.shots.length === 0 &&
  !u.light.asked &&
  u.hour === null
