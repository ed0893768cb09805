/** The others: their selection outlined in their colour, their camera as a small frustum with their name. */
import { effect } from '@preact/signals-core'
import type { NodeId } from '../../../shared/ids.ts'
import { addV, rotate, type Vec3 } from '../../../shared/space/math.ts'
import type { Person } from '../../session/types.ts'
import { type Lens, project, projectLine } from '../projection.ts'
import { type Label, type Over, type Overlay, path } from './overlay.ts'

/** Length of the frustum, metres; its frame is 16 : 9. */
const LONG = 0.55
/** Nearer than this one would only see lines: they look from where I do. */
const NEAR_M = 0.7
const MOST_OUTLINED = 50

export const peersOverlay = ({ ctx, layer }: Over): Overlay => {
  const { session } = ctx
  const draw = layer.lines('peers')
  const labels = layer.labels('people')
  const outlined = new Set<string>()

  const stop = effect(() => {
    const now = new Set<string>()
    for (const person of session.people.value) {
      const owner = `peer-${person.clientId}`
      const ids = person.selection.slice(0, MOST_OUTLINED)
      if (ids.length === 0) continue
      now.add(owner)
      ctx.outline(owner, new Map(ids.map((id): [NodeId, string] => [id, person.colour])))
    }
    for (const owner of outlined) if (!now.has(owner)) ctx.outline(owner, new Map())
    outlined.clear()
    for (const owner of now) outlined.add(owner)
    layer.redraw()
  })

  return {
    draw: (lens) => {
      const followed = session.follow.peek()
      const there = session.people.peek().filter((one) => one.camera && one.clientId !== followed && !one.agent)
      const seen = there.filter((one) => Math.hypot(...one.camera!.position.map((n, i) => n - lens.position[i]!)) > NEAR_M)
      draw(seen.map((one) => frustum(lens, one)).join(''))
      labels.show(
        seen.flatMap((one): Label[] => {
          const at = project(lens, one.camera!.position)
          const text = one.activity ? `${one.name} · ${one.activity}` : one.name
          return at
            ? [{ key: String(one.clientId), x: at.x, y: at.y, text, colour: safe(one.colour), kind: one.idle ? 'idle' : '' }]
            : []
        }),
      )
    },
    dispose: () => {
      stop()
      for (const owner of outlined) ctx.outline(owner, new Map())
    },
  }
}

/** The colour comes from a peer and goes into markup. */
const safe = (colour: string): string => (/^#[0-9a-f]{6}$/i.test(colour) ? colour : '#9aa0a6')

const frustum = (lens: Lens, person: Person): string => {
  const { position, rotation, fov } = person.camera!
  const up = LONG * Math.tan(Math.min(fov, 1.2) / 2)
  const side = (up * 16) / 9
  const corner = (x: number, y: number): Vec3 => addV(position, rotate(rotation, [x, y, -LONG]))
  const corners = [corner(-side, -up), corner(side, -up), corner(side, up), corner(-side, up)]
  const tip = addV(position, rotate(rotation, [0, up * 1.5, -LONG]))
  const edges: (readonly [Vec3, Vec3])[] = [
    ...corners.map((c) => [position, c] as const),
    ...corners.map((c, i) => [c, corners[(i + 1) % 4]!] as const),
    [corners[3]!, tip],
    [tip, corners[2]!],
  ]
  const d = edges
    .map(([a, b]) => projectLine(lens, a, b))
    .flatMap((line) => (line ? [path(line)] : []))
    .join('')
  return `<g class="${person.idle ? 'idle' : ''}" stroke="${safe(person.colour)}"><path d="${d}" stroke="${safe(person.colour)}"/></g>`
}
