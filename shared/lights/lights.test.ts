import { describe, expect, it } from 'vitest'
import { filesOf } from '../testing/listed.ts'
import { area } from './area.ts'
import { lightTypes } from './index.ts'
import { point } from './point.ts'
import { coneShare, spot } from './spot.ts'
import { sun } from './sun.ts'

describe('the list of light types', () => {
  it('holds each file of its folder', () => {
    expect(Object.keys(lightTypes).sort()).toEqual(filesOf(new URL('./', import.meta.url), ['index', 'light-type']))
    for (const [id, type] of Object.entries(lightTypes)) expect(type.id).toBe(id)
  })
})

describe('light that arrives', () => {
  it('of a point falls with the square of the distance: 1,000 cd give 1,000 lx at 1 m and 250 lx at 2 m', () => {
    const values = { intensity: 1000, radius: 0.05 }
    expect(point.arrives(values, [0, 0, -1]).lux).toBeCloseTo(1000)
    expect(point.arrives(values, [0, 2, 0]).lux).toBeCloseTo(250)
    expect(point.arrives(values, [0, 2, 0]).from).toEqual([-0, -1, -0])
  })

  it('of a point stays finite inside its source', () => {
    expect(point.arrives({ intensity: 1000, radius: 0.05 }, [0, 0, 0]).lux).toBeCloseTo(1000 / 0.05 ** 2)
  })

  it('of a spot is whole on its axis, a half at the beam and a tenth at the field angle', () => {
    const values = { intensity: 5000, beam: 0.5, field: 0.6, radius: 0.08 }
    expect(spot.arrives(values, [0, 0, -2]).lux).toBeCloseTo(1250)
    expect(coneShare(Math.cos(0.25), 0.5, 0.6)).toBeCloseTo(0.5)
    expect(coneShare(Math.cos(0.3), 0.5, 0.6)).toBeCloseTo(0.1)
    expect(spot.arrives(values, [0, 0, 2]).lux).toBe(0)
  })

  it('of a soft spot is still whole on its axis and a half at the beam', () => {
    expect(coneShare(1, 0.6, 1)).toBe(1)
    expect(coneShare(Math.cos(0.3), 0.6, 1)).toBeCloseTo(0.5)
    expect(coneShare(Math.cos(1.3), 2.6, 3)).toBeCloseTo(0.5)
  })

  it('of a sun is the same everywhere', () => {
    expect(sun.arrives({ intensity: 100_000, diameter: 0.0093 }, [5, -3, 900]).lux).toBe(100_000)
  })

  it('of a panel is that of its candela from afar, and nothing behind it', () => {
    const values = { intensity: 10_000, width: 1.2, height: 0.6 }
    const far = area.arrives(values, [0, 0, -12])
    expect(far.lux / ((10_000 * 0.72) / 144)).toBeCloseTo(1, 2)
    expect(area.arrives(values, [0, 0, 3]).lux).toBe(0)
  })
})
