/** Places that a set can be dressed as: what belongs there, how many, how it stands, and why. Data; kit ids. */
import type { Relation } from './understanding.ts'

export interface PlaceItem {
  /** Kit ids, the first that the kit has is taken. */
  readonly assets: readonly string[]
  readonly count: readonly [number, number]
  readonly rel: Relation
  /** Kit ids that it is placed by. */
  readonly of?: readonly string[]
  readonly face?: 'in' | 'out' | 'any'
  /** For `around`: metres from the middle. */
  readonly radiusM?: number
  /** Somebody can sit here: these make up the number of seats that a brief asks for. */
  readonly seat?: true
  /** Pieces stand together instead of each for itself. */
  readonly cluster?: true
  readonly size?: readonly [number, number]
  readonly look?: string
  readonly why: string
}

export interface Place {
  readonly id: string
  readonly label: string
  readonly words: readonly string[]
  readonly indoors: boolean
  readonly ground: string
  /** What everything gathers around. */
  readonly heart: readonly string[]
  /** Outdoors: the radius that is dressed. Indoors: width and depth of the room. Metres. */
  readonly size: readonly [number, number]
  readonly wallLook?: string
  readonly items: readonly PlaceItem[]
}

const item = (
  assets: string,
  count: readonly [number, number] | number,
  rel: Relation,
  why: string,
  more: Partial<PlaceItem> = {},
): PlaceItem => ({
  assets: assets.split(' '),
  count: typeof count === 'number' ? [count, count] : count,
  rel,
  why,
  ...more,
})

