import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { NOTHING_TYPED, sayQuantity, type Typed, typedValue, typeKey } from './numeric.ts'
import { NO_MODS, snapFactor, snapLength, snapping, snapTo } from './snap.ts'

const settings = { on: true, gridM: 0.25, angleRad: Math.PI / 12, surface: true }

describe('snapping', () => {
  test('Ctrl inverts the toggle, Shift takes a tenth, and neither is remembered', () => {
    expect(snapping(settings, NO_MODS).on).toBe(true)
    expect(snapping(settings, { ...NO_MODS, ctrl: true }).on).toBe(false)
    expect(snapping({ ...settings, on: false }, { ...NO_MODS, ctrl: true }).on).toBe(true)
    expect(snapping(settings, { ...NO_MODS, shift: true }).gridM).toBeCloseTo(0.025)
    // A modifier whose release was lost counts only as long as events carry it.
    expect(snapping(settings, NO_MODS)).toEqual({ ...settings })
  })

  test('lands on a whole step, at most half a step away, and stays there', () => {
    const value = fc.double({ min: -1000, max: 1000, noNaN: true })
    fc.assert(
      fc.property(value, fc.constantFrom(0.025, 0.1, 0.25, 1), (n, step) => {
        const snapped = snapTo(n, step)
        expect(Math.abs(snapped - n)).toBeLessThanOrEqual(step / 2 + 1e-9)
        expect(snapped / step).toBeCloseTo(Math.round(snapped / step), 6)
        expect(snapTo(snapped, step)).toBe(snapped)
      }),
    )
    expect(Object.is(snapTo(-0.01, 0.25), 0)).toBe(true)
    expect(snapTo(0.3000000001, 0.1)).toBe(0.3)
  })

  test('off or without a step nothing moves', () => {
    expect(snapLength(snapping({ ...settings, on: false }, NO_MODS), 0.123)).toBe(0.123)
    expect(snapTo(0.123, 0)).toBe(0.123)
  })

  test('a factor never snaps to nothing', () => {
    expect(snapFactor(snapping(settings, NO_MODS), 0.01, false)).toBe(0.1)
    expect(snapFactor(snapping(settings, NO_MODS), 1.234, true)).toBeCloseTo(1.23)
  })
})

describe('typed numbers', () => {
  const type = (keys: string): Typed => [...keys].reduce((typed, key) => typeKey(typed, key) ?? typed, NOTHING_TYPED)

  test.each([
    ['1.5', 1.5],
    ['-2', -2],
    ['2-', -2],
    ['1,5', 1.5],
    ['40cm', 0.4],
    ['250mm', 0.25],
    ["5'6", 1.6764],
    ['3ft', 0.9144],
    ['6in', 0.1524],
    ['.5', 0.5],
  ])('%s is a length', (keys, metres) => {
    expect(typedValue(type(keys), 'length')).toBeCloseTo(metres, 6)
  })

  test('what is no number yet has no value', () => {
    for (const keys of ['', '-', '.', '--']) expect(typedValue(type(keys), 'length')).toBeNull()
    expect(typedValue({ text: '1.2.3' }, 'angle')).toBeNull()
  })

  test('degrees and factors', () => {
    expect(typedValue(type('90'), 'angle')).toBeCloseTo(Math.PI / 2)
    expect(typedValue(type('1.5'), 'factor')).toBe(1.5)
  })

  test('axis letters are never digits', () => {
    for (const key of ['x', 'y', 'z', 'Enter', 'Shift', 'ArrowUp']) expect(typeKey({ text: '1' }, key)).toBeNull()
    expect(typeKey(NOTHING_TYPED, 'm')).toBeNull()
    expect(typeKey(NOTHING_TYPED, 'Backspace')).toBeNull()
  })

  test('whatever is typed, the box stays short and the value finite', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 60 }), (keys) => {
        const typed = type(keys)
        expect(typed.text.length).toBeLessThanOrEqual(13)
        const value = typedValue(typed, 'length')
        expect(value === null || Number.isFinite(value)).toBe(true)
      }),
    )
  })

  test('are said as a crew says them', () => {
    expect([sayQuantity(1.2345, 'length'), sayQuantity(0.305, 'length'), sayQuantity(0, 'length')]).toEqual([
      '1.23 m',
      '30.5 cm',
      '0 m',
    ])
    expect([sayQuantity(Math.PI / 4, 'angle'), sayQuantity(1.256, 'factor')]).toEqual(['45°', '× 1.26'])
  })
})
