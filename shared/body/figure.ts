/**
 * The flesh and cloth of the mannequin in T-pose, as solids of `sdf.ts`, in fractions of stature.
 * Sizes: segment tables in Winter (Drillis & Contini 1966); female breadths from ANSUR means. Our own modelling.
 */
import type { Vec3 } from '../fields/index.ts'
import { bar, cone, ellipsoid, mirror, type Piece, type Solid, sphere } from './sdf.ts'
import type { Build } from './skeleton.ts'

export interface Look {
  readonly build: Build
  readonly hairStyle: 'short' | 'long' | 'bald' | 'covered'
  readonly beard: boolean
  readonly wardrobe: 'everyday' | 'robe'
}

/** Colour that a section takes: from the character's fields, or fixed ones for eyes. */
export type Tint = 'skin' | 'hair' | 'costume' | 'costumeSecond' | 'shoes' | 'eyes' | 'iris'

export interface Section {
  readonly tint: Tint
  readonly solid: Solid
}

const both = (pieces: readonly Piece[]): Piece[] => pieces.flatMap((piece) => [piece, mirror(piece)])

const torso = (female: boolean): Piece[] => [
  ...(female
    ? [
        bar('hips', 0.515, -0.004, 0.042, 0.058),
        bar('hips', 0.545, -0.002, 0.039, 0.057),
        bar('spine', 0.612, 0.002, 0.022, 0.047),
        bar('chest', 0.67, 0.002, 0.024, 0.052),
        bar('upperChest', 0.73, -0.002, 0.028, 0.055),
        bar('upperChest', 0.775, -0.008, 0.044, 0.046),
        ...both([ellipsoid('leftUpperChest', [0.04, 0.715, 0.04], [0.034, 0.034, 0.031], 0.025)]).map(
          (piece): Piece => ({ ...piece, bone: 'upperChest' }),
        ),
      ]
    : [
        bar('hips', 0.515, -0.004, 0.034, 0.06),
        bar('hips', 0.55, -0.002, 0.03, 0.058),
        bar('spine', 0.612, 0.002, 0.026, 0.053),
        bar('chest', 0.67, 0.002, 0.027, 0.058),
        bar('upperChest', 0.73, 0.002, 0.033, 0.064),
        bar('upperChest', 0.772, -0.006, 0.052, 0.05),
      ]),
  ...both([
    cone('upperChest', [0, 0.852, -0.012], 0.026, [0.1, 0.818, -0.008], 0.024, 0.03),
    ellipsoid('leftUpperLeg', [0.044, 0.5, -0.034], [0.046, 0.05, 0.044], 0.03),
  ]),
]

const shoulderX = (female: boolean) => (female ? 0.122 : 0.129)

const arm = (female: boolean): Piece[] => {
  const s = shoulderX(female)
  const f = female ? 0.86 : 1
  return both([
    sphere('leftUpperArm', [s + 0.006, 0.813, -0.002], 0.036 * f, 0.03),
    cone('leftUpperArm', [s + 0.01, 0.816, 0], 0.031 * f, [s + 0.186, 0.818, 0], 0.0235 * f),
    cone('leftUpperArm', [s + 0.07, 0.818, 0.006], 0.028 * f, [s + 0.13, 0.818, 0.005], 0.026 * f),
    cone('leftLowerArm', [s + 0.186, 0.818, 0], 0.0235 * f, [s + 0.225, 0.818, -0.002], 0.0245 * f),
    cone('leftLowerArm', [s + 0.215, 0.818, -0.001], 0.024 * f, [s + 0.336, 0.818, 0], 0.0155 * f),
  ])
}

const leg = (female: boolean): Piece[] => {
  const x = female ? 0.0525 : 0.05
  const f = female ? 1.04 : 1
  return both([
    cone('leftUpperLeg', [x + 0.002, 0.52, -0.004], 0.051 * f, [x, 0.3, 0.002], 0.034),
    cone('leftUpperLeg', [x + 0.003, 0.44, 0.01], 0.043 * f, [x + 0.001, 0.34, 0.01], 0.035),
    sphere('leftLowerLeg', [x, 0.288, 0.006], 0.031, 0.035),
    cone('leftLowerLeg', [x, 0.28, 0], 0.0315, [x, 0.06, -0.004], 0.021, 0.035),
    cone('leftLowerLeg', [x + 0.002, 0.235, -0.014], 0.0305, [x, 0.16, -0.01], 0.024),
    cone('leftLowerLeg', [x, 0.07, -0.005], 0.021, [x, 0.045, -0.006], 0.022),
  ])
}

