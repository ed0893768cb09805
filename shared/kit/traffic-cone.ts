import { generator } from './generator.ts'
import { part } from './geometry.ts'
import { lathe } from './grid.ts'
import { count, facts, round, share } from './sizes.ts'
import { box } from './solids.ts'

/** A road cone with its reflecting bands. */
export const trafficCone = generator({
  ...facts('traffic-cone'),
  placement: 'floor',
  materials: ['plastic-red', 'plastic-yellow', 'plastic-white', 'plastic-black'],
  params: {
    ...round('traffic-cone'),
    bands: count('Bands', 2, 0, 3),
    slim: share('Slimness', 0.4, '0 is squat, 1 is slim'),
  },
  build: ({ width: w, height: h, bands, slim }) => {
    const foot = Math.min(0.035, h * 0.06)
    const r = (w / 2) * (0.82 - 0.22 * slim)
    const tip = r * 0.2
    const at = (y: number) => r + (tip - r) * ((y - foot) / (h - foot))
    const cone = lathe(
      [
        [r * 1.12, foot],
        [r, foot + h * 0.03],
        [tip, h - 0.006],
        [tip * 0.8, h],
        [tip * 0.55, h],
        [tip * 0.5, h * 0.9],
      ],
      { segments: 26, crease: 0.9 },
    )
    const rings = Array.from({ length: bands }, (_, i) => {
      const y = h * (0.72 - i * 0.24)
      const high = h * 0.12
      return lathe(
        [
          [at(y), y - 0.0005],
          [at(y) + 0.002, y],
          [at(y + high) + 0.002, y + high],
          [at(y + high), y + high + 0.0005],
        ],
        { segments: 26 },
      )
    })
    return {
      parts: [
        part('plastic-red', [cone], 'main'),
        part('plastic-black', [box([w, foot, w], [0, 0, 0], foot * 0.3)]),
        ...(rings.length > 0 ? [part('plastic-white', rings)] : []),
      ],
      surfaces: [],
      anchors: [],
    }
  },
})
