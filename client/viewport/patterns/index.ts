/** The list of patterns, one for each texture that a surface of the kit may name. */
import type { Texture } from '../../../shared/kit/materials.ts'
import { brushed, clay, goatHair, hammered, leather, rust, velvet, weave } from './cloth.ts'
import { asphalt, carpet, concrete, flagstones, grass, gravel, parquet, planks, sand, soil, tiles } from './ground.ts'
import type { Pattern } from './pattern.ts'
import { blocks, brick, damask, granite, marble, paint, panelling, plaster, plasterRough, stone, stripes } from './wall.ts'
import { bark, cardboard, ember, fur, leaf, rings, rope, straw, water, wood } from './wood.ts'

export const patterns: Readonly<Record<Texture, Pattern>> = {
  asphalt,
  bark,
  blocks,
  brick,
  brushed,
  cardboard,
  carpet,
  clay,
  concrete,
  damask,
  ember,
  flagstones,
  fur,
  'goat-hair': goatHair,
  granite,
  grass,
  gravel,
  hammered,
  leaf,
  leather,
  marble,
  paint,
  panelling,
  parquet,
  planks,
  plaster,
  'plaster-rough': plasterRough,
  rings,
  rope,
  rust,
  sand,
  soil,
  stone,
  straw,
  stripes,
  tiles,
  velvet,
  water,
  weave,
  wood,
}
