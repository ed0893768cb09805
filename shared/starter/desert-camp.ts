/**
 * The first set: a shepherds' camp in the desert of Midian at dusk, for a film about Moses. A change list, so that seeding
 * is applying. The fire is the middle, the sun has gone behind the tents; lengths in metres, the camera looks towards −Z.
 */

import type { Change, ChangeList } from '../changes/change.ts'
import { createNode, type ValuesOfKind } from '../changes/make.ts'
import type { Vec3 } from '../fields/index.ts'
import type { NodeId, ShotId } from '../ids.ts'
import type { Kind } from '../kinds/index.ts'
import { lookRotation, subV, yaw } from '../space/math.ts'
import type { SetInfo } from '../stage/schema.ts'

export interface Template {
  readonly title: string
  readonly info: Partial<SetInfo>
  readonly changes: ChangeList
}

/** Fixed ids: the same template gives the same set wherever it is made. */
const id = (name: string) => `camp-${name}` as NodeId

/** An order that keeps the list as it is written here. */
const orderAt = (i: number) => `b${i.toString(36).padStart(2, '0')}V`

class Builder {
  readonly changes: Change[] = []

  add<K extends Kind>(kind: K, name: string, values: ValuesOfKind<K>, parent?: string): void {
    const order = orderAt(this.changes.length)
    this.changes.push(createNode(kind, values, { id: id(name), order, ...(parent ? { parent: id(parent) } : {}) }))
  }

  group(name: string, label: string): void {
    this.add('group', name, { name: label })
  }

  /** `turn` degrees about +Y: 0 faces +Z, 90 faces +X. */
  prop(
    name: string,
    label: string,
    asset: string,
    [x, y, z]: Vec3,
    turn: number,
    more: ValuesOfKind<'prop'> = {},
    parent?: string,
  ): void {
    this.add('prop', name, { name: label, asset, position: [x, y, z], rotation: yaw((turn * Math.PI) / 180), ...more }, parent)
  }
}

const aim = (from: Vec3, at: Vec3) => lookRotation(subV(at, from))

/** Degrees about +Y to face the fire from a place. */
const toFire = (x: number, z: number) => (Math.atan2(-x, -z) * 180) / Math.PI

const fire = (b: Builder): void => {
  b.group('fire', 'Fire')
  b.prop('campfire', 'Campfire', 'campfire', [0, 0, 0], 20, { seed: 3 }, 'fire')
  b.add(
    'light',
    'firelight',
    {
      name: 'Fire',
      type: 'practical',
      source: 'campfire',
      intensity: 380,
      kelvin: 1900,
      flicker: 0.5,
      radius: 0.2,
      position: [0, 0.55, 0],
    },
    'fire',
  )
  b.prop('log-left', 'Log seat', 'log-seat', [-1.75, 0, 0.35], toFire(-1.75, 0.35), { seed: 1 }, 'fire')
  b.prop('log-back', 'Log seat', 'log-seat', [0.35, 0, -1.95], toFire(0.35, -1.95), { seed: 5 }, 'fire')
  b.prop('rug-right', 'Goat-hair rug', 'rug', [2.25, 0, -0.35], 80, { seed: 2 }, 'fire')
  b.prop('rug-front', 'Red rug', 'rug', [-1.1, 0, 2.35], 155, { seed: 9 }, 'fire')
  b.prop('cushion-1', 'Cushion', 'cushion-floor', [2.2, 0.012, -0.75], toFire(2.2, -0.75), { seed: 1 }, 'fire')
  b.prop('cushion-2', 'Cushion', 'cushion-floor', [2.35, 0.012, 0.3], toFire(2.35, 0.3), { seed: 4 }, 'fire')
  b.prop('bowl-1', 'Bowl', 'bowl-clay', [1.55, 0.012, 0.25], 0, { seed: 1 }, 'fire')
  b.prop('bowl-2', 'Bowl', 'bowl-clay', [-0.75, 0.012, 2.1], 40, { seed: 2 }, 'fire')
  b.prop('stump', 'Stump', 'stump', [-1.5, 0, -1.6], 0, { seed: 2 }, 'fire')
  b.prop('firewood', 'Firewood', 'firewood', [-2.9, 0, -1.5], 35, { seed: 1 }, 'fire')
}

