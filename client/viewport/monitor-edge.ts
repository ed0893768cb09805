/** The words and the border about the monitor: which camera it is, its lens; a press looks through it. */
import type { NodeOf } from '../../shared/stage/view.ts'
import type { Session } from '../session/types.ts'
import { monitorFrame } from './monitor.ts'

export interface MonitorEdge {
  /** After each frame; null hides it. */
  draw(node: NodeOf<'camera'> | null, width: number, height: number): void
  dispose(): void
}

const STYLE = `position:absolute;padding:0;border:1px solid rgb(255 255 255 / 22%);border-radius:3px;background:none;cursor:pointer;
  box-shadow:0 2px 14px rgb(0 0 0 / 45%);display:none;text-align:left`
const LABEL = `position:absolute;left:6px;top:5px;padding:1px 6px;border-radius:3px;background:rgb(12 13 15 / 72%);color:#e9e9ea;
  font:500 11px/16px var(--hs-font, system-ui, sans-serif);letter-spacing:.01em;white-space:nowrap;max-width:calc(100% - 24px);overflow:hidden;text-overflow:ellipsis`

export const makeMonitorEdge = (host: HTMLElement, session: Session): MonitorEdge => {
  const edge = document.createElement('button')
  edge.type = 'button'
  edge.style.cssText = STYLE
  const label = document.createElement('span')
  label.style.cssText = LABEL
  edge.append(label)
  host.append(edge)
  let of: NodeOf<'camera'> | null = null
  let said = ''
  edge.addEventListener('click', () => {
    if (of) session.lookThrough.value = of.id
  })
  return {
    draw: (node, width, height) => {
      of = node
      const says = node
        ? `${node.name || 'Camera'} · ${Math.round(node.focalLength * 10) / 10} mm · T${Math.round(node.tStop * 10) / 10}|${width}|${height}|${node.aspect}`
        : ''
      if (says === said) return
      said = says
      edge.style.display = node ? 'block' : 'none'
      if (!node) return
      const frame = monitorFrame(width, height, Number(node.aspect))
      edge.style.left = `${frame.x - 1}px`
      edge.style.top = `${frame.y - 1}px`
      edge.style.width = `${frame.width + 2}px`
      edge.style.height = `${frame.height + 2}px`
      edge.style.boxSizing = 'border-box'
      label.textContent = says.split('|')[0] ?? ''
      edge.setAttribute('aria-label', `Monitor: ${node.name || 'Camera'}. Look through it`)
    },
    dispose: () => edge.remove(),
  }
}
