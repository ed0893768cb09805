/**
 * Surfaces of the kit: PBR values and the kind of procedural texture, drawn by `client/viewport/materials.ts`. Colours are
 * sRGB albedo, kept within what real surfaces have, so that exposure figures hold. Every key of the ground list is here.
 */

/** What pattern a surface shows; it modulates `colour`. */
export type Texture =
  | 'asphalt'
  | 'bark'
  | 'blocks'
  | 'brick'
  | 'brushed'
  | 'cardboard'
  | 'carpet'
  | 'clay'
  | 'concrete'
  | 'damask'
  | 'ember'
  | 'flagstones'
  | 'fur'
  | 'goat-hair'
  | 'granite'
  | 'grass'
  | 'gravel'
  | 'hammered'
  | 'leaf'
  | 'leather'
  | 'marble'
  | 'paint'
  | 'panelling'
  | 'parquet'
  | 'planks'
  | 'plaster'
  | 'plaster-rough'
  | 'rings'
  | 'rope'
  | 'rust'
  | 'sand'
  | 'soil'
  | 'stone'
  | 'straw'
  | 'stripes'
  | 'tiles'
  | 'velvet'
  | 'water'
  | 'weave'
  | 'wood'

type Group =
  | 'ground'
  | 'wall'
  | 'wood'
  | 'cloth'
  | 'leather'
  | 'earth'
  | 'stone'
  | 'metal'
  | 'plastic'
  | 'glass'
  | 'paper'
  | 'plant'
  | 'glow'

export interface Material {
  readonly label: string
  /** Heading in a picker: what it is made of, or where it is used. */
  readonly group: Group
  /** sRGB albedo; of glowing ones the colour of the light. */
  readonly colour: string
  readonly roughness: number
  readonly metallic: number
  readonly texture?: Texture
  /** Side of the square that one repeat of the texture covers, metres. */
  readonly textureScaleM?: number
  /** Opacity; 1 where it is not said. */
  readonly alpha?: number
  /** Luminance of a glowing surface, candela a square metre. */
  readonly emissiveNit?: number
  readonly source?: string
}

const FACTS = 'facts/props.json: materials'

/** What a row says beside its label, group, colour, roughness and metallic. */
type More = Omit<Material, 'label' | 'group' | 'colour' | 'roughness' | 'metallic'>

const row = (label: string, group: Group, colour: string, roughness: number, metallic: number, more: More = {}): Material => ({
  label,
  group,
  colour,
  roughness,
  metallic,
  ...more,
})