const tents = (b: Builder): void => {
  b.group('tents', 'Tents')
  b.prop('tent-jethro', 'Tent of Jethro', 'tent-bedouin', [-4.6, 0, -6.4], 28, { seed: 1 }, 'tents')
  b.prop('tent-women', 'Women’s tent', 'tent-bedouin', [5.2, 0, -8.2], -24, { seed: 7 }, 'tents')
  b.prop('tent-herd', 'Herdsman’s tent', 'tent-a-frame', [-8.6, 0, -0.6], 72, { seed: 2 }, 'tents')
  b.prop('awning', 'Awning', 'awning-cloth', [6.9, 0, -2.6], -62, { seed: 3 }, 'tents')
  b.prop('rug-tent', 'Rug', 'rug', [-4.1, 0, -5.5], 28, { seed: 12 }, 'tents')
  b.prop('cushion-3', 'Cushion', 'cushion-floor', [-4.7, 0.012, -5.6], 28, { seed: 6 }, 'tents')
  b.prop('brazier', 'Brazier', 'brazier', [-2.3, 0, -4.6], 0, { seed: 1 }, 'tents')
  b.add(
    'light',
    'brazier-light',
    {
      name: 'Brazier',
      type: 'practical',
      source: 'campfire',
      intensity: 90,
      kelvin: 1800,
      flicker: 0.35,
      radius: 0.1,
      position: [-2.3, 0.98, -4.6],
    },
    'tents',
  )
  b.prop('torch-1', 'Torch', 'torch-stand', [2.9, 0, -5.6], 0, { seed: 1 }, 'tents')
  b.add(
    'light',
    'torch-light-1',
    {
      name: 'Torch',
      type: 'practical',
      source: 'torch',
      intensity: 75,
      kelvin: 1900,
      flicker: 0.4,
      radius: 0.06,
      position: [2.9, 1.98, -5.6],
    },
    'tents',
  )
}

const goods = (b: Builder): void => {
  b.group('goods', 'Goods')
  b.prop('table', 'Low table', 'table-low', [6.6, 0, -2.5], -62, { seed: 1 }, 'goods')
  b.prop('oil-lamp', 'Oil lamp', 'oil-lamp', [6.75, 0.35, -2.55], 30, {}, 'goods')
  b.add(
    'light',
    'lamp-light',
    {
      name: 'Oil lamp',
      type: 'practical',
      source: 'oil-lamp',
      intensity: 4,
      kelvin: 1850,
      flicker: 0.2,
      radius: 0.02,
      position: [6.75, 0.46, -2.55],
    },
    'goods',
  )
  b.prop('bowl-3', 'Bowl', 'bowl-clay', [6.35, 0.35, -2.3], 0, { seed: 3 }, 'goods')
  const jars: [string, Vec3, number, number][] = [
    ['jar-1', [-2.95, 0, -6.1], 1, 1],
    ['jar-2', [-2.4, 0, -6.45], 2, 0.85],
    ['jar-3', [-2.45, 0, -5.75], 3, 0.7],
    ['jar-4', [3.4, 0, -6.9], 4, 1.1],
    ['jar-5', [2.85, 0, -7.15], 5, 0.8],
    ['jar-6', [7.7, 0, -1.7], 6, 0.9],
  ]
  for (const [name, at, seed, size] of jars)
    b.prop(name, 'Water jar', 'water-jar', at, seed * 50, { seed, scale: [size, size, size] }, 'goods')
  b.prop('basket-1', 'Basket', 'basket-woven', [7.3, 0, -3.5], 15, { seed: 1 }, 'goods')
  b.prop('basket-2', 'Basket', 'basket-woven', [-5.9, 0, -4.2], 70, { seed: 3 }, 'goods')
  b.prop('sack-1', 'Grain sack', 'sack-grain', [7.9, 0, -2.8], 200, { seed: 1 }, 'goods')
  b.prop('sack-2', 'Grain sack', 'sack-grain', [8.35, 0, -2.35], 140, { seed: 2 }, 'goods')
  b.prop('sack-3', 'Grain sack', 'sack-grain', [-6.4, 0, -4.6], 20, { seed: 5 }, 'goods')
  b.prop('staff', 'Staff of Moses', 'staff', [-1.16, 0, -0.12], 0, { rotation: [0.03, 0, 0.02, 0.9993] }, 'goods')
  b.prop('well', 'Well', 'well-stone', [9.8, 0, 3.2], 0, { seed: 1 }, 'goods')
}

