/** Draws the handles of the tool at hand, always of one size; the one in use alone while it is used. */
import { addV, scaleV, type Vec3 } from '../../../shared/space/math.ts'
import type { Handle } from '../gizmo.ts'
import { axisOf } from '../gizmo.ts'
import { projectLine } from '../projection.ts'
import { type Over, type Overlay, path, px } from './overlay.ts'

const NAMES = ['x', 'y', 'z'] as const

export const gizmoOverlay = ({ desk, showing, layer }: Over): Overlay => {
  const draw = layer.lines('gizmo')
  return {
    draw: (lens) => {
      const { hover, active, measure, lock } = showing()
      const busy = active !== null && measure !== null
      const handles = desk.handles()
      const shown = busy ? handles.filter((one) => one.id === active) : handles
      const guide = busy || lock ? axisGuide() : ''
      draw(
        guide +
          [...shown]
            .sort(byLayer)
            .map((one) => markup(one, one.id === active || (!active && one.id === hover)))
            .join(''),
      )

      /** The whole line that a move or a turn is locked to. */
      function axisGuide(): string {
        const axis = active === null ? null : axisOf(active)
        const pivot = desk.pivot()
        const way = axis === null ? null : desk.axes()[axis]
        if (axis === null || !pivot || !way) return ''
        const end = (by: number): Vec3 => addV(pivot, scaleV(way, by))
        const line = projectLine(lens, end(-1000), end(1000))
        return line ? `<g class="${NAMES[axis]}"><path class="guide" d="${path(line)}"/></g>` : ''
      }
    },
  }
}

const ORDER: Readonly<Record<Handle['kind'], number>> = { ring: 0, plane: 1, arrow: 2, cube: 2, centre: 3 }
const byLayer = (a: Handle, b: Handle) => ORDER[a.kind] - ORDER[b.kind]

const markup = (handle: Handle, hot: boolean): string => {
  const { kind, points, axis, alpha } = handle
  const [a, b] = [points[0], points[points.length - 1]]
  if (!a || !b || alpha <= 0) return ''
  const name = `${axis === null ? 'all' : NAMES[axis]}${hot ? ' hot' : ''}`
  return `<g class="${name}" opacity="${px(alpha)}" data-handle="${handle.id}">${shape()}</g>`

  function shape(): string {
    switch (kind) {
      case 'plane':
        return `<polygon class="plane" points="${points.map((p) => `${px(p.x)},${px(p.y)}`).join(' ')}"/>`
      case 'centre':
        return `<circle class="centre" cx="${px(a!.x)}" cy="${px(a!.y)}" r="7"/>`
      case 'ring':
        return `<path class="under" d="${path(points)}"/><path d="${path(points)}"/>`
      case 'cube':
        return `${arm()}<rect x="${px(b!.x - 5)}" y="${px(b!.y - 5)}" width="10" height="10" rx="1.5"/>`
      case 'arrow':
        return `${arm()}${head()}`
    }
  }
  function arm(): string {
    return `<path class="under" d="${path(points)}"/><path d="${path(points)}"/>`
  }
  /** A tip along the arm; a dot where it points at the eye. */
  function head(): string {
    const [dx, dy] = [b!.x - a!.x, b!.y - a!.y]
    const length = Math.hypot(dx, dy)
    if (length < 10) return `<circle cx="${px(b!.x)}" cy="${px(b!.y)}" r="5"/>`
    const [ux, uy] = [dx / length, dy / length]
    const at = (along: number, across: number) =>
      `${px(b!.x + ux * along - uy * across)},${px(b!.y + uy * along + ux * across)}`
    return `<polygon points="${at(10, 0)} ${at(-5, 6)} ${at(-5, -6)}"/>`
  }
}
