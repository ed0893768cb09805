import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { hexToLinear } from '../../shared/film/kelvin.ts'
import { coneCosines, coneShare } from '../../shared/lights/spot.ts'
import { inverseLobe, splitSum } from './area-tables.ts'
import { cameraExposure, eyeExposure, meanLux } from './exposure.ts'
import { flickerAt } from './flicker.ts'
import { ballNit } from './glow.ts'
import { axisShare } from './lamp.ts'
import { lampLux } from './meter.ts'
import { cubeDirection } from './sky-light.ts'
import { domeLux, skyPalette, skyRadiance } from './sky-palette.ts'
import { CURVE_GAIN } from './tone.ts'

const SAND = hexToLinear('#cbb083')
const day = { hour: 12, sunAzimuth: 0, sky: 'clear', skyLevel: 1 } as const

describe('exposure', () => {
  it('follows a stop of aperture by a factor of two, and the set by its stops', () => {
    const camera = { iso: 800, tStop: 2.8, shutter: Math.PI, fps: 24 }
    const half = { ...camera, tStop: 2.8 * Math.SQRT2 }
    expect(cameraExposure(camera, 0) / cameraExposure(half, 0)).toBeCloseTo(2, 6)
    expect(cameraExposure(camera, 1) / cameraExposure(camera, 0)).toBeCloseTo(2, 6)
  })

  it('shows a grey card in bright light as a grey card, and a night darker', () => {
    const card = (lux: number) => (((0.18 * lux) / Math.PI) * eyeExposure(lux, 0, 0)) / CURVE_GAIN
    expect(card(50_000)).toBeCloseTo(0.18, 3)
    expect(card(1)).toBeLessThan(0.12)
    expect(card(1)).toBeGreaterThan(0.04)
  })

  it('grows darker with each amount of light that is added', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0.01, max: 1e5, noNaN: true }),
        fc.double({ min: 0, max: 1e5, noNaN: true }),
        (sky, lamp) => {
          expect(eyeExposure(sky * 2, lamp, 0)).toBeLessThanOrEqual(eyeExposure(sky, lamp, 0) * 1.0001)
          expect(eyeExposure(sky, lamp * 2, 0)).toBeLessThanOrEqual(eyeExposure(sky, lamp, 0) * 1.0001)
        },
      ),
    )
  })

  it('takes the mean of logarithms, and nothing of what is dark', () => {
    expect(meanLux([1, 100, 0])).toBeCloseTo(10, 9)
    expect(meanLux([])).toBe(0)
  })
})

