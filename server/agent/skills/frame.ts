/** Cameras and shots: a size on a subject, the lens that crews would take, a free line of sight; focus on the eyes. */

import { generateNKeysBetween } from 'fractional-indexing'
import { createNode } from '../../../shared/changes/make.ts'
import { orderBetween } from '../../../shared/changes/order.ts'
import type { Vec3 } from '../../../shared/fields/index.ts'
import { distanceFor } from '../../../shared/film/lens.ts'
import type { NodeId } from '../../../shared/ids.ts'
import { lookRotation, subV } from '../../../shared/space/math.ts'
import { holds } from '../../../shared/space/overlap.ts'
import { step } from '../../../shared/space/place.ts'
import type { SetView } from '../../../shared/stage/view.ts'
import type { ShotSize, ShotWant } from '../planner/understanding.ts'
import type { Props } from '../props.ts'
import { type Area, find, type Layout, makeLayout } from './layout.ts'
import { nodeIdFrom, shotIdFrom } from './random.ts'
import type { Reasoned, Skill } from './skill.ts'
import { type Subject, subjectsOf } from './subjects.ts'

export interface FrameArgs {
  readonly area: Area
  readonly shots: readonly ShotWant[]
  readonly selection: readonly NodeId[]
}

const SENSOR_MM = 24.89
const ASPECT = 2.39

/** Height that the frame shows at the subject, in statures, how far its middle lies below the crown, and a usual lens. */
const SIZES: Readonly<
  Record<ShotSize, { readonly label: string; readonly shows: number; readonly middle: number; readonly lens: number }>
> = {
  ews: { label: 'Extreme wide', shows: 4.2, middle: 0.75, lens: 21 },
  ws: { label: 'Wide', shows: 2.1, middle: 0.6, lens: 25 },
  fs: { label: 'Full', shows: 1.16, middle: 0.5, lens: 35 },
  mws: { label: 'Medium wide', shows: 0.78, middle: 0.33, lens: 35 },
  ms: { label: 'Medium', shows: 0.56, middle: 0.22, lens: 50 },
  mcu: { label: 'Medium close-up', shows: 0.4, middle: 0.15, lens: 65 },
  cu: { label: 'Close-up', shows: 0.26, middle: 0.085, lens: 85 },
  ecu: { label: 'Extreme close-up', shows: 0.14, middle: 0.06, lens: 100 },
  insert: { label: 'Insert', shows: 0.3, middle: 0.5, lens: 65 },
}

export const makeFrame = (props: Props): Skill<FrameArgs> => ({
  id: 'frame',
  label: 'Cameras and shots',
  run(set: SetView, { area, shots, selection }, random) {
    const layout = makeLayout(set, props, area)
    const changes: Reasoned[] = []
    const notes: string[] = []
    const total = shots.reduce((sum, want) => sum + want.count, 0)
    const last =
      [...set.shots.values()]
        .map((shot) => shot.order)
        .sort()
        .at(-1) ?? null
    const orders = orderKeys(last, total)
    let made = 0
    for (const want of shots)
      for (let i = 0; i < want.count; i++) {
        const subject = subjectFor(layout, want, i, selection)
        if (want.of && !subject.meant)
          notes.push(`I found no “${want.of.word}” to frame; the camera looks at the middle of the scene.`)
        const view = stand(layout, want, subject, made)
        if (view.blocked)
          notes.push(`The ${SIZES[want.size].label.toLowerCase()} looks past something in its way; move it or the camera.`)
        const number = `${set.shots.size + made + 1}A`
        const id = nodeIdFrom(random)
        const label = SIZES[want.size].label
        const order = orderBetween(set, null, null)
        const focusDistance = Math.round(Math.hypot(...subV(subject.at.eyes, view.position)) * 100) / 100
        changes.push({
          change: createNode(
            'camera',
            {
              name: `${number} ${label}`,
              position: view.position,
              rotation: lookRotation(subV(view.target, view.position)),
              focalLength: view.lens,
              focusDistance,
            },
            { id, order },
          ),
          why: `${label} on ${view.lens} mm: ${reason(want)} Focus on the eyes, ${focusDistance} m.`,
        })
        changes.push({
          change: {
            op: 'create',
            of: 'shot',
            id: shotIdFrom(random),
            values: {
              name: number,
              description: `${label}${want.of ? `: ${want.of.word}` : ''}`,
              camera: id,
              size: want.size,
              order: orders[made]!,
            },
          },
          why: `Shot ${number} on the list, with this camera.`,
        })
        made++
      }
    return { changes, notes: [...new Set(notes)] }
  },
})