const land = (b: Builder): void => {
  b.group('land', 'Land')
  const dunes: [string, Vec3, number, Vec3][] = [
    ['dune-1', [-34, -0.4, -52], 20, [3.2, 2.6, 2.2]],
    ['dune-2', [22, -0.4, -62], -15, [4.2, 3.1, 2.4]],
    ['dune-3', [58, -0.4, -38], 50, [3.4, 2.6, 2]],
    ['dune-4', [-62, -0.4, -16], 80, [3.2, 2, 2]],
    ['dune-5', [-6, -0.4, -84], 5, [5.5, 4, 2.4]],
  ]
  for (const [name, at, turn, scale] of dunes) b.prop(name, 'Dune', 'dune', at, turn, { seed: at[0] + 100, scale }, 'land')
  const palms: [string, Vec3, number, number][] = [
    ['palm-1', [-9.4, 0, -9.6], 1, 1.05],
    ['palm-2', [-7.9, 0, -11.2], 2, 0.85],
    ['palm-3', [10.4, 0, -11.4], 3, 1.15],
    ['palm-4', [12.1, 0, -9.3], 4, 0.9],
    ['palm-5', [1.4, 0, -14.2], 6, 0.8],
  ]
  for (const [name, at, seed, size] of palms)
    b.prop(name, 'Date palm', 'tree-palm', at, seed * 70, { seed, scale: [size, size, size] }, 'land')
  const rocks: [string, Vec3, number, Vec3][] = [
    ['rock-1', [-5.6, 0, 2.6], 1, [1.2, 1, 1.1]],
    ['rock-2', [-6.7, 0, 3.5], 2, [0.7, 0.6, 0.8]],
    ['rock-3', [4.6, 0, 2.9], 3, [0.8, 0.55, 0.7]],
    ['rock-4', [13.4, 0, -3.6], 4, [2.1, 1.9, 1.8]],
    ['rock-5', [-13.2, 0, -5.4], 5, [2.4, 2.3, 2]],
    ['rock-6', [3.9, 0, 3.6], 6, [0.45, 0.35, 0.45]],
  ]
  for (const [name, at, seed, scale] of rocks)
    b.prop(name, 'Boulder', 'rock-boulder', at, seed * 37, { seed, scale, material: 'stone-sandstone' }, 'land')
  const plants: [string, 'bush' | 'grass-patch', Vec3, number][] = [
    ['bush-1', 'bush', [-7.4, 0, 2.5], 1],
    ['bush-2', 'bush', [11.6, 0, -4.8], 2],
    ['bush-3', 'bush', [-11.6, 0, -7], 3],
    ['grass-1', 'grass-patch', [4.9, 0, 3.7], 1],
    ['grass-2', 'grass-patch', [-4.8, 0, 3.4], 2],
    ['grass-3', 'grass-patch', [9, 0, 2.1], 3],
    ['grass-4', 'grass-patch', [-9.9, 0, -8.6], 4],
  ]
  for (const [name, asset, at, seed] of plants)
    b.prop(name, asset === 'bush' ? 'Thorn bush' : 'Grass', asset, at, seed * 80, { seed }, 'land')
  b.prop('camel-1', 'Camel', 'camel', [10.8, 0, -5.6], -65, { seed: 1 }, 'land')
  b.prop('camel-2', 'Camel', 'camel', [13.1, 0, -6.9], -20, { seed: 2 }, 'land')
}

const cast = (b: Builder): void => {
  b.group('cast', 'Cast')
  b.add(
    'character',
    'moses',
    {
      name: 'Moses',
      build: 'male',
      height: 1.8,
      pose: 'stand-contrapposto',
      colour: '#e0a23c',
      skin: '#a06a45',
      hair: '#3a3029',
      hairStyle: 'long',
      beard: true,
      wardrobe: 'robe',
      costume: '#8c6b45',
      costumeSecond: '#5a2f22',
      position: [-1.35, 0, -0.75],
      rotation: yaw(0.95),
      lookAt: id('zipporah'),
    },
    'cast',
  )
  b.add(
    'character',
    'zipporah',
    {
      name: 'Zipporah',
      build: 'female',
      height: 1.66,
      pose: 'sit-floor-cross',
      colour: '#5fa8a0',
      skin: '#8f5d3d',
      hairStyle: 'covered',
      wardrobe: 'robe',
      costume: '#3f5d78',
      costumeSecond: '#c9a46a',
      position: [1.95, 0.1, 0],
      rotation: yaw((toFire(1.95, 0) * Math.PI) / 180),
      lookAt: id('moses'),
    },
    'cast',
  )
  b.add(
    'mark',
    'mark-moses-1',
    { name: 'Moses 1', character: id('moses'), position: [-1.35, 0, -0.75], rotation: yaw(0.95) },
    'cast',
  )
  b.add(
    'mark',
    'mark-moses-2',
    { name: 'Moses 2', character: id('moses'), position: [-3.2, 0, -4.2], rotation: yaw(0.6) },
    'cast',
  )
  b.add(
    'mark',
    'mark-zipporah',
    { name: 'Zipporah 1', character: id('zipporah'), position: [1.55, 0, 0.95], rotation: yaw(-2) },
    'cast',
  )
}

