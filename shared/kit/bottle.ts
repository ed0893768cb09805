import { flag, oneOf } from '../fields/index.ts'
import { generator } from './generator.ts'
import { part } from './geometry.ts'
import { lathe, type Profile } from './grid.ts'
import { facts, round, share } from './sizes.ts'
import { cylinder } from './solids.ts'

/** A bottle of glass with a label, corked or open. */
export const bottle = generator({
  ...facts('bottle'),
  placement: 'surface',
  materials: ['glass-green', 'glass-amber', 'glass-clear', 'ceramic-blue', 'clay'],
  params: {
    ...round('bottle'),
    shape: oneOf({ wine: 'Wine', burgundy: 'Burgundy', flask: 'Flask' }, { label: 'Shape', default: 'wine', group: 'Shape' }),
    full: share('Full', 0.7, 'How much is in it'),
    label: flag({ label: 'Label', default: true, group: 'Shape' }),
    cork: flag({ label: 'Cork', default: true, group: 'Shape' }),
  },
  build: ({ width: w, height: h, shape, full, label, cork }) => {
    const r = w / 2
    const top = cork ? h * 0.975 : h
    const neck = r * 0.34
    const shoulder = shape === 'wine' ? 0.58 : shape === 'burgundy' ? 0.46 : 0.42
    const slope: Profile =
      shape === 'wine'
        ? [
            [r * 0.98, top * (shoulder + 0.04)],
            [r * 0.8, top * (shoulder + 0.1)],
            [r * 0.5, top * (shoulder + 0.14)],
          ]
        : shape === 'burgundy'
          ? [
              [r * 0.93, top * (shoulder + 0.08)],
              [r * 0.72, top * (shoulder + 0.2)],
              [r * 0.5, top * (shoulder + 0.28)],
            ]
          : [
              [r * 0.95, top * (shoulder + 0.1)],
              [r * 0.6, top * (shoulder + 0.22)],
              [r * 0.42, top * (shoulder + 0.27)],
            ]
    const body = lathe(
      [
        [0, h * 0.02],
        [r * 0.6, h * 0.012],
        [r * 0.86, 0],
        [r * 0.97, h * 0.012],
        [r, h * 0.035],
        [r, top * shoulder],
        ...slope,
        [neck, top * (shoulder + (shape === 'wine' ? 0.2 : 0.36))],
        [neck * 0.96, top * 0.94],
        [neck * 1.18, top * 0.945],
        [neck * 1.18, top * 0.985],
        [neck, top],
        [neck * 0.7, top],
      ],
      { segments: 22, crease: 0.95 },
    )
    const level = h * (0.03 + 0.55 * full)
    const inner = r * 0.9
    const drink = lathe(
      [
        [0, h * 0.03],
        [inner * 0.95, h * 0.03],
        [inner, h * 0.05],
        [inner, Math.min(level, top * shoulder * 0.98)],
        [0, Math.min(level, top * shoulder * 0.98)],
      ],
      { segments: 18 },
    )
    return {
      parts: [
        part('glass-green', [body], 'main'),
        ...(full > 0.03 ? [part('wine', [drink])] : []),
        ...(label && shape !== 'flask'
          ? [
              part('paper', [
                lathe(
                  [
                    [r + 0.0004, top * shoulder * 0.3],
                    [r + 0.0004, top * shoulder * 0.85],
                  ],
                  { segments: 22 },
                ),
              ]),
            ]
          : []),
        ...(cork
          ? [part('wood-end', [cylinder(neck * 0.72, h * 0.05, [0, h * 0.95, 0], { segments: 12, bevel: 0.001 })])]
          : []),
      ],
      surfaces: [],
      anchors: [],
    }
  },
})
