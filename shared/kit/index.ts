/**
 * The list of props; one file each. To add one: a file here, a line below, a row in `sizes.json`. `buildProp` is what
 * everybody calls: the picture, the agent, the checks and the thumbnails see one and the same shape.
 */
import type { Params } from '../fields/index.ts'
import { armchair } from './armchair.ts'
import { campfire } from './campfire.ts'
import { chairDining } from './chair-dining.ts'
import { crateWood } from './crate-wood.ts'
import { diningTable } from './dining-table.ts'
import type { Built, Generator } from './generator.ts'
import { readParams, seeded } from './params.ts'
import { rockBoulder } from './rock-boulder.ts'
import { rug } from './rug.ts'
import { sofaTwo } from './sofa-2.ts'
import { sofaThree } from './sofa-3.ts'
import { tentBedouin } from './tent-bedouin.ts'
import { wall } from './wall.ts'
import { waterJar } from './water-jar.ts'

/** By asset id, in the order in which the kit panel shows them. */
export const kit: Readonly<Record<string, Generator>> = {
  'tent-bedouin': tentBedouin,
  campfire: campfire,
  'water-jar': waterJar,
  rug: rug,
  'rock-boulder': rockBoulder,
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
