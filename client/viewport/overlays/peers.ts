/** The others: their selection outlined in their colour, their camera as a small frustum with their name. */
import { effect } from '@preact/signals-core'
import { addV, rotate, type Vec3 } from '../../../shared/space/math.ts'
import type { Person } from '../../session/types.ts'
import { type Lens, project, projectLine } from '../projection.ts'
import { outlined } from './outlined.ts'
import { type Label, type Over, type Overlay, path } from './overlay.ts'

/** Length of the frustum, metres; its frame is 16 : 9. */
const LONG = 0.55
/** Nearer than this one would only see lines: they look from where I do. */
const NEAR_M = 0.7

export const peersOverlay = ({ ctx, layer }: Over): Overlay => {
  const { session } = ctx
  const draw = layer.lines('peers')
  const labels = layer.labels('people')
  /** What is outlined now, by owner. Their cameras move 15 times a second: only another selection draws the picture anew. */
  const known = new Map<string, string>()

  const stop = effect(() => {
    session.revision.value
    const gone = new Set(known.keys())
    for (const { clientId, selection, colour } of session.people.value) {
      const owner = `peer-${clientId}`
      const things = outlined(session.stage, selection, safe(colour))
      if (things.size === 0) continue
      gone.delete(owner)
      const key = `${colour} ${[...things.keys()].join(' ')}`
      if (known.get(owner) === key) continue
      known.set(owner, key)
      ctx.outline(owner, things)
    }
    for (const owner of gone) {
      known.delete(owner)
      ctx.outline(owner, new Map())
    }
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
      for (const owner of known.keys()) ctx.outline(owner, new Map())
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
