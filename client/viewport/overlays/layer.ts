/** The one element that all overlays draw into; takes no pointer but where a label is a button. */
import type { Label, Labels, Layer } from './overlay.ts'
import { styles } from './styles.ts'

const SVG = 'http://www.w3.org/2000/svg'

export const makeLayer = (host: HTMLElement, draw: () => void): Layer & { dispose(): void } => {
  const element = document.createElement('div')
  element.className = 'hs-overlays'
  Object.assign(element.style, { position: 'absolute', inset: '0', overflow: 'hidden', pointerEvents: 'none' })
  const root = element.attachShadow({ mode: 'open' })
  const sheet = new CSSStyleSheet()
  sheet.replaceSync(styles)
  root.adoptedStyleSheets = [sheet]
  const svg = document.createElementNS(SVG, 'svg')
  svg.setAttribute('aria-hidden', 'true')
  root.append(svg)
  host.append(element)

  let asked = 0
  return {
    root,
    lines: (name) => {
      const group = document.createElementNS(SVG, 'g')
      group.setAttribute('class', name)
      svg.append(group)
      let last = ''
      return (markup) => {
        if (markup === last) return
        last = markup
        group.innerHTML = markup
      }
    },
    labels: (name) => {
      const box = document.createElement('div')
      box.className = name
      root.append(box)
      return makeLabels(box)
    },
    redraw: () => {
      if (asked !== 0) return
      asked = requestAnimationFrame(() => {
        asked = 0
        draw()
      })
    },
    dispose: () => {
      cancelAnimationFrame(asked)
      element.remove()
    },
  }
}

interface Kept {
  readonly element: HTMLElement
  label: Label
}

const makeLabels = (box: HTMLElement): Labels => {
  const kept = new Map<string, Kept>()
  return {
    show: (labels) => {
      const gone = new Set(kept.keys())
      for (const label of labels) {
        gone.delete(label.key)
        const before = kept.get(label.key)
        const one = before && Boolean(before.label.press) === Boolean(label.press) ? before : make(box, label)
        if (before && one !== before) before.element.remove()
        kept.set(label.key, one)
        update(one, label, one !== before)
      }
      for (const key of gone) {
        kept.get(key)!.element.remove()
        kept.delete(key)
      }
    },
  }
}

const make = (box: HTMLElement, label: Label): Kept => {
  const element = document.createElement(label.press ? 'button' : 'div')
  const one: Kept = { element, label }
  element.addEventListener('click', () => one.label.press?.())
  box.append(element)
  return one
}

const update = (one: Kept, label: Label, fresh: boolean) => {
  const { element, label: before } = one
  one.label = label
  if (fresh || before.text !== label.text) element.textContent = label.text
  if (fresh || before.kind !== label.kind) element.className = `label ${label.kind ?? ''}`
  if (fresh || before.title !== label.title) {
    if (label.title) element.title = label.title
    if (label.title && label.press) element.setAttribute('aria-label', label.title)
  }
  if (fresh || before.colour !== label.colour) element.style.setProperty('--of', label.colour ?? '')
  element.style.transform = `translate(${Math.round(label.x)}px, ${Math.round(label.y)}px)`
}
