import { describe, expect, it } from 'vitest'
import { exposureFactor, luxFor, shutterSeconds, stopsBetween, tStopFor } from './exposure.ts'
import { gelled, gels } from './gels.ts'
import { kelvinToLinear, shiftKelvin } from './kelvin.ts'
import { distanceFor, frameWidth, horizontalFov } from './lens.ts'
import { daylight } from './sun.ts'

describe('lens', () => {
  it('gives the published angle of a 35 mm lens on Super 35: 39.1°', () => {
    expect((horizontalFov(24.89, 35) * 180) / Math.PI).toBeCloseTo(39.15, 1)
  })
  it('frames at a distance what it was asked to frame', () => {
    expect(frameWidth(24.89, 50, distanceFor(24.89, 50, 1.6))).toBeCloseTo(1.6, 9)
  })
})

describe('exposure', () => {
  const camera = { iso: 800, tStop: 2.8, shutter: Math.PI, fps: 24 }
  it('opens the shutter 1/48 s at 180° and 24 frames', () => expect(shutterSeconds(camera)).toBeCloseTo(1 / 48, 9))
  it('needs 117.6 lx for T2.8, ISO 800, 1/48 s (C = 250)', () => expect(luxFor(camera)).toBeCloseTo(117.6, 1))
  it('finds the stop that a meter would show', () => expect(tStopFor(luxFor(camera), camera)).toBeCloseTo(2.8, 9))
  it('puts an 18 % card at 0.18', () =>
    expect(((0.18 * luxFor(camera)) / Math.PI) * exposureFactor(camera)).toBeCloseTo(0.18, 9))
  it('counts stops', () => expect(stopsBetween(400, 100)).toBe(2))
})

describe('colour of light', () => {
  it('is neutral at the balance and keeps luminance 1', () => {
    for (const k of [2400, 3200, 5600, 10_000]) {
      const [r, g, b] = kelvinToLinear(k)
      expect(0.2126 * r + 0.7152 * g + 0.0722 * b).toBeCloseTo(1, 9)
      const white = kelvinToLinear(k, k)
      expect(white[0]).toBeCloseTo(1, 6)
      expect(white[2]).toBeCloseTo(1, 6)
    }
    expect(kelvinToLinear(2000)[0]).toBeGreaterThan(kelvinToLinear(2000)[2] * 5)
  })
  it('LEE 201 makes 3,200 K to 5,700 K and lets 35 % through', () => {
    const out = gelled(3200, 'lee-201')
    expect(out.kelvin).toBeCloseTo(5698, 0)
    expect(out.transmission).toBe(0.35)
  })
  it('leaves a light without a gel as it is', () => expect(gelled(4300, '').kelvin).toBe(4300))
  it('never gives an infinite temperature', () => expect(Number.isFinite(shiftKelvin(20_000, -1000))).toBe(true))
  it('says of each gel where it comes from', () => {
    expect(new Set(gels.map((gel) => gel.id)).size).toBe(gels.length)
    for (const gel of gels) expect(gel.conf).toMatch(/^[A-D]$/)
  })
})

describe('sun', () => {
  it('stands at its highest at noon, on the horizon at six and at eighteen', () => {
    expect((daylight(12, 0).elevation * 180) / Math.PI).toBeCloseTo(55, 6)
    expect(daylight(6, 0).elevation).toBeCloseTo(0, 6)
    expect(daylight(18, 1).elevation).toBeCloseTo(0, 6)
  })
  it('rises on one side and sets on the other', () => {
    expect(daylight(7, 0).towards[0]).toBeCloseTo(-daylight(17, 0).towards[0], 9)
  })
  it('gives a clear noon about 100,000 lx, civil twilight a few lux', () => {
    expect(daylight(12, 0).sunLux).toBeGreaterThan(90_000)
    expect(daylight(18.55, 0).skyLux).toBeLessThan(10)
    expect(daylight(18.55, 0).sunLux).toBe(0)
  })
})
