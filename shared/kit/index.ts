/**
 * The list of props; one file each. To add one: a file here, a line below, a row in `sizes.json`. `buildProp` is what
 * everybody calls: the picture, the agent, the checks and the thumbnails see one and the same shape.
 */
import type { Params } from '../fields/index.ts'
import { altarStone } from './altar-stone.ts'
import { appleBox } from './apple-box.ts'
import { arkChest } from './ark-chest.ts'
import { armchair } from './armchair.ts'
import { awningCloth } from './awning-cloth.ts'
import { barCounter } from './bar-counter.ts'
import { barStool } from './bar-stool.ts'
import { barrelWood } from './barrel-wood.ts'
import { basketWoven } from './basket-woven.ts'
import { bedDouble } from './bed-double.ts'
import { bedSingle } from './bed-single.ts'
import { bench } from './bench.ts'
import { bookcase } from './bookcase.ts'
import { books } from './books.ts'
import { bottle } from './bottle.ts'
import { bowlClay } from './bowl-clay.ts'
import { brazier } from './brazier.ts'
import { bush } from './bush.ts'
import { cStand } from './c-stand.ts'
import { camel } from './camel.ts'
import { cameraTripod } from './camera-tripod.ts'
import { campfire } from './campfire.ts'
import { candelabra } from './candelabra.ts'
import { cardboardBox } from './cardboard-box.ts'
import { cartWooden } from './cart-wooden.ts'
import { chairDining } from './chair-dining.ts'
import { chairOffice } from './chair-office.ts'
import { cineCamera } from './cine-camera.ts'
import { coffeeTable } from './coffee-table.ts'
import { column } from './column.ts'
import { crateWood } from './crate-wood.ts'
import { curtains } from './curtains.ts'
import { cushionFloor } from './cushion-floor.ts'
import { desk } from './desk.ts'
import { diningTable } from './dining-table.ts'
import { directorChair } from './director-chair.ts'
import { doorSingle } from './door-single.ts'
import { dresser } from './dresser.ts'
import { dune } from './dune.ts'
import { firewood } from './firewood.ts'
import { flat4x8 } from './flat-4x8.ts'
import { floorLamp } from './floor-lamp.ts'
import { fridge } from './fridge.ts'
import type { Built, Generator } from './generator.ts'
import { grassPatch } from './grass-patch.ts'
import { kitchenBase } from './kitchen-base.ts'
import { ladder } from './ladder.ts'
import { laptop } from './laptop.ts'
import { logSeat } from './log-seat.ts'
import { marketStall } from './market-stall.ts'
import { mirrorWall } from './mirror-wall.ts'
import { mug } from './mug.ts'
import { nightstand } from './nightstand.ts'
import { oilDrum } from './oil-drum.ts'
import { oilLamp } from './oil-lamp.ts'
import { readParams, seeded } from './params.ts'
import { parkBench } from './park-bench.ts'
import { pendantLamp } from './pendant-lamp.ts'
import { pictureFrame } from './picture-frame.ts'
import { plantPot } from './plant-pot.ts'
import { platesSet } from './plates-set.ts'
import { rockBoulder } from './rock-boulder.ts'
import { rug } from './rug.ts'
import { sackGrain } from './sack-grain.ts'
import { sandbag } from './sandbag.ts'
import { scroll } from './scroll.ts'
import { sideTable } from './side-table.ts'
import { sofaTwo } from './sofa-2.ts'
import { sofaThree } from './sofa-3.ts'
import { staff } from './staff.ts'
import { stove } from './stove.ts'
import { streetLamp } from './street-lamp.ts'
import { stump } from './stump.ts'
import { tableLamp } from './table-lamp.ts'
import { tableLow } from './table-low.ts'
import { tentAFrame } from './tent-a-frame.ts'
import { tentBedouin } from './tent-bedouin.ts'
import { throne } from './throne.ts'
import { torchStand } from './torch-stand.ts'
import { torchWall } from './torch-wall.ts'
import { trafficCone } from './traffic-cone.ts'
import { treeBroadleaf } from './tree-broadleaf.ts'
import { treeConifer } from './tree-conifer.ts'
import { treePalm } from './tree-palm.ts'
import { tv55 } from './tv-55.ts'
import { tvStand } from './tv-stand.ts'
import { vaseFlowers } from './vase-flowers.ts'
import { wall } from './wall.ts'
import { wardrobe } from './wardrobe.ts'
import { waterJar } from './water-jar.ts'
import { waterskin } from './waterskin.ts'
import { wellStone } from './well-stone.ts'
import { windowUnit } from './window.ts'

/** By asset id, in the order in which the kit panel shows them. */
export const kit: Readonly<Record<string, Generator>> = {
  'tent-bedouin': tentBedouin,
  'tent-a-frame': tentAFrame,
  'awning-cloth': awningCloth,
  'market-stall': marketStall,
  campfire: campfire,
  brazier: brazier,
  'torch-stand': torchStand,
  'torch-wall': torchWall,
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
  scroll: scroll,
  'altar-stone': altarStone,
  throne: throne,
  'well-stone': wellStone,
  firewood: firewood,
  'cart-wooden': cartWooden,
  staff: staff,
  'log-seat': logSeat,
  stump: stump,
  'tree-palm': treePalm,
  'tree-broadleaf': treeBroadleaf,
  'tree-conifer': treeConifer,
  bush: bush,
  'grass-patch': grassPatch,
  'rock-boulder': rockBoulder,
  dune: dune,
  camel: camel,
  wall: wall,
  'door-single': doorSingle,
  window: windowUnit,
  column: column,
  'flat-4x8': flat4x8,
  curtains: curtains,
  'picture-frame': pictureFrame,
  'mirror-wall': mirrorWall,
  'chair-dining': chairDining,
  bench: bench,
  'dining-table': diningTable,
  armchair: armchair,
  'sofa-2': sofaTwo,
  'sofa-3': sofaThree,
  'coffee-table': coffeeTable,
  'side-table': sideTable,
  bookcase: bookcase,
  books: books,
  'tv-stand': tvStand,
  'tv-55': tv55,
  'bed-double': bedDouble,
  'bed-single': bedSingle,
  nightstand: nightstand,
  wardrobe: wardrobe,
  dresser: dresser,
  'kitchen-base': kitchenBase,
  stove: stove,
  fridge: fridge,
  desk: desk,
  'chair-office': chairOffice,
  'bar-stool': barStool,
  'bar-counter': barCounter,
  'floor-lamp': floorLamp,
  'table-lamp': tableLamp,
  'pendant-lamp': pendantLamp,
  candelabra: candelabra,
  laptop: laptop,
  mug: mug,
  bottle: bottle,
  'plates-set': platesSet,
  'vase-flowers': vaseFlowers,
  'plant-pot': plantPot,
  'crate-wood': crateWood,
  'barrel-wood': barrelWood,
  'oil-drum': oilDrum,
  'cardboard-box': cardboardBox,
  ladder: ladder,
  'apple-box': appleBox,
  'c-stand': cStand,
  'director-chair': directorChair,
  'camera-tripod': cameraTripod,
  'cine-camera': cineCamera,
  sandbag: sandbag,
  'street-lamp': streetLamp,
  'traffic-cone': trafficCone,
  'park-bench': parkBench,
}

/** The prop's shape; null for an asset that the kit does not have. Pure: keeping the result is the caller's business. */
export const buildProp = (asset: string, params: Params, seed: number): Built | null => {
  const found = Object.hasOwn(kit, asset) ? kit[asset] : undefined
  return found ? found.build(readParams(found.params, params), seeded(seed)) : null
}