const foot = (female: boolean): Piece[] => {
  const x = female ? 0.0525 : 0.05
  return both([
    cone('leftFoot', [x, 0.05, -0.006], 0.0235, [x, 0.03, -0.018], 0.024),
    cone('leftFoot', [x, 0.02, -0.024], 0.0195, [x + 0.004, 0.016, 0.07], 0.0165),
    cone('leftFoot', [x, 0.042, 0.004], 0.021, [x + 0.002, 0.022, 0.075], 0.017),
    cone('leftFoot', [x + 0.012, 0.014, 0.05], 0.0135, [x + 0.012, 0.013, 0.085], 0.013),
    cone('leftToes', [x - 0.004, 0.014, 0.09], 0.0145, [x - 0.003, 0.0125, 0.122], 0.0115),
    cone('leftToes', [x + 0.014, 0.012, 0.09], 0.0115, [x + 0.01, 0.011, 0.11], 0.0105),
  ])
}

const hand = (female: boolean): Piece[] => {
  const dx = female ? -0.007 : 0
  const f = female ? 0.9 : 1
  const finger = (name: string, z: number, length: number, r: number): Piece[] => {
    const from = 0.51 + dx
    const mid = from + 0.025 * length
    const far = from + 0.042 * length
    const tip = from + 0.058 * length
    return [
      cone(`left${name}Proximal`, [from, 0.818, z], r, [mid, 0.818, z], r * 0.94, 0.004),
      cone(`left${name}Intermediate`, [mid, 0.818, z], r * 0.95, [far, 0.818, z], r * 0.86, 0.004),
      cone(`left${name}Distal`, [far, 0.818, z], r * 0.86, [tip, 0.817, z], r * 0.72, 0.004),
    ]
  }
  const palm = (z: number, r: number): Piece =>
    cone('leftHand', [0.468 + dx, 0.818, z * 0.55], r, [0.508 + dx, 0.818, z], r * 0.82, 0.008)
  return [
    cone('leftLowerArm', [0.435 + dx, 0.818, 0], 0.0155 * f, [0.463 + dx, 0.818, 0], 0.0135 * f, 0.012),
    palm(0.018, 0.0105 * f),
    palm(0.006, 0.0105 * f),
    palm(-0.006, 0.0105 * f),
    palm(-0.017, 0.01 * f),
    ...finger('Index', 0.0195, 0.95, 0.0058 * f),
    ...finger('Middle', 0.007, 1.05, 0.0059 * f),
    ...finger('Ring', -0.006, 0.98, 0.0056 * f),
    ...finger('Little', -0.0185, 0.78, 0.0049 * f),
    cone('leftThumbMetacarpal', [0.474 + dx, 0.814, 0.014], 0.0105 * f, [0.492 + dx, 0.809, 0.03], 0.0075 * f, 0.01),
    cone('leftThumbProximal', [0.492 + dx, 0.809, 0.03], 0.0072 * f, [0.508 + dx, 0.806, 0.039], 0.0062 * f, 0.004),
    cone('leftThumbDistal', [0.508 + dx, 0.806, 0.039], 0.0062 * f, [0.522 + dx, 0.804, 0.046], 0.005 * f, 0.004),
  ]
}

const SKULL: readonly [Vec3, Vec3] = [
  [0, 0.944, -0.006],
  [0.0435, 0.056, 0.056],
]

const head = (female: boolean): Piece[] => {
  const jaw = female ? 0.92 : 1
  const neck = female ? 0.027 : 0.0325
  return [
    cone('neck', [0, 0.822, -0.006], neck + 0.003, [0, 0.9, -0.006], neck, 0.02),
    ellipsoid('head', SKULL[0], SKULL[1], 0.02),
    ellipsoid('head', [0, 0.92, 0.016], [0.0365 * jaw, 0.044, 0.0365], 0.02),
    cone('head', [-0.022 * jaw, 0.899, 0.012], 0.0155, [0.022 * jaw, 0.899, 0.012], 0.0155, 0.02),
    ellipsoid('jaw', [0, 0.882, 0.036], [0.017 * jaw, 0.0125, 0.014], 0.02),
    cone('head', [-0.021, 0.951, 0.038], 0.0085, [0.021, 0.951, 0.038], 0.0085, 0.012),
    cone('head', [0, 0.936, 0.05], 0.0048, [0, 0.9185, 0.0605], 0.0066, 0.008),
    ...both([
      sphere('head', [0.0065, 0.9155, 0.054], 0.0052, 0.006),
      ellipsoid('head', [0.023, 0.921, 0.035], [0.014, 0.013, 0.012], 0.014),
    ]).map((piece): Piece => ({ ...piece, bone: 'head' })),
    cone('head', [-0.009, 0.9035, 0.0485], 0.0048, [0.009, 0.9035, 0.0485], 0.0048, 0.006),
    cone('jaw', [-0.0075, 0.8965, 0.047], 0.005, [0.0075, 0.8965, 0.047], 0.005, 0.006),
    ...both([ellipsoid('leftHead', [0.0445, 0.925, -0.006], [0.006, 0.0175, 0.011], 0.006)]).map(
      (piece): Piece => ({ ...piece, bone: 'head' }),
    ),
  ]
}