export const places: readonly Place[] = [
  {
    id: 'desert-camp',
    label: 'shepherd’s camp',
    words: [
      'shepherd camp',
      'desert camp',
      'bedouin camp',
      'nomad camp',
      'nomadic camp',
      'camp in the desert',
      'oasis',
      'camp',
      'encampment',
      'desert encampment',
      'caravan camp',
      'tent camp',
      'desert',
    ],
    indoors: false,
    ground: 'sand',
    heart: ['campfire', 'brazier', 'well-stone', 'table-low'],
    size: [8, 8],
    items: [
      item('campfire brazier', 1, 'middle', 'The heart of the camp: where people gather, and where the light comes from.'),
      item(
        'tent-bedouin tent-a-frame',
        [2, 3],
        'around',
        'Goat-hair tents close the camp to the back; their open sides face the fire, the camera side stays free.',
        { of: ['campfire', 'brazier'], face: 'in', radiusM: 6.4 },
      ),
      item(
        'log-seat stump',
        1,
        'around',
        'A log to sit on, near enough to the fire to be lit by it and far enough not to burn.',
        { of: ['campfire', 'brazier'], face: 'in', seat: true },
      ),
      item('cushion-floor', 2, 'around', 'A floor cushion facing the fire: somebody’s place.', {
        of: ['campfire', 'brazier'],
        face: 'in',
        seat: true,
      }),
      item('rug', 2, 'under', 'A rug below the seats marks the place where one is at home.', { of: ['cushion-floor'] }),
      item('water-jar', [3, 4], 'beside', 'Water jars in the shade of the tent, in a group as they are carried and filled.', {
        of: ['tent-bedouin', 'tent-a-frame'],
        cluster: true,
        size: [0.8, 1.1],
      }),
      item('basket-woven', [2, 3], 'beside', 'Baskets by the tent: the household in view.', {
        of: ['tent-bedouin', 'tent-a-frame'],
        cluster: true,
        size: [0.85, 1.1],
      }),
      item('sack-grain', [1, 2], 'beside', 'Grain sacks, leaning where they were unloaded.', {
        of: ['tent-bedouin', 'tent-a-frame'],
        cluster: true,
      }),
      item('firewood', 1, 'near', 'Fuel for the night, within reach of the fire.', { of: ['campfire', 'brazier'] }),
      item('staff', 1, 'near', 'The shepherd’s staff, standing by his place: it tells whose camp this is.', {
        of: ['log-seat', 'cushion-floor', 'campfire'],
      }),
      item('table-low', 1, 'near', 'A low table for the meal.', { of: ['cushion-floor', 'campfire'] }),
      item('bowl-clay', 2, 'on', 'Bowls on the table: somebody has eaten.', { of: ['table-low'] }),
      item('dune', [1, 2], 'edge', 'Dunes far back, to end the view.', { face: 'any' }),
      item('rock-boulder', [4, 5], 'edge', 'Rocks at the edge hold the eye in the frame and ground the horizon.', {
        size: [0.6, 1.3],
        face: 'any',
      }),
      item('tree-palm', [2, 3], 'edge', 'Palms at the back give the sky a silhouette and say: water.', { face: 'any' }),
      item('bush grass-patch', [2, 3], 'edge', 'Dry scrub breaks up the sand.', { face: 'any' }),
    ],
  },
  {
    id: 'forest-camp',
    label: 'forest camp',
    words: [
      'forest camp',
      'campsite',
      'camp site',
      'camp in the woods',
      'camp in the forest',
      'forest',
      'woods',
      'clearing',
      'forest clearing',
      'scout camp',
    ],
    indoors: false,
    ground: 'grass',
    heart: ['campfire'],
    size: [7, 7],
    items: [
      item('campfire', 1, 'middle', 'The fire is the middle of the camp and its key light.'),
      item('tent-a-frame tent-bedouin', 2, 'around', 'Ridge tents behind the fire, open to it.', {
        of: ['campfire'],
        face: 'in',
        radiusM: 4.6,
      }),
      item('log-seat stump', 3, 'around', 'Logs around the fire to sit on.', { of: ['campfire'], face: 'in', seat: true }),
      item('firewood', 1, 'near', 'Split wood within reach of the fire.', { of: ['campfire'] }),
      item('crate-wood', 2, 'beside', 'Stores by the tent.', { of: ['tent-a-frame', 'tent-bedouin'], cluster: true }),
      item('stump', 1, 'near', 'A stump to cut wood on.', { of: ['firewood', 'campfire'] }),
      item('bush', [4, 6], 'edge', 'Undergrowth closes the clearing.', { face: 'any', size: [0.8, 1.3] }),
      item('grass-patch', [4, 6], 'scattered', 'Grass breaks up the ground.', { face: 'any' }),
      item('rock-boulder', [2, 3], 'edge', 'Rocks at the edge of the clearing.', { face: 'any', size: [0.5, 1] }),
    ],
  },
  {
    id: 'living-room',
    label: 'living room',
    words: [
      'living room',
      'livingroom',
      'lounge',
      'sitting room',
      'parlour',
      'parlor',
      'apartment',
      'flat interior',
      'front room',
    ],
    indoors: true,
    ground: 'parquet',
    heart: ['coffee-table', 'sofa-3'],
    size: [5.6, 4.8],
    wallLook: 'plaster-warm',
    items: [
      item('coffee-table table-low', 1, 'middle', 'The table that the seats gather around.'),
      item('sofa-3 sofa-2', 1, 'behind', 'The sofa faces the camera side across the table.', {
        of: ['coffee-table', 'table-low'],
        seat: true,
      }),
      item('armchair', [1, 2], 'beside', 'An armchair at an angle to the sofa, for the other half of a conversation.', {
        of: ['coffee-table', 'table-low'],
        face: 'in',
        seat: true,
      }),
      item('rug', 1, 'under', 'A rug ties the seats together.', { of: ['coffee-table', 'table-low'] }),
      item('floor-lamp', 1, 'beside', 'A floor lamp by the sofa: a practical with a reason.', { of: ['sofa-3', 'sofa-2'] }),
      item('bookcase', [1, 2], 'wall', 'Books against the wall: depth and a life lived.'),
      item('side-table', 1, 'beside', 'A side table by the armchair.', { of: ['armchair', 'sofa-3', 'sofa-2'] }),
      item('table-lamp', 1, 'on', 'A lamp on the side table.', { of: ['side-table'] }),
      item('plant-pot', 1, 'corner', 'A plant softens the corner.'),
      item('picture-frame', [1, 2], 'wall', 'A picture on the wall, at eye height.'),
      item('books', 1, 'on', 'Books left on the table.', { of: ['coffee-table', 'table-low'] }),
      item('mug', 1, 'on', 'A mug: somebody was just here.', { of: ['coffee-table', 'table-low'] }),
    ],
  },
  {
    id: 'bedroom',
    label: 'bedroom',
    words: ['bedroom', 'bed room', 'hotel room', 'motel room', 'dormitory'],
    indoors: true,
    ground: 'wood-planks',
    heart: ['bed-double'],
    size: [4.6, 4.4],
    wallLook: 'paint-blue-grey',
    items: [
      item('bed-double', 1, 'wall', 'The bed stands with its head to the wall.'),
      item('nightstand side-table', 2, 'beside', 'A bedside table within reach of the sleeper.', { of: ['bed-double'] }),
      item('table-lamp', 2, 'on', 'A bedside lamp: the practical that lights a face on the pillow.', {
        of: ['nightstand', 'side-table'],
      }),
      item('rug', 1, 'near', 'A rug for bare feet.', { of: ['bed-double'] }),
      item('wardrobe', 1, 'wall', 'A wardrobe against the wall.'),
      item('armchair chair-dining', 1, 'corner', 'A chair for clothes, and for whoever watches.'),
      item('picture-frame', 1, 'wall', 'A picture on the wall.'),
    ],
  },
  {
    id: 'office',
    label: 'office',
    words: ['office', 'library', 'workplace', 'study', 'open plan office', 'bureau'],
    indoors: true,
    ground: 'carpet',
    heart: ['desk'],
    size: [6, 5],
    wallLook: 'plaster-white',
    items: [
      item('desk', 1, 'middle', 'The desk faces the room: who sits there receives.'),
      item('chair-office', 1, 'behind', 'The chair behind the desk.', { of: ['desk'], seat: true, face: 'in' }),
      item('chair-dining', 2, 'front', 'Chairs for visitors, facing the desk.', { of: ['desk'], seat: true, face: 'in' }),
      item('laptop', 1, 'on', 'A laptop on the desk.', { of: ['desk'] }),
      item('table-lamp', 1, 'on', 'A desk lamp: a practical that keys the face from below the eyes.', { of: ['desk'] }),
      item('bookcase', [2, 3], 'wall', 'Shelves along the wall.'),
      item('plant-pot', 1, 'corner', 'The plant that every office has.'),
      item('picture-frame', 1, 'wall', 'A picture on the wall.'),
      item('mug', 1, 'on', 'A mug beside the work.', { of: ['desk'] }),
    ],
  },
  {
    id: 'cafe',
    label: 'café',
    words: ['cafe', 'café', 'coffee shop', 'coffeehouse', 'coffee house', 'bistro', 'restaurant', 'tea room'],
    indoors: true,
    ground: 'tiles',
    heart: ['dining-table'],
    size: [8, 7],
    wallLook: 'panelling-oak',
    items: [
      item('dining-table', [4, 4], 'scattered', 'Tables with room for a waiter between them.', {
        size: [0.75, 0.75],
      }),
      item('chair-dining', 8, 'around', 'Chairs at the tables, square to them.', {
        of: ['dining-table'],
        seat: true,
        face: 'in',
      }),
      item('pendant-lamp', 2, 'scattered', 'Lamps low over the tables: pools of light.', {}),
      item('bookcase', 1, 'wall', 'Shelves behind the counter.'),
      item('mug', 3, 'on', 'Cups on the tables.', { of: ['dining-table'] }),
      item('plant-pot', 2, 'corner', 'Plants in the corners.'),
      item('picture-frame', 2, 'wall', 'Pictures on the wall.'),
    ],
  },
  {
    id: 'diner',
    label: 'diner',
    words: ['diner', 'bar', 'pub', 'saloon', 'tavern', 'inn', 'nightclub'],
    indoors: true,
    ground: 'tiles',
    heart: ['dining-table'],
    size: [8, 6.5],
    wallLook: 'brick',
    items: [
      item('dining-table', 3, 'scattered', 'Tables in the room.', { size: [0.75, 0.8] }),
      item('bar-counter', 1, 'wall', 'The counter along the wall: the barman faces the room.'),
      item('bar-stool', 6, 'around', 'Stools at the tables.', { of: ['dining-table'], seat: true, face: 'in' }),
      item('barrel-wood', 2, 'corner', 'Barrels in the corner.'),
      item('bottle', 3, 'on', 'Bottles on the tables.', { of: ['dining-table'] }),
      item('pendant-lamp', 2, 'scattered', 'Lamps low over the tables: pools of light.', {}),
      item('bookcase', 1, 'wall', 'Shelves of bottles against the wall.'),
    ],
  },
  {
    id: 'dining-room',
    label: 'dining room',
    words: ['dining room', 'dinner table scene', 'dinner party', 'banquet', 'family dinner', 'kitchen'],
    indoors: true,
    ground: 'wood-planks',
    heart: ['dining-table'],
    size: [5.4, 4.8],
    wallLook: 'wallpaper-damask',
    items: [
      item('dining-table', 1, 'middle', 'The table is the stage of the scene.'),
      item('chair-dining', 6, 'around', 'Chairs around the table, square to its edges.', {
        of: ['dining-table'],
        seat: true,
        face: 'in',
      }),
      item('plates-set', [3, 4], 'on', 'Laid for a meal.', { of: ['dining-table'] }),
      item('bottle', 1, 'on', 'A bottle on the table.', { of: ['dining-table'] }),
      item('rug', 1, 'under', 'A rug below the table.', { of: ['dining-table'] }),
      item('candelabra', 1, 'corner', 'Candles at the back: a warm accent.'),
      item('bookcase', 1, 'wall', 'A cupboard against the wall.'),
      item('picture-frame', 2, 'wall', 'Family pictures.'),
    ],
  },
  {
    id: 'interrogation-room',
    label: 'interrogation room',
    words: ['interrogation room', 'interview room', 'police interview', 'interrogation', 'prison cell', 'cell'],
    indoors: true,
    ground: 'concrete',
    heart: ['dining-table', 'desk'],
    size: [4.2, 3.8],
    wallLook: 'concrete',
    items: [
      item('dining-table desk', 1, 'middle', 'A bare table: nothing to hold on to.', { size: [0.8, 0.8] }),
      item('chair-dining', 2, 'around', 'Two chairs, face to face across the table.', {
        of: ['dining-table', 'desk'],
        seat: true,
        face: 'in',
      }),
      item('pendant-lamp', 1, 'middle', 'One lamp straight above the table: eyes in shadow.'),
      item('mug', 1, 'on', 'A cup that has gone cold.', { of: ['dining-table', 'desk'] }),
    ],
  },
  {
    id: 'courtyard',
    label: 'courtyard',
    words: ['courtyard', 'court yard', 'patio', 'garden', 'village square', 'village', 'square', 'yard', 'well in a village'],
    indoors: false,
    ground: 'stone',
    heart: ['well-stone'],
    size: [7, 7],
    items: [
      item('well-stone', 1, 'middle', 'The well is where the village meets.'),
      item('water-jar', [3, 4], 'beside', 'Jars wait at the well to be filled.', {
        of: ['well-stone'],
        cluster: true,
        size: [0.8, 1.1],
      }),
      item('park-bench', 2, 'around', 'Benches look at the well.', {
        of: ['well-stone'],
        face: 'in',
        seat: true,
        radiusM: 3.6,
      }),
      item('awning-cloth', 1, 'edge', 'An awning gives shade at the side.', { face: 'in' }),
      item('tree-palm', 2, 'edge', 'Palms stand over the walls.', { face: 'any' }),
      item('plant-pot', [2, 3], 'edge', 'Plants in pots.', { face: 'any' }),
      item('basket-woven', 2, 'near', 'Baskets, set down for a moment.', { of: ['park-bench', 'well-stone'] }),
    ],
  },
  {
    id: 'market',
    label: 'market',
    words: ['market', 'marketplace', 'market place', 'bazaar', 'souk', 'market square', 'street market'],
    indoors: false,
    ground: 'soil',
    heart: ['market-stall', 'awning-cloth', 'table-low'],
    size: [9, 9],
    items: [
      item('market-stall awning-cloth', 4, 'around', 'Stalls along both sides of the lane, open to it.', {
        face: 'in',
        radiusM: 5,
      }),
      item('table-low', 3, 'near', 'Goods are laid out on low tables.', { of: ['market-stall', 'awning-cloth'] }),
      item('basket-woven', [5, 6], 'near', 'Baskets of goods in front of the stalls.', {
        of: ['market-stall', 'awning-cloth'],
        size: [0.85, 1.15],
      }),
      item('sack-grain', [4, 5], 'near', 'Sacks of grain, as they came from the camel.', {
        of: ['market-stall', 'awning-cloth'],
      }),
      item('water-jar', [3, 5], 'near', 'Jars for sale.', { of: ['market-stall', 'awning-cloth'], size: [0.8, 1.1] }),
      item('bowl-clay', 3, 'on', 'Bowls on the tables.', { of: ['table-low'] }),
      item('crate-wood', [2, 3], 'near', 'Crates behind the stalls.', { of: ['market-stall', 'awning-cloth'] }),
      item('barrel-wood', 2, 'near', 'Barrels of oil and wine behind the goods.', { of: ['market-stall', 'awning-cloth'] }),
      item('rug', 2, 'scattered', 'Rugs, spread to be sold.', { face: 'any' }),
      item('camel', 1, 'edge', 'A camel at the edge, still loaded in mind.', { face: 'any' }),
    ],
  },
  {
    id: 'street',
    label: 'street corner',
    words: ['street', 'street corner', 'park', 'alley', 'city street', 'bus stop', 'pavement', 'sidewalk'],
    indoors: false,
    ground: 'asphalt',
    heart: ['park-bench', 'street-lamp'],
    size: [7, 7],
    items: [
      item('park-bench', 1, 'middle', 'The bench is where two can meet by chance.', { seat: true }),
      item('street-lamp', [1, 2], 'beside', 'A street lamp beside it: the practical that lights the bench.', {
        of: ['park-bench'],
      }),
      item('bush', 3, 'edge', 'Green behind the bench.', { face: 'any' }),
      item('crate-wood', 1, 'edge', 'A crate, left by a shop.', { face: 'any' }),
    ],
  },
  {
    id: 'warehouse',
    label: 'warehouse',
    words: ['warehouse', 'storage', 'storehouse', 'cellar', 'basement', 'garage', 'workshop', 'barn', 'depot', 'hideout'],
    indoors: true,
    ground: 'concrete',
    heart: ['crate-wood'],
    size: [9, 8],
    wallLook: 'brick',
    items: [
      item('crate-wood', [6, 8], 'scattered', 'Crates in groups: cover, and depth in the frame.', {
        face: 'any',
        cluster: true,
        size: [0.9, 1.2],
      }),
      item('barrel-wood', [4, 5], 'corner', 'Barrels in the corner.', { cluster: true }),
      item('ladder', 1, 'wall', 'A ladder against the wall.'),
      item('sack-grain', [2, 3], 'near', 'Sacks by the crates.', { of: ['crate-wood'] }),
      item('pendant-lamp', 2, 'scattered', 'Bare lamps from the ceiling.'),
    ],
  },
  {
    id: 'tabernacle',
    label: 'sanctuary',
    words: ['sanctuary', 'temple', 'tabernacle', 'shrine', 'church', 'chapel', 'holy of holies'],
    indoors: true,
    ground: 'stone',
    heart: ['ark-chest'],
    size: [8, 8],
    wallLook: 'stone-blocks',
    items: [
      item('ark-chest', 1, 'middle', 'The chest alone in the middle: all lines lead to it.'),
      item('brazier', 2, 'beside', 'A brazier on either side: symmetry is awe.', { of: ['ark-chest'] }),
      item('candelabra', 2, 'corner', 'Candles at the back, to find the walls in the dark.'),
      item('rug', 1, 'front', 'A rug before the chest, where one kneels.', { of: ['ark-chest'] }),
      item('curtains', 2, 'wall', 'Hangings on the wall.'),
      item('bowl-clay', 1, 'near', 'A bowl for the offering.', { of: ['ark-chest'] }),
    ],
  },
  {
    id: 'throne-room',
    label: 'throne room',
    words: ['throne room', 'palace', 'throne hall', 'audience hall', 'great hall', 'castle'],
    indoors: true,
    ground: 'stone',
    heart: ['throne'],
    size: [9, 9],
    wallLook: 'stone-blocks',
    items: [
      item('throne', 1, 'wall', 'The throne before the back wall: whoever enters walks towards it.', { seat: true }),
      item('rug', 1, 'front', 'A carpet leads up to the throne.', { of: ['throne'] }),
      item('brazier', 2, 'beside', 'A brazier on either side: fire at the height of a face.', { of: ['throne'] }),
      item('column', 4, 'edge', 'Columns give the hall its depth.'),
      item('candelabra', 2, 'corner', 'Candles find the corners in the dark.'),
      item('curtains', 2, 'wall', 'Hangings on the walls.'),
    ],
  },
  {
    id: 'film-set',
    label: 'film set',
    words: ['film set', 'behind the scenes', 'video village', 'sound stage', 'soundstage'],
    indoors: false,
    ground: 'studio-grey',
    heart: ['director-chair'],
    size: [6, 6],
    items: [
      item('director-chair', [2, 3], 'middle', 'Chairs of director and producer, side by side.', { seat: true, cluster: true }),
      item('apple-box', 2, 'near', 'Apple boxes, always at hand.', { of: ['director-chair'] }),
      item('c-stand', [2, 3], 'edge', 'Stands at the edge of the set.', { face: 'any' }),
      item('flat-4x8', [2, 3], 'edge', 'Flats at the back.', { face: 'in' }),
      item('ladder', 1, 'edge', 'A ladder for the rig.', { face: 'any' }),
    ],
  },
]

export const placeOf = (id: string | null): Place | null => places.find((place) => place.id === id) ?? null

/** Each word of each place with its id. */
export const placeWords: readonly (readonly [string, string])[] = places.flatMap((place) =>
  place.words.map((word) => [word, place.id] as const),
)
