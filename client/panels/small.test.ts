import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { kept } from '../actions/kept.ts'
import { readHex, toHex, toHsv } from './fields/colour-maths.ts'
import { atShare, shareOf } from './fields/slide.ts'
import { filterItems } from './filter-list.ts'
import { floatAt } from './float.ts'
import { readLayout, WIDTH } from './layout.ts'
import { ago } from './time-words.ts'

describe('a colour', () => {
  it('comes back from hue, saturation and value as it was', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 0xffffff }), (n) => {
        const hex = `#${n.toString(16).padStart(6, '0')}`
        expect(toHex(toHsv(hex))).toBe(hex)
      }),
      { numRuns: 2000 },
    )
  })

  it('is read as people write it', () => {
    expect(readHex('#ABC')).toBe('#aabbcc')
    expect(readHex(' ffa040 ')).toBe('#ffa040')
    for (const text of ['', '#12', 'red', '#1234567', '#ggg']) expect(readHex(text), text).toBeNull()
  })
})

describe('a slider', () => {
  it('stands where it is dragged to, in ranges that go by steps and by ratio', () => {
    const range = fc.tuple(
      fc.oneof(fc.constant(0), fc.double({ min: 0.001, max: 100, noNaN: true })),
      fc.double({ min: 0.5, max: 10_000, noNaN: true }),
    )
    fc.assert(
      fc.property(
        range,
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.constantFrom('mm' as const, 'rad' as const),
        ([min, span], share, unit) => {
          const max = min + span
          const all = { min, max, unit }
          const value = atShare(share, all)
          expect(value).toBeGreaterThanOrEqual(min)
          expect(value).toBeLessThanOrEqual(max * (1 + 1e-12))
          expect(shareOf(value, all)).toBeCloseTo(share, 6)
        },
      ),
    )
  })

  it('gives a stop the same way wherever it is', () => {
    const stops = { min: 0.7, max: 32, unit: '' } as const
    const way = (from: number, to: number) => shareOf(to, stops) - shareOf(from, stops)
    expect(way(1.4, 2)).toBeCloseTo(way(14, 20))
    expect(shareOf(Math.PI, { min: 0.01, max: Math.PI * 2, unit: 'rad' })).toBeCloseTo(0.5, 2)
  })
})

describe('a floating box', () => {
  it('stands inside the window wherever its anchor is', () => {
    const size = fc.record({ width: fc.integer({ min: 1, max: 400 }), height: fc.integer({ min: 1, max: 400 }) })
    const at = fc.record({ left: fc.nat(1280), top: fc.nat(720), w: fc.nat(200), h: fc.nat(40) })
    fc.assert(
      fc.property(size, at, fc.constantFrom('below' as const, 'right' as const), (box, { left, top, w, h }, side) => {
        const page = { width: 1280, height: 720 }
        const place = floatAt({ left, top, right: left + w, bottom: top + h }, box, page, side)
        expect(place.left).toBeGreaterThanOrEqual(0)
        expect(place.top).toBeGreaterThanOrEqual(0)
        expect(place.left + box.width).toBeLessThanOrEqual(page.width)
        expect(place.top + box.height).toBeLessThanOrEqual(page.height)
      }),
    )
  })

  it('stands above where there is no room below', () => {
    const anchor = { left: 100, top: 600, right: 200, bottom: 624 }
    expect(floatAt(anchor, { width: 80, height: 300 }, { width: 1280, height: 720 }).top).toBe(296)
  })
})

describe('a list that is searched', () => {
  const items = [
    { id: 'a', label: 'Full CT Blue', also: 'LEE ctb' },
    { id: 'b', label: 'Blue frost' },
    { id: 'c', label: 'Blues', why: 'not now' },
    { id: 'd', label: 'Straw' },
  ]
  it('puts those first that begin with the words, and last what cannot be picked', () => {
    expect(filterItems(items, 'blue').map((item) => item.id)).toEqual(['b', 'a', 'c'])
    expect(filterItems(items, 'lee blue').map((item) => item.id)).toEqual(['a'])
    expect(filterItems(items, '')).toHaveLength(4)
    expect(filterItems(items, 'nothing')).toEqual([])
  })
})

describe('the layout', () => {
  it('is read from anything, within its bounds', () => {
    fc.assert(
      fc.property(fc.anything(), (raw) => {
        const { left, right } = readLayout(raw)
        for (const side of [left, right]) {
          expect(side.width).toBeGreaterThanOrEqual(WIDTH.min)
          expect(side.width).toBeLessThanOrEqual(WIDTH.max)
          expect(typeof side.open).toBe('boolean')
        }
      }),
    )
    expect(readLayout({ left: { open: false, width: 9999, tab: 'kit' } }).left).toEqual({
      open: false,
      width: WIDTH.max,
      tab: 'kit',
    })
  })
})

describe('what is kept', () => {
  const memory = () => {
    const kept = new Map<string, string>()
    return {
      getItem: (key: string) => kept.get(key) ?? null,
      setItem: (key: string, value: string) => void kept.set(key, value),
    }
  }
  const read = (raw: unknown) => (typeof raw === 'number' ? raw : 3)

  it('is there again, and garbage is not', () => {
    const storage = memory()
    const one = kept('n', read, storage)
    expect(one.value).toBe(3)
    one.value = 8
    expect(kept('n', read, storage).value).toBe(8)
    storage.setItem('hotset:n', '{{')
    expect(kept('n', read, storage).value).toBe(3)
  })

  it('holds for the page where the browser refuses to keep it', () => {
    const full = {
      getItem: () => null,
      setItem: () => {
        throw new DOMException('full', 'QuotaExceededError')
      },
    }
    const one = kept('n', read, full)
    one.value = 8
    expect(one.value).toBe(8)
  })
})

describe('a time', () => {
  it('is said as people say it', () => {
    const now = Date.UTC(2026, 5, 1)
    expect(ago(now - 5000, now)).toBe('just now')
    expect(ago(now - 60_000, now)).toBe('1 minute ago')
    expect(ago(now - 3 * 3_600_000, now)).toBe('3 hours ago')
    expect(ago(now - 2 * 86_400_000, now)).toBe('2 days ago')
    expect(ago(now + 5000, now)).toBe('just now')
  })
})
