import { describe, expect, it } from 'vitest'
import { filesOf } from '../../shared/testing/listed.ts'
import { ADD_MENU, CONTEXT_MENU, MAIN_MENU, type MenuPlan } from '../panels/action-menu.ts'
import { bind, clashes, keysOf, NO_KEY_PREFS, readKeyPrefs, rebind, unbind } from './bindings.ts'
import { actionOf, actions } from './index.ts'
import { readChord } from './keys.ts'

/** Files that make no actions. */
const OTHERS = [
  'action',
  'bindings',
  'copies',
  'dispatch',
  'do',
  'index',
  'kept',
  'key-prefs',
  'keys',
  'place',
  'typing',
  'words',
]

const flat = (plan: MenuPlan): string[] =>
  plan.flatMap((one) => (one === 'line' ? [] : typeof one === 'string' ? [one] : flat(one.inside)))

describe('the list of actions', () => {
  it('has those of every file of the folder', async () => {
    const modules = import.meta.glob<{ readonly [name: string]: unknown }>('./*.ts')
    for (const file of filesOf(new URL('./', import.meta.url), OTHERS)) {
      const made = await modules[`./${file}.ts`]!()
      const [, list] = Object.entries(made).find(([name]) => name.endsWith('Actions')) ?? []
      expect(Array.isArray(list) && list.length > 0 && list.every((one) => actions.includes(one)), `${file}.ts`).toBe(true)
    }
  })

  it('names each once', () => {
    const ids = actions.map((action) => action.id)
    expect(new Set(ids).size).toBe(ids.length)
    const labels = actions.map((action) => action.label)
    expect(labels.filter((label, i) => labels.indexOf(label) !== i)).toEqual([])
    expect(() => actionOf('no.such')).toThrow('no.such')
  })

  it('has an entry of the menu for every action, so that each can be reached by the mouse and names its key', () => {
    const inMenu = new Set(flat(MAIN_MENU))
    // What only makes sense as a key: the menu itself is open already.
    expect(actions.map((action) => action.id).filter((id) => !inMenu.has(id))).toEqual(['page.add'])
    for (const id of [...flat(CONTEXT_MENU), ...flat(ADD_MENU)]) expect(inMenu.has(id), id).toBe(true)
  })

  it.each(['hotset', 'blender'] as const)('has no two actions of one key in the preset %s', (preset) => {
    const prefs = { preset, own: {} }
    for (const action of actions) {
      for (const chord of keysOf(action, prefs)) {
        expect(readChord(chord), `${action.id}: ${chord}`).toBe(chord)
        expect(
          clashes(actions, prefs, action, chord).map((other) => other.id),
          `${action.id}: ${chord}`,
        ).toEqual([])
      }
    }
  })

  it('keeps to the keys of the conventions', () => {
    const bound = bind(actions, NO_KEY_PREFS)
    const expected: Readonly<Record<string, string>> = {
      W: 'tool.move',
      E: 'tool.rotate',
      R: 'tool.scale',
      L: 'tool.space',
      F: 'view.frame-selection',
      Home: 'view.frame-all',
      '0': 'view.look-through',
      'Ctrl+D': 'edit.duplicate',
      Delete: 'edit.delete',
      'Ctrl+G': 'edit.group',
      'Ctrl+Shift+G': 'edit.ungroup',
      F2: 'edit.rename',
      H: 'edit.hide',
      'Alt+H': 'edit.show-all',
      'Shift+H': 'edit.isolate',
      'Ctrl+Z': 'edit.undo',
      'Ctrl+Shift+Z': 'edit.redo',
      'Ctrl+A': 'select.all',
      '[': 'shot.previous',
      ']': 'shot.next',
      'Alt+G': 'view.frameLines',
      '?': 'page.keys',
      'Ctrl+K': 'page.palette',
    }
    for (const [chord, id] of Object.entries(expected))
      expect(
        bound.get(chord)?.map((a) => a.id),
        chord,
      ).toContain(id)
    const blender = bind(actions, { preset: 'blender', own: {} })
    const theirs = {
      G: 'tool.move',
      R: 'tool.rotate',
      S: 'tool.scale',
      X: 'edit.delete',
      'Shift+D': 'edit.duplicate',
      A: 'select.all',
    }
    for (const [chord, id] of Object.entries(theirs))
      expect(
        blender.get(chord)?.map((a) => a.id),
        chord,
      ).toContain(id)
  })
})

describe('own keys', () => {
  const undo = actionOf('edit.undo')
  const move = actionOf('tool.move')

  it('take the key from whoever had it, and give the presets back when they are dropped', () => {
    const prefs = rebind(actions, NO_KEY_PREFS, undo, ['W'])
    expect(keysOf(undo, prefs)).toEqual(['W'])
    expect(keysOf(move, prefs)).toEqual([])
    expect(clashes(actions, prefs, undo, 'W')).toEqual([])
    expect(keysOf(move, unbind(prefs, move))).toEqual(['W'])
  })

  it('leave an action that only holds at times where it is', () => {
    const refuse = actionOf('review.refuse')
    const prefs = rebind(actions, NO_KEY_PREFS, undo, ['Backspace'])
    expect(keysOf(refuse, prefs)).toEqual(['Backspace'])
    expect(keysOf(actionOf('edit.delete'), prefs)).toEqual(['Delete'])
    expect(bind(actions, prefs).get('Backspace')?.[0]).toBe(refuse)
  })

  it('are read from anything', () => {
    expect(readKeyPrefs(null)).toEqual(NO_KEY_PREFS)
    expect(readKeyPrefs('x')).toEqual(NO_KEY_PREFS)
    expect(readKeyPrefs({ preset: 'emacs', own: { 'edit.undo': ['ctrl+u', 7, 'nonsense'], 'edit.redo': 'x' } })).toEqual({
      preset: 'hotset',
      own: { 'edit.undo': ['Ctrl+U'] },
    })
  })
})