const sockets: Piece[] = [
  ellipsoid('head', [0.0185, 0.9355, 0.056], [0.0115, 0.0052, 0.0105], 0.007),
  ellipsoid('head', [-0.0185, 0.9355, 0.056], [0.0115, 0.0052, 0.0105], 0.007),
]

/** Above this the field of a plane through the hairline is negative: forehead free, nape covered. */
const hairline = (_x: number, y: number, z: number): number =>
  0.925 + Math.max(0, z + 0.02) * 0.75 - y - Math.max(0, -z - 0.01) * 0.6

const hair = (style: Look['hairStyle']): Solid[] => {
  if (style === 'bald' || style === 'covered') return []
  const cap: Solid = {
    pieces: [ellipsoid('head', [0, 0.945, -0.007], [0.0485, 0.0605, 0.0605], 0.01)],
    within: hairline,
    min: [-0.06, 0.86, -0.08],
    max: [0.06, 1.02, 0.07],
    cell: 0.0045,
  }
  if (style === 'short') return [cap]
  const fall: Solid = {
    pieces: [
      cone('head', [0, 0.95, -0.036], 0.036, [0, 0.86, -0.046], 0.034, 0.02),
      cone('neck', [0, 0.87, -0.044], 0.036, [0, 0.765, -0.062], 0.026, 0.02),
      ...both([
        cone('head', [0.036, 0.955, -0.012], 0.0135, [0.047, 0.85, -0.022], 0.014, 0.015),
        cone('neck', [0.046, 0.86, -0.024], 0.014, [0.036, 0.785, -0.05], 0.016, 0.02),
      ]),
    ],
    min: [-0.08, 0.72, -0.11],
    max: [0.08, 1.0, 0.03],
    cell: 0.006,
  }
  return [cap, fall]
}

const headcloth: Solid = {
  pieces: [
    ellipsoid('head', [0, 0.947, -0.008], [0.051, 0.061, 0.064], 0.01),
    cone('head', [0, 0.95, -0.034], 0.044, [0, 0.86, -0.05], 0.04, 0.02),
    cone('neck', [0, 0.87, -0.046], 0.042, [0, 0.79, -0.058], 0.05, 0.02),
    ...both([cone('head', [0.04, 0.95, -0.012], 0.019, [0.056, 0.85, -0.016], 0.02, 0.02)]).map(
      (piece): Piece => ({ ...piece, bone: 'head' }),
    ),
    cone('head', [-0.03, 0.968, 0.012], 0.026, [0.03, 0.968, 0.012], 0.026, 0.02),
  ],
  hollows: [ellipsoid('head', [0, 0.905, 0.05], [0.04, 0.052, 0.06], 0.012)],
  min: [-0.1, 0.73, -0.12],
  max: [0.1, 1.03, 0.08],
  cell: 0.006,
}

const beard: Solid = {
  pieces: [
    ellipsoid('jaw', [0, 0.879, 0.033], [0.03, 0.027, 0.025], 0.02),
    cone('jaw', [0, 0.875, 0.033], 0.021, [0, 0.85, 0.035], 0.014, 0.02),
    ...both([cone('head', [0.036, 0.918, 0.002], 0.008, [0.026, 0.888, 0.018], 0.014, 0.015)]).map(
      (piece): Piece => ({ ...piece, bone: 'head' }),
    ),
    cone('head', [-0.012, 0.9085, 0.05], 0.0048, [0.012, 0.9085, 0.05], 0.0048, 0.006),
  ],
  hollows: [ellipsoid('jaw', [0, 0.9015, 0.062], [0.0115, 0.0055, 0.014], 0.004)],
  min: [-0.06, 0.81, -0.03],
  max: [0.06, 0.94, 0.08],
  cell: 0.0045,
}

