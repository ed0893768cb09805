/** Asks for one of a list, in a popover beside what was pressed. */
import type { ListItem, PickEvent } from './filter-list.ts'
import './filter-list.ts'
import { floatElement } from './float.ts'

export interface Question {
  readonly label: string
  readonly items: readonly ListItem[]
  readonly chosen?: string
}

/** The id that was picked, or null when the list was left without. The focus goes back to the anchor. */
export const pick = (anchor: HTMLElement, { label, items, chosen = '' }: Question): Promise<string | null> =>
  new Promise((resolve) => {
    const box = document.createElement('div')
    box.popover = 'auto'
    box.role = 'dialog'
    box.ariaLabel = label
    box.className = 'hs-popover'
    const list = document.createElement('hs-filter-list')
    Object.assign(list, { items, label, chosen })
    let picked: string | null = null
    list.addEventListener('hs-pick', (event) => {
      picked = (event as PickEvent).id
      box.hidePopover()
    })
    box.addEventListener('toggle', (event) => {
      if ((event as ToggleEvent).newState !== 'closed') return
      box.remove()
      anchor.focus()
      resolve(picked)
    })
    box.append(list)
    document.body.append(box)
    box.showPopover()
    floatElement(box, anchor.getBoundingClientRect())
  })
