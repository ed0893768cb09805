import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Json, sayFieldError } from '../fields/field.ts'
import { lightTypes } from '../lights/index.ts'
import { anyValue } from '../testing/garbage.ts'
import { filesOf } from '../testing/listed.ts'
import { applies, fieldOf, fieldsOf, KINDS, kindDef } from './index.ts'

describe('the list of kinds', () => {
  it('holds each file of its folder', () => {
    expect([...KINDS].sort()).toEqual(filesOf(new URL('./', import.meta.url), ['index', 'kind', 'json-schema']))
  })

  it('says for each kind what it is, with a help and an icon', () => {
    for (const kind of KINDS) {
      const { id, label, icon, help } = kindDef(kind)
      expect(id).toBe(kind)
      for (const words of [label, icon, help]) expect(words).not.toBe('')
    }
  })

  it('gives no kind a field that hides a common one', () => {
    for (const kind of KINDS) for (const name of ['id', 'kind', 'parent', 'order']) expect(fieldOf(kind, name)).toBeUndefined()
  })
})

describe('each field of each kind', () => {
  const all = KINDS.flatMap((kind) => Object.entries(fieldsOf(kind)).map(([name, field]) => ({ kind, name, field })))

  it('accepts its own default, and has a label', () => {
    for (const { name, field } of all) {
      expect(field.check(name, field.default)).toEqual({ ok: true, value: field.default })
      expect(field.label).not.toBe('')
    }
  })

  it('reads anything as a valid value, and what it reads it would also write', () => {
    fc.assert(
      fc.property(fc.constantFrom(...all), anyValue, ({ name, field }, raw) => {
        const value = field.read(raw) as Json
        const checked = field.check(name, value)
        expect(checked).toEqual({ ok: true, value })
        expect(field.read(value)).toEqual(value)
      }),
      { numRuns: 5_000 },
    )
  })

  it('refuses on write what it would not read back as it is, and says what it expected', () => {
    fc.assert(
      fc.property(fc.constantFrom(...all), anyValue, ({ name, field }, raw) => {
        const checked = field.check(name, raw)
        if (checked.ok) expect(field.read(raw)).toEqual(checked.value)
        else expect(sayFieldError(checked.error)).toMatch(new RegExp(`^${name}: expected .+, found `))
      }),
      { numRuns: 5_000 },
    )
  })

  it('refuses NaN, infinity and a name of 100,000 characters', () => {
    for (const n of [Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]) {
      expect(fieldOf('light', 'intensity')!.check('intensity', n).ok).toBe(false)
      expect(fieldOf('prop', 'position')!.check('position', [0, n, 0]).ok).toBe(false)
    }
    const long = fieldOf('prop', 'name')!.check('name', 'x'.repeat(100_000))
    expect(long).toMatchObject({ ok: false, error: { code: 'too-long' } })
  })
})

describe('fields of a light', () => {
  it('apply as its type has them', () => {
    expect(applies('light', 'beam', 'spot')).toBe(true)
    expect(applies('light', 'beam', 'sun')).toBe(false)
    expect(applies('light', 'kelvin', 'sun')).toBe(true)
    expect(applies('prop', 'beam', 'spot')).toBe(true)
    for (const [type, def] of Object.entries(lightTypes))
      for (const name of Object.keys(def.fields)) expect(applies('light', name, type)).toBe(true)
  })
})
