import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { formatValue, parseEntry, type ScreenUnit } from './units.ts'

const close = (text: string, unit: ScreenUnit, value: number, lengths?: 'metric' | 'imperial') =>
  expect(parseEntry(text, unit, lengths), text).toBeCloseTo(value, 9)

describe('typed units', () => {
  it('reads lengths as people write them', () => {
    close('2.4m', 'm', 2.4)
    close('2.4', 'm', 2.4)
    close('240 cm', 'm', 2.4)
    close('2400mm', 'm', 2.4)
    close(`5'6"`, 'm', 1.6764)
    close(`5'6`, 'm', 1.6764)
    close('5 ft 6 in', 'm', 1.6764)
    close(`-5'6"`, 'm', -1.6764)
    close('12in', 'm', 0.3048)
    close('.5', 'm', 0.5)
    close('1,5', 'm', 1.5)
    close('35mm', 'mm', 35)
    close('3.5 cm', 'mm', 35)
  })

  it('takes a bare number in the unit of the screen', () => {
    close('6', 'm', 1.8288, 'imperial')
    close('45', 'rad', Math.PI / 4)
    close('45°', 'rad', Math.PI / 4)
    close('0.5 rad', 'rad', 0.5)
    close('80', '%', 0.8)
    close('80%', '%', 0.8)
  })

  it('reads what cameras and lamps say', () => {
    close('5600K', 'K', 5600)
    close('5.6kK', 'K', 5600)
    close('3k', 'cd', 3000)
    close('T2.8', '', 2.8)
    close('f/4', '', 4)
    close('18:30', 'clock', 18.5)
    close('1,200', 'lx', 1200)
    close('1/50 s', 's', 0.02)
    close('250ms', 's', 0.25)
  })

  it('works sums out', () => {
    close('1.2m*2', 'm', 2.4)
    close('2*1.2m', 'm', 2.4)
    close('2m + 50cm', 'm', 2.5)
    close('(1+2)/4', 'm', 0.75)
    close('90/2', 'rad', Math.PI / 4)
    close('-(1 - 3)', 'm', 2)
  })

  it('refuses what is no number of that unit', () => {
    for (const text of ['', 'tall', '2 kg', '5K', '1/0', '2m*2m', '1 2', '((1)', '--', '1e999', '18:75', "5'6'"]) {
      expect(parseEntry(text, 'm'), text).toBeNull()
    }
  })

  it('reads any text without a throw, and gives a finite number or null', () => {
    const units = fc.constantFrom<ScreenUnit>('m', 'mm', 'rad', 'K', 'cd', '%', 'clock', '')
    const text = fc.oneof(fc.string(), fc.stringMatching(/^[0-9.,+\-*/()'"° a-z:%]{0,16}$/))
    fc.assert(
      fc.property(text, units, (typed, unit) => {
        const value = parseEntry(typed, unit)
        expect(value === null || Number.isFinite(value)).toBe(true)
      }),
      { numRuns: 2000 },
    )
  })

  it('reads back what it shows, to the digits shown', () => {
    const units = fc.constantFrom<ScreenUnit>('m', 'mm', 'rad', 'K', 'cd', '%', 's', 'EV', '')
    const lengths = fc.constantFrom<'metric' | 'imperial'>('metric', 'imperial')
    fc.assert(
      fc.property(fc.double({ min: -20_000, max: 20_000, noNaN: true }), units, lengths, (value, unit, how) => {
        const shown = formatValue(value, unit, how)
        const back = parseEntry(shown, unit, how)
        expect(back, shown).not.toBeNull()
        // Shown once more it is the same text: nothing drifts when a field is left as it was.
        expect(formatValue(back!, unit, how)).toBe(shown)
      }),
      { numRuns: 2000 },
    )
  })
})