const orderKeys = (last: string | null, count: number): readonly string[] => {
  try {
    return generateNKeysBetween(last, null, count)
  } catch {
    // Somebody's order is no index of ours: begin after the usual ones.
    return generateNKeysBetween('z0', null, count)
  }
}

const reason = (want: ShotWant): string => {
  if (want.angle === 'low') return 'from below, so that the subject stands over us.'
  if (want.angle === 'high') return 'from above, so that the subject looks small.'
  if (want.angle === 'top') return 'straight from above: the plan of the scene.'
  if (want.over) return 'over one shoulder to the other face.'
  return want.size === 'ews' || want.size === 'ws' ? 'the geography of the scene.' : 'what the face does.'
}

const subjectFor = (
  layout: Layout,
  want: ShotWant,
  index: number,
  selection: readonly NodeId[],
): { readonly at: Subject; readonly meant: boolean } => {
  const all = subjectsOf(layout)
  if (!want.of) return { at: all[index % all.length]!, meant: true }
  const found = find(layout, want.of, selection)
  const one = found[index % Math.max(1, found.length)]
  if (!one) return { at: all[0]!, meant: false }
  const person = all.find((subject) => subject.who === one.id)
  if (person) return { at: person, meant: true }
  const height = Math.max(0.3, one.top)
  return {
    at: {
      eyes: [one.position[0], height * 0.7, one.position[2]],
      facing: [Math.sin(layout.area.front), 0, Math.cos(layout.area.front)],
      who: null,
      height,
      base: one.position,
    },
    meant: true,
  }
}

/** A wide looks over the furniture: from a standing eye, not along the floor. */
const isWide = (want: ShotWant): boolean => want.size === 'ews' || want.size === 'ws'

interface View {
  readonly position: Vec3
  readonly target: Vec3
  readonly lens: number
  readonly blocked: boolean
}

/** Cameras of one scene stay on one side of its line: all within a right angle about the front. */
const stand = (layout: Layout, want: ShotWant, { at }: { at: Subject }, index: number): View => {
  const size = SIZES[want.size]
  const lens = want.focalMm ?? size.lens
  const shows = size.shows * at.height * (want.size === 'insert' ? 0.6 : 1)
  const target: Vec3 = [
    at.eyes[0],
    Math.max(isWide(want) ? 0.9 : 0.1, at.eyes[1] + 0.064 * at.height - size.middle * at.height),
    at.eyes[2],
  ]
  const distance = Math.max(0.5, distanceFor(SENSOR_MM, lens, shows * ASPECT))
  if (want.angle === 'top')
    return { position: [target[0], target[1] + distance, target[2] + 0.01], target, lens, blocked: false }
  const rise =
    want.angle === 'low' ? -0.25 : want.angle === 'high' ? 0.5 : want.size === 'ews' ? 0.16 : want.size === 'ws' ? 0.06 : 0
  const wide = isWide(want)
  const base = wide ? layout.area.front : Math.atan2(at.facing[0], at.facing[2])
  const middle = nearest(base, layout.area.front, Math.PI / 2.2)
  for (const swing of [0, 0.3, -0.3, 0.6, -0.6, 0.9, -0.9]) {
    const side = middle + swing + (wide ? 0 : ((index % 3) - 1) * 0.35)
    const level = step(target, side, distance * Math.cos(rise))
    const position: Vec3 = [
      rounded(level[0]),
      rounded(Math.max(isWide(want) && want.angle === 'level' ? 1.3 : 0.25, target[1] + distance * Math.sin(rise))),
      rounded(level[2]),
    ]
    if (isFree(layout, position, at.eyes)) return { position, target, lens, blocked: false }
  }
  const level = step(target, middle, distance)
  return { position: [rounded(level[0]), Math.max(0.25, rounded(target[1])), rounded(level[2])], target, lens, blocked: true }
}

const nearest = (wanted: number, front: number, most: number): number => {
  const off = Math.atan2(Math.sin(wanted - front), Math.cos(wanted - front))
  return front + Math.max(-most, Math.min(most, off))
}

/** Nothing at the camera, and nothing on the way but what is close to the subject itself. */
const isFree = (layout: Layout, from: Vec3, to: Vec3): boolean => {
  const d = subV(to, from)
  const length = Math.hypot(...d)
  const steps = Math.max(2, Math.ceil(length / 0.2))
  for (let k = 0; k <= steps; k++) {
    const t = k / steps
    if (length * (1 - t) < 0.7) break
    const p: Vec3 = [from[0] + d[0] * t, from[1] + d[1] * t, from[2] + d[2] * t]
    for (const one of layout.standing.values()) if (one.boxes.some((box) => holds(box, p, k === 0 ? -0.2 : 0))) return false
  }
  return true
}

const rounded = (value: number): number => Math.round(value * 1000) / 1000
