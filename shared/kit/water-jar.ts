import { generator } from './generator.ts'
import { part } from './geometry.ts'
import { lathe, type Profile } from './grid.ts'
import { count, facts, round, share } from './sizes.ts'
import { spline, tube } from './solids.ts'

/** A storage jar of fired clay: shoulders, a narrow neck, a thick lip, and handles where asked. */
export const waterJar = generator({
  ...facts('water-jar'),
  placement: 'floor',
  materials: ['clay', 'clay-pale', 'clay-dark', 'ceramic-blue', 'ceramic-green', 'stone-limestone'],
  params: {
    ...round('water-jar'),
    neck: share('Neck', 0.42, 'Width of the mouth, as a share of the belly'),
    belly: share('Belly', 0.55, 'How high the widest place lies'),
    handles: count('Handles', 2, 0, 4),
  },
  build: ({ width, height: h, neck, belly, handles }, random) => {
    const reach = handles > 0 ? 0.88 : 1
    const r = (width / 2) * reach
    const mouth = r * (0.25 + neck * 0.6)
    const wide = h * (0.35 + belly * 0.3)
    const foot = r * 0.52
    const neckY = h * 0.84
    const lip = Math.min(r, mouth + r * 0.1)
    const outside: Profile = [
      [0, 0],
      [foot, 0],
      [foot * 1.03, h * 0.02],
      [foot + (r - foot) * 0.55, wide * 0.4],
      [foot + (r - foot) * 0.9, wide * 0.75],
      [r, wide],
      [r * 0.97, wide + (neckY - wide) * 0.3],
      [r * 0.8 + mouth * 0.12, wide + (neckY - wide) * 0.65],
      [mouth * 1.02, neckY],
      [mouth * 0.95, h * 0.9],
      [mouth, h * 0.945],
      [lip, h * 0.96],
      [lip, h * 0.99],
      [mouth * 0.97, h],
      [mouth * 0.82, h * 0.985],
      [mouth * 0.78, h * 0.88],
      [mouth * 0.9, neckY * 0.97],
      [r * 0.75, wide + (neckY - wide) * 0.4],
      [r * 0.6, wide * 0.6],
      [0, wide * 0.5],
    ]
    const phase = random() * Math.PI * 2
    // Thrown by hand: never quite round.
    const body = lathe(outside, {
      segments: 28,
      crease: 1.1,
      wobble: (a, y) => 1 - 0.012 + 0.012 * Math.sin(a * 2 + phase + y * 3),
    })
    const ears = Array.from({ length: handles }, (_, i) => {
      const a = (i / handles) * Math.PI * 2 + Math.PI / 2
      const at = (rr: number, y: number): [number, number, number] => [Math.sin(a) * rr, y, Math.cos(a) * rr]
      const out = Math.min(width / 2 - r * 0.055, r * 1.08)
      const path = spline(
        [
          at(mouth * 0.9, h * 0.91),
          at(Math.max(out * 0.82, mouth), h * 0.9),
          at(out, h * 0.8),
          at(r * 0.86, wide + (neckY - wide) * 0.45),
        ],
        4,
      )
      return tube(path, r * 0.06, { sides: 7 })
    })
    return {
      parts: [part('clay', [body, ...ears], 'main')],
      surfaces: [],
      anchors: [{ kind: 'reach', at: [0, h, 0], facing: Math.PI }],
    }
  },
})
