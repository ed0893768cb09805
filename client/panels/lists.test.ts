import { describe, expect, it } from 'vitest'
import { KINDS, kindDef } from '../../shared/kinds/index.ts'
import { filesOf } from '../../shared/testing/listed.ts'
import { isIcon } from '../theme/icons.ts'
import { dialogs } from './dialogs.ts'
import { editors } from './fields/index.ts'
import { panels } from './index.ts'

describe('the lists', () => {
  it('name panels once, and the code of each defines its element', async () => {
    expect(new Set(panels.map((panel) => panel.id)).size).toBe(panels.length)
    for (const panel of panels) {
      await panel.load()
      expect(customElements.get(panel.tag), panel.id).toBeDefined()
      expect(isIcon(panel.icon)).toBe(true)
    }
  })

  it('name dialogs whose code defines their elements', async () => {
    for (const [id, dialog] of Object.entries(dialogs)) {
      await dialog.load()
      expect(customElements.get(dialog.tag), id).toBeDefined()
    }
  })

  it('have an editor for every field type but the record of parameters, each in a file of its name', () => {
    const shared = [
      'colour-maths',
      'colour-picker',
      'field-element',
      'index',
      'listed',
      'number-box',
      'pick-button',
      'scrub',
      'slide',
      'units',
    ]
    expect(filesOf(new URL('./fields/', import.meta.url), shared)).toEqual(Object.keys(editors).sort())
    for (const kind of KINDS) {
      for (const [name, field] of Object.entries(kindDef(kind).fields)) {
        expect(field.type === 'params' || Object.hasOwn(editors, field.type), `${kind} ${name}`).toBe(true)
      }
    }
  })

  it('have an icon for every kind', () => {
    for (const kind of KINDS) expect(isIcon(kindDef(kind).icon), kind).toBe(true)
  })
})
