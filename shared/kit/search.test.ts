import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { kit } from './index.ts'
import { searchProps } from './search.ts'

const first = (query: string) => searchProps(query)[0]?.id

describe('finding props', () => {
  it.each([
    ['water jar', 'water-jar'],
    ['amphora', 'water-jar'],
    ['couch', 'sofa-3'],
    ['loveseat', 'sofa-2'],
    ['kilim', 'rug'],
    ['black tent', 'tent-bedouin'],
    ['fire', 'campfire'],
    ['lamppost', 'street-lamp'],
    ['step ladder', 'ladder'],
    ['armoire', 'wardrobe'],
    ['dromedary', 'camel'],
    ['cask', 'barrel-wood'],
    ['ark of the covenant', 'ark-chest'],
  ])('finds %s', (query, id) => {
    expect(first(query)).toBe(id)
  })

  it.each([
    ['jars', 'water-jar'],
    ['bookshelves', 'bookcase'],
    ['bushes', 'bush'],
    ['Wardrobes', 'wardrobe'],
    ['CAMELS', 'camel'],
  ])('takes the plural %s for the singular', (query, id) => {
    expect(first(query)).toBe(id)
  })

  it.each([
    ['campfier', 'campfire'],
    ['wardobe', 'wardrobe'],
    ['canlabra', 'candelabra'],
    ['basktet', 'basket-woven'],
    ['brazzier', 'brazier'],
  ])('forgives the typo in %s', (query, id) => {
    expect(first(query)).toBe(id)
  })

  it('finds what is only half typed', () => {
    expect(searchProps('cand').map(({ id }) => id)).toContain('candelabra')
    expect(first('bookc')).toBe('bookcase')
  })

  it('joins a name and a tag', () => {
    expect(first('desert tent')).toMatch(/^tent-/)
  })

  it('gives everything in the order of the kit when nothing is asked', () => {
    expect(searchProps('  ').map(({ id }) => id)).toEqual(Object.keys(kit))
  })

  it('finds nothing for words that are no prop', () => {
    expect(searchProps('zzzqqq')).toEqual([])
    expect(searchProps('???')).toEqual([])
  })

  it.each(Object.values(kit).map((prop) => [prop.id, prop] as const))(
    'finds %s by its own label and every synonym',
    (id, prop) => {
      expect(first(prop.label)).toBe(id)
      for (const synonym of prop.synonyms) expect(searchProps(synonym, 8).map((found) => found.id)).toContain(id)
    },
  )

  it('takes any text without harm', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 400, unit: 'grapheme' }), (query) => {
        const found = searchProps(query)
        expect(found.every(({ score }) => score >= 0 && Number.isFinite(score))).toBe(true)
      }),
      { numRuns: 300 },
    )
  })
})