const table = {
  // ground
  concrete: row('Concrete', 'ground', '#9a978f', 0.88, 0, { texture: 'concrete', textureScaleM: 3, source: FACTS }),
  asphalt: row('Asphalt', 'ground', '#3b3b3c', 0.93, 0, { texture: 'asphalt', textureScaleM: 2, source: FACTS }),
  sand: row('Sand', 'ground', '#cbb083', 0.98, 0, { texture: 'sand', textureScaleM: 3, source: FACTS }),
  soil: row('Soil', 'ground', '#56432f', 0.98, 0, { texture: 'soil', textureScaleM: 2, source: FACTS }),
  grass: row('Grass', 'ground', '#4f6b2c', 0.95, 0, { texture: 'grass', textureScaleM: 2, source: FACTS }),
  gravel: row('Gravel', 'ground', '#8d8778', 0.95, 0, { texture: 'gravel', textureScaleM: 1.5 }),
  'wood-planks': row('Wood planks', 'ground', '#8f6c47', 0.6, 0, { texture: 'planks', textureScaleM: 2 }),
  parquet: row('Parquet', 'ground', '#9a6b3f', 0.35, 0, { texture: 'parquet', textureScaleM: 1.6 }),
  tiles: row('Tiles', 'ground', '#c9c4ba', 0.25, 0, { texture: 'tiles', textureScaleM: 1.2 }),
  carpet: row('Carpet', 'ground', '#6a6f77', 0.97, 0, { texture: 'carpet', textureScaleM: 0.5 }),
  stone: row('Stone', 'ground', '#9b9383', 0.85, 0, { texture: 'flagstones', textureScaleM: 2.4 }),
  'studio-grey': row('Studio grey', 'ground', '#6b6b6b', 0.85, 0, { texture: 'concrete', textureScaleM: 4 }),
  // wall
  brick: row('Brick', 'wall', '#8e4b38', 0.92, 0, { texture: 'brick', textureScaleM: 1, source: FACTS }),
  'plaster-white': row('White plaster', 'wall', '#e3dfd6', 0.9, 0, { texture: 'plaster', textureScaleM: 2, source: FACTS }),
  'tile-white': row('White tiles', 'wall', '#e8e8e4', 0.15, 0, { texture: 'tiles', textureScaleM: 0.9, source: FACTS }),
  'plaster-warm': row('Warm plaster', 'wall', '#d8c7aa', 0.92, 0, { texture: 'plaster', textureScaleM: 2 }),
  'plaster-rough': row('Rough mud plaster', 'wall', '#b59a74', 0.97, 0, { texture: 'plaster-rough', textureScaleM: 2 }),
  'paint-blue-grey': row('Blue-grey paint', 'wall', '#8396a3', 0.85, 0, { texture: 'plaster', textureScaleM: 2 }),
  'paint-green': row('Sage paint', 'wall', '#93a18a', 0.85, 0, { texture: 'plaster', textureScaleM: 2 }),
  'paint-ochre': row('Ochre paint', 'wall', '#bf9350', 0.85, 0, { texture: 'plaster', textureScaleM: 2 }),
  'brick-white': row('White-painted brick', 'wall', '#d8d4cb', 0.85, 0, { texture: 'brick', textureScaleM: 1 }),
  'wallpaper-damask': row('Damask wallpaper', 'wall', '#7d8a76', 0.85, 0, { texture: 'damask', textureScaleM: 0.6 }),
  'wallpaper-stripe': row('Striped wallpaper', 'wall', '#c9b899', 0.85, 0, { texture: 'stripes', textureScaleM: 0.4 }),
  'panelling-oak': row('Oak panelling', 'wall', '#7c5a38', 0.5, 0, { texture: 'panelling', textureScaleM: 1.2 }),
  'panelling-white': row('White panelling', 'wall', '#dedbd2', 0.5, 0, { texture: 'panelling', textureScaleM: 1.2 }),
  'stone-blocks': row('Stone blocks', 'wall', '#a79b84', 0.9, 0, { texture: 'blocks', textureScaleM: 2 }),
  // wood
  'wood-oak': row('Oak', 'wood', '#a9855a', 0.6, 0, { texture: 'wood', textureScaleM: 1, source: FACTS }),
  'wood-pine': row('Pine', 'wood', '#cfae7b', 0.65, 0, { texture: 'wood', textureScaleM: 1, source: FACTS }),
  'wood-walnut': row('Walnut', 'wood', '#5f4330', 0.5, 0, { texture: 'wood', textureScaleM: 1, source: FACTS }),
  'wood-weathered': row('Weathered wood', 'wood', '#8d8271', 0.9, 0, { texture: 'wood', textureScaleM: 0.8, source: FACTS }),
  'wood-painted-white': row('White paint on wood', 'wood', '#e6e3db', 0.5, 0, {
    texture: 'paint',
    textureScaleM: 1,
    source: FACTS,
  }),
  'wood-lacquer-red': row('Red lacquer', 'wood', '#7e1c17', 0.25, 0, { texture: 'paint', textureScaleM: 1, source: FACTS }),
  plywood: row('Plywood', 'wood', '#c8a878', 0.7, 0, { texture: 'wood', textureScaleM: 1.2, source: FACTS }),
  bamboo: row('Bamboo', 'wood', '#c9a864', 0.6, 0, { texture: 'wood', textureScaleM: 0.5, source: FACTS }),
  bark: row('Bark', 'wood', '#5a4634', 0.95, 0, { texture: 'bark', textureScaleM: 0.6, source: FACTS }),
  charcoal: row('Charred wood', 'wood', '#1f1b19', 0.95, 0, { texture: 'bark', textureScaleM: 0.3 }),
  'wood-end': row('End grain', 'wood', '#b08a5c', 0.8, 0, { texture: 'rings', textureScaleM: 0.4 }),
  'wood-ebony': row('Ebony', 'wood', '#2a211c', 0.45, 0, { texture: 'wood', textureScaleM: 1 }),
  'wood-painted-blue': row('Blue paint on wood', 'wood', '#4f6d84', 0.55, 0, { texture: 'paint', textureScaleM: 1 }),
  'wood-painted-green': row('Green paint on wood', 'wood', '#566b4f', 0.55, 0, { texture: 'paint', textureScaleM: 1 }),
  'bark-palm': row('Palm bark', 'wood', '#7a6650', 0.95, 0, { texture: 'bark', textureScaleM: 0.4 }),
  // cloth
  'fabric-linen': row('Linen', 'cloth', '#cfc4ad', 0.95, 0, { texture: 'weave', textureScaleM: 0.1, source: FACTS }),
  'fabric-grey': row('Grey cloth', 'cloth', '#7c7c7c', 0.95, 0, { texture: 'weave', textureScaleM: 0.1, source: FACTS }),
  'fabric-blue': row('Blue cloth', 'cloth', '#3a4f73', 0.95, 0, { texture: 'weave', textureScaleM: 0.1, source: FACTS }),
  'fabric-red': row('Red cloth', 'cloth', '#8c2a2a', 0.9, 0, { texture: 'weave', textureScaleM: 0.1, source: FACTS }),
  'velvet-red': row('Red velvet', 'cloth', '#5c0f18', 0.85, 0, { texture: 'velvet', textureScaleM: 0.3, source: FACTS }),
  'canvas-tan': row('Tan canvas', 'cloth', '#b79a6a', 0.95, 0, { texture: 'weave', textureScaleM: 0.12, source: FACTS }),
  muslin: row('Muslin', 'cloth', '#e2dac4', 0.95, 0, { texture: 'weave', textureScaleM: 0.08, source: FACTS }),
  'duvetyne-black': row('Black duvetyne', 'cloth', '#0c0c0c', 0.98, 0, {
    texture: 'velvet',
    textureScaleM: 0.3,
    source: FACTS,
  }),
  'chroma-green': row('Chroma green', 'cloth', '#1f9b3a', 0.9, 0, { texture: 'weave', textureScaleM: 0.1, source: FACTS }),
  'chroma-blue': row('Chroma blue', 'cloth', '#14489c', 0.9, 0, { texture: 'weave', textureScaleM: 0.1, source: FACTS }),
  'wool-goat-black': row('Black goat hair', 'cloth', '#2b2622', 0.97, 0, {
    texture: 'goat-hair',
    textureScaleM: 0.6,
    source: FACTS,
  }),
  'rug-persian': row('Persian rug', 'cloth', '#7a3027', 0.98, 0, { texture: 'carpet', textureScaleM: 0.3, source: FACTS }),
  straw: row('Straw', 'cloth', '#c8ad66', 0.97, 0, { texture: 'straw', textureScaleM: 0.2, source: FACTS }),
  rope: row('Rope', 'cloth', '#a88d5f', 0.95, 0, { texture: 'rope', textureScaleM: 0.05 }),
  'wool-red': row('Madder-red wool', 'cloth', '#7d2b22', 0.97, 0, { texture: 'carpet', textureScaleM: 0.2 }),
  'wool-indigo': row('Indigo wool', 'cloth', '#26314f', 0.97, 0, { texture: 'carpet', textureScaleM: 0.2 }),
  'wool-ochre': row('Ochre wool', 'cloth', '#b9853b', 0.97, 0, { texture: 'carpet', textureScaleM: 0.2 }),
  'wool-cream': row('Cream wool', 'cloth', '#d9cbae', 0.97, 0, { texture: 'carpet', textureScaleM: 0.2 }),
  'wool-brown': row('Brown wool', 'cloth', '#5a3f2c', 0.97, 0, { texture: 'carpet', textureScaleM: 0.2 }),
  'wool-green': row('Green wool', 'cloth', '#4a5a3c', 0.97, 0, { texture: 'carpet', textureScaleM: 0.2 }),
  'fabric-green': row('Green cloth', 'cloth', '#4c5b45', 0.95, 0, { texture: 'weave', textureScaleM: 0.1 }),
  'fabric-mustard': row('Mustard cloth', 'cloth', '#b08a35', 0.95, 0, { texture: 'weave', textureScaleM: 0.1 }),
  'fabric-white': row('White cloth', 'cloth', '#e2dfd7', 0.95, 0, { texture: 'weave', textureScaleM: 0.1 }),
  'fabric-charcoal': row('Charcoal cloth', 'cloth', '#3a3a3c', 0.95, 0, { texture: 'weave', textureScaleM: 0.1 }),
  'fabric-striped': row('Striped desert cloth', 'cloth', '#9c6b44', 0.95, 0, { texture: 'stripes', textureScaleM: 0.4 }),
  // leather
  'leather-brown': row('Brown leather', 'leather', '#5b3a24', 0.5, 0, {
    texture: 'leather',
    textureScaleM: 0.5,
    source: FACTS,
  }),
  'leather-black': row('Black leather', 'leather', '#1d1b1a', 0.45, 0, {
    texture: 'leather',
    textureScaleM: 0.5,
    source: FACTS,
  }),
  hide: row('Hide', 'leather', '#8a6a4a', 0.85, 0, { texture: 'leather', textureScaleM: 0.7, source: FACTS }),
  'leather-tan': row('Tan leather', 'leather', '#9a6b43', 0.5, 0, { texture: 'leather', textureScaleM: 0.5 }),
  'fur-camel': row('Camel hair', 'leather', '#b08a5a', 0.95, 0, { texture: 'fur', textureScaleM: 0.3 }),
  'fur-dark': row('Dark hair', 'leather', '#4a3626', 0.95, 0, { texture: 'fur', textureScaleM: 0.3 }),
  // earth
  clay: row('Clay', 'earth', '#a9643f', 0.85, 0, { texture: 'clay', textureScaleM: 0.6, source: FACTS }),
  mudbrick: row('Mud brick', 'earth', '#a48662', 0.97, 0, { texture: 'brick', textureScaleM: 0.8, source: FACTS }),
  'ceramic-white': row('White ceramic', 'earth', '#ededea', 0.2, 0, { source: FACTS }),
  'clay-dark': row('Smoked clay', 'earth', '#5d4234', 0.85, 0, { texture: 'clay', textureScaleM: 0.6 }),
  'clay-pale': row('Pale clay', 'earth', '#c9a27c', 0.88, 0, { texture: 'clay', textureScaleM: 0.6 }),
  'ceramic-blue': row('Blue glaze', 'earth', '#2f5573', 0.18, 0),
  'ceramic-green': row('Green glaze', 'earth', '#5a7a64', 0.2, 0),
  wax: row('Candle wax', 'earth', '#e9dfc2', 0.5, 0),
  grain: row('Grain', 'earth', '#c79a52', 0.95, 0, { texture: 'gravel', textureScaleM: 0.05 }),
  // stone
  'stone-limestone': row('Limestone', 'stone', '#bdb29a', 0.9, 0, { texture: 'stone', textureScaleM: 1.5, source: FACTS }),
  'stone-granite': row('Granite', 'stone', '#77746f', 0.6, 0, { texture: 'granite', textureScaleM: 1, source: FACTS }),
  marble: row('Marble', 'stone', '#dedad2', 0.2, 0, { texture: 'marble', textureScaleM: 2, source: FACTS }),
  'stone-sandstone': row('Sandstone', 'stone', '#b58a5e', 0.93, 0, { texture: 'stone', textureScaleM: 1.5 }),
  'stone-basalt': row('Basalt', 'stone', '#3d3c3b', 0.85, 0, { texture: 'stone', textureScaleM: 1.2 }),
  'stone-dark': row('Shadow in a shaft', 'stone', '#15130f', 0.98, 0),
  // metal
  'steel-brushed': row('Brushed steel', 'metal', '#b5b7b8', 0.35, 1, { texture: 'brushed', textureScaleM: 0.4, source: FACTS }),
  'steel-painted-black': row('Black steel', 'metal', '#1c1c1d', 0.45, 0, { texture: 'paint', textureScaleM: 1, source: FACTS }),
  'steel-painted-grey': row('Grey steel', 'metal', '#8a8d90', 0.5, 0, { texture: 'paint', textureScaleM: 1, source: FACTS }),
  chrome: row('Chrome', 'metal', '#c8c9ca', 0.08, 1, { source: FACTS }),
  aluminium: row('Aluminium', 'metal', '#c9cbcc', 0.3, 1, { texture: 'brushed', textureScaleM: 0.4, source: FACTS }),
  brass: row('Brass', 'metal', '#c9a45c', 0.3, 1, { texture: 'brushed', textureScaleM: 0.4, source: FACTS }),
  bronze: row('Bronze', 'metal', '#7d5c3a', 0.4, 1, { texture: 'hammered', textureScaleM: 0.4, source: FACTS }),
  copper: row('Copper', 'metal', '#c3764f', 0.3, 1, { texture: 'hammered', textureScaleM: 0.4, source: FACTS }),
  gold: row('Gold', 'metal', '#e2b65a', 0.2, 1, { texture: 'hammered', textureScaleM: 0.5, source: FACTS }),
  'iron-rusty': row('Rusty iron', 'metal', '#6b4330', 0.85, 0.3, { texture: 'rust', textureScaleM: 0.5, source: FACTS }),
  'iron-black': row('Wrought iron', 'metal', '#26251f', 0.6, 0.6, { texture: 'hammered', textureScaleM: 0.3 }),
  // plastic
  'plastic-white': row('White plastic', 'plastic', '#e6e6e4', 0.4, 0, { source: FACTS }),
  'plastic-black': row('Black plastic', 'plastic', '#1a1a1b', 0.4, 0, { source: FACTS }),
  'plastic-red': row('Red plastic', 'plastic', '#b01f1c', 0.35, 0, { source: FACTS }),
  'plastic-yellow': row('Yellow plastic', 'plastic', '#d8b216', 0.4, 0, { source: FACTS }),
  'rubber-black': row('Rubber', 'plastic', '#161616', 0.85, 0, { source: FACTS }),
  // glass
  glass: row('Glass', 'glass', '#f2f5f4', 0.03, 0, { alpha: 0.22, source: FACTS }),
  mirror: row('Mirror', 'glass', '#e8eaea', 0.02, 1, { source: FACTS }),
  'screen-off': row('Dark screen', 'glass', '#07080a', 0.12, 0, { source: FACTS }),
  'glass-green': row('Green glass', 'glass', '#2f4a33', 0.05, 0, { alpha: 0.75 }),
  'glass-amber': row('Amber glass', 'glass', '#6b3f1c', 0.05, 0, { alpha: 0.8 }),
  'glass-clear': row('Clear glass', 'glass', '#e8f0ef', 0.04, 0, { alpha: 0.28 }),
  wine: row('Wine', 'glass', '#3a0d14', 0.05, 0),
  water: row('Water', 'glass', '#5f7f86', 0.04, 0, { texture: 'water', textureScaleM: 1, alpha: 0.75 }),
  // paper
  paper: row('Paper', 'paper', '#efebdf', 0.9, 0, { source: FACTS }),
  cardboard: row('Cardboard', 'paper', '#b48f62', 0.92, 0, { texture: 'cardboard', textureScaleM: 0.3, source: FACTS }),
  'book-red': row('Red binding', 'paper', '#7a2a26', 0.7, 0, { texture: 'leather', textureScaleM: 0.2 }),
  'book-blue': row('Blue binding', 'paper', '#2d4159', 0.7, 0, { texture: 'leather', textureScaleM: 0.2 }),
  'book-green': row('Green binding', 'paper', '#3c5240', 0.7, 0, { texture: 'leather', textureScaleM: 0.2 }),
  'book-ochre': row('Ochre binding', 'paper', '#a57c3c', 0.7, 0, { texture: 'leather', textureScaleM: 0.2 }),
  'print-sky': row('Print: sky', 'paper', '#a9bccb', 0.7, 0),
  'print-hills': row('Print: hills', 'paper', '#6f7d6a', 0.7, 0),
  'print-field': row('Print: field', 'paper', '#c2a464', 0.7, 0),
  // plant
  leaf: row('Leaf', 'plant', '#3d5a25', 0.7, 0, { texture: 'leaf', textureScaleM: 0.3, source: FACTS }),
  'leaf-dry': row('Dry leaf', 'plant', '#8a7a3f', 0.8, 0, { texture: 'leaf', textureScaleM: 0.3 }),
  'leaf-palm': row('Palm leaf', 'plant', '#5e7434', 0.6, 0, { texture: 'leaf', textureScaleM: 0.3 }),
  'leaf-olive': row('Grey-green leaf', 'plant', '#6d7650', 0.75, 0, { texture: 'leaf', textureScaleM: 0.3 }),
  'grass-dry': row('Dry grass', 'plant', '#a8935a', 0.95, 0, { texture: 'leaf', textureScaleM: 0.2 }),
  date: row('Dates', 'plant', '#8a4a1f', 0.6, 0),
  // glow
  'fire-emissive': row('Flame', 'glow', '#ff8a2a', 1, 0, { alpha: 0.7, emissiveNit: 5000, source: FACTS }),
  'neon-emissive': row('Neon', 'glow', '#ff3b6b', 0.4, 0, { emissiveNit: 800, source: FACTS }),
  'fire-core': row('Heart of a flame', 'glow', '#ffd98a', 1, 0, { emissiveNit: 12000 }),
  ember: row('Embers', 'glow', '#ff4a14', 1, 0, { texture: 'ember', textureScaleM: 0.25, emissiveNit: 1200 }),
  'bulb-warm': row('Warm bulb', 'glow', '#ffe2b0', 1, 0, { emissiveNit: 4000 }),
  'shade-lit': row('Lamp shade, lit', 'glow', '#f3dcb4', 0.9, 0, { texture: 'weave', textureScaleM: 0.1, emissiveNit: 300 }),
  'screen-on': row('Lit screen', 'glow', '#9fb9dc', 0.2, 0, { emissiveNit: 250 }),
} satisfies Readonly<Record<string, Material>>

export type MaterialId = keyof typeof table

export const materials: Readonly<Record<string, Material>> = table