const eye = (bone: 'leftEye' | 'rightEye', x: number): Section[] => [
  {
    tint: 'eyes',
    solid: {
      pieces: [sphere(bone, [x, 0.936, 0.0405], 0.0094)],
      min: [x - 0.014, 0.922, 0.028],
      max: [x + 0.014, 0.95, 0.056],
      cell: 0.0026,
    },
  },
  {
    tint: 'iris',
    solid: {
      pieces: [ellipsoid(bone, [x, 0.9357, 0.0478], [0.005, 0.005, 0.0026])],
      min: [x - 0.007, 0.929, 0.044],
      max: [x + 0.007, 0.943, 0.055],
      cell: 0.0016,
    },
  },
]

/** A robe to the ankles with wide sleeves; its skirt hangs from both legs. */
const robe = (female: boolean): Piece[] => [
  ...torso(female),
  ...arm(female),
  ...both([
    cone('leftLowerArm', [0.3, 0.81, 0], 0.03, [0.42, 0.8, 0], 0.037, 0.02),
    cone('leftUpperArm', [0.15, 0.812, 0], 0.037, [0.315, 0.811, 0], 0.031, 0.02),
    cone('leftUpperLeg', [0.045, 0.54, -0.002], 0.06, [0.058, 0.29, 0], 0.07, 0.05),
    cone('leftLowerLeg', [0.058, 0.29, 0], 0.07, [0.064, 0.1, 0], 0.078, 0.05),
  ]),
]

const belt = (female: boolean): Solid => ({
  pieces: [bar('spine', 0.603, 0.0, female ? 0.034 : 0.034, female ? 0.069 : 0.072)],
  within: (_x, y) => Math.abs(y - 0.603) - 0.011,
  min: [-0.12, 0.58, -0.09],
  max: [0.12, 0.63, 0.09],
  cell: 0.007,
})

/** All sections of a figure. Hands are given once, for the left; `mannequin.ts` mirrors them. */
export const figure = (look: Look): { readonly sections: readonly Section[]; readonly leftHand: Section } => {
  const female = look.build === 'female'
  const robed = look.wardrobe === 'robe'
  const cloth: Section[] = robed
    ? [
        {
          tint: 'costume',
          solid: {
            pieces: robe(female),
            inflate: 0.007,
            // Open at the hem, so that feet are seen to stand.
            within: (_x, y) => 0.055 - y,
            min: [-0.5, 0.03, -0.13],
            max: [0.5, 0.9, 0.13],
            cell: 0.0105,
          },
        },
        { tint: 'costumeSecond', solid: belt(female) },
      ]
    : [
        {
          tint: 'costume',
          solid: {
            // A hem wider than the hips, so that the trousers do not come through.
            pieces: [...torso(female), ...arm(female), bar('hips', 0.515, -0.004, female ? 0.05 : 0.046, 0.063)],
            inflate: 0.0045,
            within: (_x, y) => 0.5 - y,
            min: [-0.49, 0.48, -0.12],
            max: [0.49, 0.9, 0.12],
            cell: 0.0105,
          },
        },
        {
          tint: 'costumeSecond',
          solid: {
            pieces: [
              ...torso(female).filter((piece) => piece.bone === 'hips' || piece.bone.endsWith('UpperLeg')),
              ...leg(female),
            ],
            within: (_x, y) => Math.max(y - 0.535, 0.034 - y),
            min: [-0.14, 0.02, -0.11],
            max: [0.14, 0.59, 0.1],
            cell: 0.0105,
          },
        },
      ]
  return {
    sections: [
      {
        tint: 'skin',
        solid: { pieces: head(female), hollows: sockets, min: [-0.08, 0.76, -0.09], max: [0.08, 1.02, 0.09], cell: 0.005 },
      },
      ...eye('leftEye', 0.018),
      ...eye('rightEye', -0.018),
      ...hair(look.hairStyle).map((solid): Section => ({ tint: 'hair', solid })),
      ...(look.hairStyle === 'covered' ? [{ tint: 'costumeSecond' as const, solid: headcloth }] : []),
      ...(look.beard ? [{ tint: 'hair' as const, solid: beard }] : []),
      ...cloth,
      { tint: 'shoes', solid: { pieces: foot(female), min: [-0.12, -0.02, -0.07], max: [0.12, 0.09, 0.16], cell: 0.0062 } },
    ],
    leftHand: { tint: 'skin', solid: { pieces: hand(female), min: [0.41, 0.77, -0.05], max: [0.6, 0.86, 0.07], cell: 0.0038 } },
  }
}
