/**
 * The list of props; one file each. To add one: a file here, a line below, a row in `sizes.json`. `buildProp` is what
 * everybody calls: the picture, the agent, the checks and the thumbnails see one and the same shape.
 */
import type { Params } from '../fields/index.ts'
import { arkChest } from './ark-chest.ts'
import { armchair } from './armchair.ts'
import { awningCloth } from './awning-cloth.ts'
import { basketWoven } from './basket-woven.ts'
import { bowlClay } from './bowl-clay.ts'
import { brazier } from './brazier.ts'
import { bush } from './bush.ts'
import { camel } from './camel.ts'
import { campfire } from './campfire.ts'
import { chairDining } from './chair-dining.ts'
import { crateWood } from './crate-wood.ts'
import { cushionFloor } from './cushion-floor.ts'
import { diningTable } from './dining-table.ts'
import { dune } from './dune.ts'
import { firewood } from './firewood.ts'
import type { Built, Generator } from './generator.ts'
import { grassPatch } from './grass-patch.ts'
import { logSeat } from './log-seat.ts'
import { oilLamp } from './oil-lamp.ts'
import { readParams, seeded } from './params.ts'
import { rockBoulder } from './rock-boulder.ts'
import { rug } from './rug.ts'
import { sackGrain } from './sack-grain.ts'
import { sofaTwo } from './sofa-2.ts'
import { sofaThree } from './sofa-3.ts'
import { staff } from './staff.ts'
import { stump } from './stump.ts'
import { tableLow } from './table-low.ts'
import { tentAFrame } from './tent-a-frame.ts'
import { tentBedouin } from './tent-bedouin.ts'
import { torchStand } from './torch-stand.ts'
import { treePalm } from './tree-palm.ts'
import { wall } from './wall.ts'
import { waterJar } from './water-jar.ts'
import { waterskin } from './waterskin.ts'
import { wellStone } from './well-stone.ts'

/** By asset id, in the order in which the kit panel shows them. */
export const kit: Readonly<Record<string, Generator>> = {
  'tent-bedouin': tentBedouin,
  'tent-a-frame': tentAFrame,
  'awning-cloth': awningCloth,
  campfire: campfire,
  brazier: brazier,
  'torch-stand': torchStand,
  'oil-lamp': oilLamp,
  'water-jar': waterJar,
  'bowl-clay': bowlClay,
  'basket-woven': basketWoven,
  waterskin: waterskin,
  'sack-grain': sackGrain,
  rug: rug,
  'cushion-floor': cushionFloor,
  'table-low': tableLow,
  'ark-chest': arkChest,
  'well-stone': wellStone,
  firewood: firewood,
  staff: staff,
  'log-seat': logSeat,
  stump: stump,
  'tree-palm': treePalm,
  bush: bush,
  'grass-patch': grassPatch,
  'rock-boulder': rockBoulder,
  dune: dune,
  camel: camel,
  wall: wall,
  'chair-dining': chairDining,
  'dining-table': diningTable,
  armchair: armchair,
  'sofa-2': sofaTwo,
  'sofa-3': sofaThree,
  'crate-wood': crateWood,
}

/** The prop's shape; null for an asset that the kit does not have. Pure: keeping the result is the caller's business. */
export const buildProp = (asset: string, params: Params, seed: number): Built | null => {
  const found = Object.hasOwn(kit, asset) ? kit[asset] : undefined
  return found ? found.build(readParams(found.params, params), seeded(seed)) : null
}
