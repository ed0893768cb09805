/**
 * Which way the world lies, and a way to look along it: a click on an axis looks from there, once more from the other
 * end; a drag orbits; Enter goes through the views. One control: its six ends are a matter of where it is pressed.
 */
import { inverseQ, rotate, type Vec3 } from '../../../shared/space/math.ts'
import { type AxisName, orbit, targetOf } from '../view-math.ts'
import { type Over, type Overlay, px } from './overlay.ts'

const SIZE = 84
const MIDDLE = SIZE / 2
const ARM = 29
const BALL = 9
const REACH = 14
const SLOP = 4
const ORBIT = 0.012

interface End {
  readonly from: AxisName
  readonly way: Vec3
  readonly name: 'x' | 'y' | 'z'
  readonly plus: boolean
}
const ENDS: readonly End[] = [
  { from: 'right', way: [1, 0, 0], name: 'x', plus: true },
  { from: 'left', way: [-1, 0, 0], name: 'x', plus: false },
  { from: 'top', way: [0, 1, 0], name: 'y', plus: true },
  { from: 'bottom', way: [0, -1, 0], name: 'y', plus: false },
  { from: 'front', way: [0, 0, 1], name: 'z', plus: true },
  { from: 'back', way: [0, 0, -1], name: 'z', plus: false },
]
const OTHER: Readonly<Record<AxisName, AxisName>> = {
  right: 'left',
  left: 'right',
  top: 'bottom',
  bottom: 'top',
  front: 'back',
  back: 'front',
}

export const axesOverlay = ({ rig, layer }: Over): Overlay => {
  const button = document.createElement('button')
  button.className = 'axes'
  button.title = 'Look along an axis: click an end, or drag to turn'
  button.setAttribute('aria-label', 'Look along an axis')
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg')
  svg.setAttribute('viewBox', `0 0 ${SIZE} ${SIZE}`)
  button.append(svg)
  layer.root.append(button)

  let ends: (End & { readonly x: number; readonly y: number; readonly depth: number })[] = []
  let looking: AxisName | null = null
  let hover: AxisName | null = null
  let press: { x: number; y: number; dragged: boolean } | null = null

  const under = (event: PointerEvent | MouseEvent): AxisName | null => {
    const at = button.getBoundingClientRect()
    const [x, y] = [event.clientX - at.left, event.clientY - at.top]
    const near = ends.filter((end) => Math.hypot(end.x - x, end.y - y) < REACH).sort((a, b) => b.depth - a.depth)
    return near[0]?.from ?? null
  }
  const look = (from: AxisName) => {
    looking = looking === from ? OTHER[from] : from
    rig.look(looking)
  }

  button.addEventListener('pointerdown', (event) => {
    if (event.button !== 0) return
    event.stopPropagation()
    button.setPointerCapture(event.pointerId)
    press = { x: event.clientX, y: event.clientY, dragged: false }
  })
  button.addEventListener('pointermove', (event) => {
    const over = under(event)
    if (over !== hover) {
      hover = over
      layer.redraw()
    }
    if (!press) return
    const [dx, dy] = [event.clientX - press.x, event.clientY - press.y]
    if (!press.dragged && Math.hypot(dx, dy) < SLOP) return
    press = { x: event.clientX, y: event.clientY, dragged: true }
    const view = rig.view()
    rig.set(orbit(view, targetOf(view), -dx * ORBIT, -dy * ORBIT))
    looking = null
  })
  const end = () => {
    if (press?.dragged) rig.done()
    press = null
  }
  button.addEventListener('pointerup', (event) => {
    const dragged = press?.dragged ?? true
    end()
    const from = dragged ? null : under(event)
    if (from) look(from)
  })
  button.addEventListener('lostpointercapture', end)
  button.addEventListener('pointerleave', () => {
    hover = null
    layer.redraw()
  })
  button.addEventListener('click', (event) => {
    // A click without a pointer is the keyboard's.
    if (event.detail !== 0) return
    const order: readonly AxisName[] = ['front', 'right', 'back', 'left', 'top', 'bottom']
    looking = order[(looking ? order.indexOf(looking) + 1 : 0) % order.length]!
    rig.look(looking)
  })

  return {
    draw: (lens) => {
      const back = inverseQ(lens.rotation)
      ends = ENDS.map((end) => {
        const [x, y, z] = rotate(back, end.way)
        return { ...end, x: MIDDLE + x * ARM, y: MIDDLE - y * ARM, depth: z }
      }).sort((a, b) => a.depth - b.depth)
      const markup = ends
        .map(({ name, plus, x, y, from }) => {
          const near = hover === from ? ' near' : ''
          const line = plus ? `<line x1="${MIDDLE}" y1="${MIDDLE}" x2="${px(x)}" y2="${px(y)}"/>` : ''
          const ball = `<circle class="${plus ? '' : 'minus'}${near}" cx="${px(x)}" cy="${px(y)}" r="${plus ? BALL : BALL - 2}"/>`
          return `<g class="${name}">${line}${ball}${plus ? `<text x="${px(x)}" y="${px(y)}">${name.toUpperCase()}</text>` : ''}</g>`
        })
        .join('')
      if (svg.innerHTML !== markup) svg.innerHTML = markup
    },
    dispose: () => button.remove(),
  }
}
