import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ariaChord, chordsOf, isControlKey, type KeyPress, readChord, sayChord } from './keys.ts'

const press = (key: string, code: string, mods = ''): KeyPress => ({
  key,
  code,
  ctrlKey: mods.includes('c'),
  metaKey: mods.includes('m'),
  altKey: mods.includes('a'),
  shiftKey: mods.includes('s'),
})

describe('a chord', () => {
  it('is written in one way whatever the order and case', () => {
    expect(readChord('shift+ctrl+z')).toBe('Ctrl+Shift+Z')
    expect(readChord('Cmd+k')).toBe('Ctrl+K')
    expect(readChord('arrowleft')).toBe('ArrowLeft')
    expect(readChord('Ctrl++')).toBe('Ctrl++')
    expect(readChord('Shift+?')).toBe('?')
    expect(readChord('Numpad0')).toBe('Numpad0')
  })

  it('is refused when it names no key', () => {
    for (const text of ['', 'Ctrl+', 'Hyper+A', 'F99', 'AB', 'Ctrl+Shift']) expect(readChord(text), text).toBeNull()
  })

  it('reads any text without a throw, and what it reads it reads again', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 24 }), (text) => {
        const chord = readChord(text)
        if (chord !== null) expect(readChord(chord)).toBe(chord)
      }),
    )
  })

  it('is said as people say it', () => {
    expect(sayChord('Ctrl+Shift+Z', false)).toBe('Ctrl+Shift+Z')
    expect(sayChord('Ctrl+Shift+Z', true)).toBe('⇧⌘Z')
    expect(sayChord('Numpad1', false)).toBe('Num 1')
    expect(sayChord('ArrowLeft', false)).toBe('←')
    expect(ariaChord('Ctrl+Z')).toBe('Control+Z')
  })
})

describe('a key press', () => {
  it('stands for what the key produces, wherever it lies', () => {
    // AZERTY: the key marked A lies where a US keyboard has Q.
    expect(chordsOf(press('a', 'KeyQ', 'c'))[0]).toBe('Ctrl+A')
    expect(chordsOf(press('[', 'Digit5', 'a'))[0]).toBe('Alt+[')
    expect(chordsOf(press('?', 'Minus', 's'))[0]).toBe('?')
    expect(chordsOf(press('/', 'Digit7', 's'))).toContain('/')
  })

  it('goes by position where the script or a modifier gives another character', () => {
    expect(chordsOf(press('ц', 'KeyW'))).toContain('W')
    expect(chordsOf(press('я', 'KeyZ', 'c'))).toContain('Ctrl+Z')
    expect(chordsOf(press('˙', 'KeyH', 'a'))).toContain('Alt+H')
    expect(chordsOf(press(')', 'Digit0', 's'))).toContain('Shift+0')
  })

  it('takes Command for Ctrl, and keeps the numeric pad apart', () => {
    expect(chordsOf(press('k', 'KeyK', 'm'))).toEqual(['Ctrl+K'])
    expect(chordsOf(press('1', 'Numpad1'))).toEqual(['Numpad1'])
    expect(chordsOf(press('1', 'Numpad1', 'c'))).toEqual(['Ctrl+Numpad1'])
    expect(chordsOf(press('1', 'Digit1'))).toEqual(['1'])
    expect(chordsOf(press('Enter', 'NumpadEnter'))).toContain('Enter')
  })

  it('of a modifier alone stands for nothing', () => {
    for (const key of ['Shift', 'Control', 'Alt', 'Meta', 'Dead']) expect(chordsOf(press(key, `${key}Left`))).toEqual([])
  })

  it('gives only chords that can be written down', () => {
    const mods = fc.subarray(['c', 'm', 'a', 's']).map((all) => all.join(''))
    const code = fc.constantFrom('KeyA', 'Digit7', 'Numpad4', 'Space', 'Slash', 'F5', 'IntlBackslash')
    fc.assert(
      fc.property(
        fc.oneof(fc.string({ maxLength: 2 }), fc.constantFrom('Enter', 'F5', 'ArrowUp', ' ')),
        code,
        mods,
        (key, at, m) => {
          for (const chord of chordsOf(press(key, at, m))) expect(readChord(chord)).toBe(chord)
        },
      ),
    )
  })

  it('belongs to the control that has the focus when it is Space, Enter or an arrow', () => {
    expect(isControlKey(press(' ', 'Space'))).toBe(true)
    expect(isControlKey(press('Enter', 'Enter'))).toBe(true)
    expect(isControlKey(press('Enter', 'Enter', 'c'))).toBe(false)
    expect(isControlKey(press('w', 'KeyW'))).toBe(false)
  })
})