describe('the sky', () => {
  it('gives exactly the lux of the hour on the ground, times the level', () => {
    for (const hour of [0, 6, 9, 12, 17, 18.2, 18.5, 22])
      for (const sky of ['clear', 'cloudy', 'night', 'studio'] as const) {
        const palette = skyPalette({ ...day, hour, sky, skyLevel: 1.5 }, SAND)
        expect(domeLux({ ...palette, below: [0, 0, 0] }) / palette.skyLux).toBeCloseTo(1, 6)
      }
  })

  it('is warm under the sun and blue overhead at dusk', () => {
    const dusk = skyPalette({ ...day, hour: 18.4 }, SAND)
    const [x, , z] = dusk.towards
    const flat = Math.hypot(x, z)
    const west = skyRadiance(dusk, [(x / flat) * 0.998, 0.06, (z / flat) * 0.998])
    const zenith = skyRadiance(dusk, [0, 1, 0])
    expect(west[0]).toBeGreaterThan(west[2] * 1.5)
    expect(zenith[2]).toBeGreaterThan(zenith[0] * 2)
  })

  it('has a sun by day, a moon at night and neither under clouds', () => {
    expect(skyPalette(day, SAND).sunLux).toBeGreaterThan(80_000)
    expect(skyPalette({ ...day, sky: 'night' }, SAND).sunLux).toBeGreaterThan(0)
    expect(skyPalette({ ...day, sky: 'night' }, SAND).towards[1]).toBeGreaterThan(0.3)
    expect(skyPalette({ ...day, sky: 'cloudy' }, SAND).sunLux).toBe(0)
  })

  it('never makes a value that is no light', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0, max: 24, noNaN: true }),
        fc.double({ min: -6, max: 6, noNaN: true }),
        fc.constantFrom('clear' as const, 'cloudy' as const, 'night' as const, 'studio' as const),
        (hour, sunAzimuth, sky) => {
          const palette = skyPalette({ hour, sunAzimuth, sky, skyLevel: 1 }, SAND)
          for (const n of [...palette.zenith, ...palette.horizon, ...palette.glow, ...palette.below, ...palette.air])
            expect(n).toBeGreaterThanOrEqual(0)
          expect(palette.whiteBalance).toBeGreaterThan(3000)
        },
      ),
      { numRuns: 100 },
    )
  })

  it('looks out of a cube map through faces whose middles are the axes', () => {
    const axes = [0, 1, 2, 3, 4, 5].map((face) => cubeDirection(face, 0, 0).map((n) => n + 0))
    expect(axes).toEqual([
      [1, 0, 0],
      [-1, 0, 0],
      [0, 1, 0],
      [0, -1, 0],
      [0, 0, 1],
      [0, 0, -1],
    ])
  })
})

describe('lamps', () => {
  it('have the profile of the light meter, whether or not the inner cosine lies above 1', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0.05, max: 2.4, noNaN: true }),
        fc.double({ min: 0.06, max: 2.9, noNaN: true }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (beam, field, t) => {
          const cone = coneCosines(beam, field)
          const cosine = cone.outer + (1 - cone.outer) * t
          // What Babylon draws: the inner cosine cut at 1, the output scaled.
          const inner = Math.min(1, cone.inner)
          const share = Math.min(1, Math.max(0, (cosine - cone.outer) / (inner - cone.outer))) ** 2
          expect(share * axisShare(cone)).toBeCloseTo(coneShare(cosine, beam, field), 6)
        },
      ),
    )
  })

  it('flicker about their mean, so that figures of light stay true', () => {
    const times = Array.from({ length: 20_000 }, (_, i) => flickerAt(i * 0.05, 1))
    expect(times.reduce((a, b) => a + b) / times.length).toBeCloseTo(1, 1)
    expect(Math.min(...times)).toBeGreaterThan(0.6)
    expect(Math.max(...times)).toBeLessThan(1.4)
    expect(flickerAt(3.3, 0)).toBe(1)
  })

  it('are as bright as their candela over their face', () => expect(ballNit(1, 0.01)).toBeCloseTo(3183.1, 0))

  it('are measured as the light meter measures them', () => {
    const node = { type: 'point', intensity: 100, dimmer: 0.5, kelvin: 3200, gel: '', radius: 0.05 }
    const world = { position: [0, 2, 0], rotation: [0, 0, 0, 1], scale: [3, 3, 3] } as const
    expect(lampLux([{ node: node as never, world }], [[0, 0, 0]])).toBeCloseTo(12.5, 6)
    expect(lampLux([], [[0, 0, 0]])).toBe(0)
  })

  it('of a panel have a lobe that is the plain cosine when rough, and narrow along the mirror when smooth', () => {
    const [a, b, c, d] = inverseLobe(1, 1)
    expect(a).toBeCloseTo(1, 6)
    expect(b).toBeCloseTo(0, 6)
    expect(c).toBeCloseTo(0, 6)
    expect(d).toBeCloseTo(1, 6)
    expect(inverseLobe(0.1, 1)[3]).toBeLessThan(0.2)
    const [scale, bias] = splitSum(0.3, 0.7)
    expect(scale + bias).toBeGreaterThan(0.8)
    expect(scale + bias).toBeLessThanOrEqual(1.05)
  })
})