const lights = (b: Builder): void => {
  b.group('lights', 'Lights')
  b.add(
    'light',
    'fire-key',
    {
      name: 'Fire key',
      type: 'area',
      intensity: 900,
      kelvin: 2000,
      width: 0.9,
      height: 0.6,
      position: [0.7, 0.5, 0.9],
      rotation: aim([0.7, 0.5, 0.9], [-1.35, 1.35, -0.75]),
    },
    'lights',
  )
  b.add(
    'light',
    'dusk-rim',
    {
      name: 'Dusk rim',
      type: 'spot',
      intensity: 5200,
      kelvin: 7800,
      beam: 0.5,
      field: 0.8,
      position: [-7.5, 4.6, -9.2],
      rotation: aim([-7.5, 4.6, -9.2], [-0.4, 1.2, -0.4]),
    },
    'lights',
  )
  b.add(
    'light',
    'blue-fill',
    {
      name: 'Blue fill',
      type: 'area',
      intensity: 140,
      kelvin: 9000,
      width: 2.4,
      height: 2.4,
      shadows: false,
      position: [5.4, 3.4, 6.2],
      rotation: aim([5.4, 3.4, 6.2], [0, 0.9, -1]),
    },
    'lights',
  )
}

const cameras = (b: Builder): void => {
  b.group('cameras', 'Cameras')
  const wide: Vec3 = [3.6, 1.35, 8.6]
  const two: Vec3 = [3.9, 1.15, 3]
  const close: Vec3 = [0.9, 1.5, 1.55]
  b.add(
    'camera',
    'cam-a',
    {
      name: 'A',
      focalLength: 27,
      tStop: 2.8,
      iso: 640,
      focusDistance: 8.5,
      position: wide,
      rotation: aim(wide, [-0.35, 1.55, -2.2]),
    },
    'cameras',
  )
  b.add(
    'camera',
    'cam-b',
    {
      name: 'B',
      focalLength: 40,
      tStop: 2.8,
      iso: 640,
      focusDistance: 4.6,
      position: two,
      rotation: aim(two, [-0.15, 0.95, -0.4]),
    },
    'cameras',
  )
  b.add(
    'camera',
    'cam-c',
    {
      name: 'C',
      focalLength: 75,
      tStop: 2.8,
      iso: 640,
      focusDistance: 3.2,
      position: close,
      rotation: aim(close, [-1.35, 1.6, -0.75]),
    },
    'cameras',
  )
}

const shots: readonly Change[] = [
  {
    name: '1A',
    camera: 'cam-a',
    size: 'ws',
    seconds: 8,
    description: 'The camp at dusk. Moses stands by the fire; Zipporah looks up.',
  },
  { name: '1B', camera: 'cam-b', size: 'mws', seconds: 5, description: 'Over the fire: the two of them.' },
  { name: '1C', camera: 'cam-c', size: 'mcu', seconds: 4, description: 'Moses. He has decided.' },
].map(
  ({ camera, ...values }, i): Change => ({
    op: 'create',
    of: 'shot',
    id: `camp-${values.name}` as ShotId,
    values: { ...values, camera: id(camera), order: orderAt(i) },
  }),
)

/** The desert camp: title, sky and ground, and everything on it. */
export const desertCamp = (): Template => {
  const b = new Builder()
  for (const part of [cameras, cast, fire, tents, goods, lights, land]) part(b)
  return {
    title: 'Moses — The camp at dusk',
    info: { hour: 18.45, sunAzimuth: -1.15, sky: 'clear', ground: 'sand', groundSize: 400, haze: 0.25, hazeColour: '#8a7f8c' },
    changes: [...b.changes, ...shots],
  }
}
