/** The planner's own vocabulary, as tables: what a word or phrase of a brief means. Props come from the kit (`words.ts`). */
import type { LightRole, Relation, ShotSize } from './understanding.ts'

export type Meaning =
  | { readonly t: 'thing'; readonly assets: readonly string[] }
  | { readonly t: 'num'; readonly min: number; readonly max: number }
  | { readonly t: 'rel'; readonly rel: Relation; readonly alone?: true }
  | {
      readonly t:
        | 'no'
        | 'strike'
        | 'add'
        | 'and'
        | 'or'
        | 'comma'
        | 'stop'
        | 'the'
        | 'a'
        | 'filler'
        | 'light'
        | 'sit'
        | 'may'
        | 'it'
        | 'room'
        | 'everything'
        | 'others'
    }
  | { readonly t: 'place'; readonly id: string }
  | { readonly t: 'mood'; readonly id: string }
  | { readonly t: 'hour'; readonly name: string; readonly hour: number; readonly sky?: 'clear' | 'cloudy' | 'night' | 'studio' }
  | { readonly t: 'sky'; readonly sky: 'clear' | 'cloudy' | 'night' | 'studio'; readonly haze?: number }
  | { readonly t: 'ground'; readonly ground: string }
  | { readonly t: 'role'; readonly role: LightRole }
  | { readonly t: 'kelvin'; readonly kelvin: number; readonly colour?: string }
  | { readonly t: 'gel'; readonly gel: string; readonly colour: string }
  | { readonly t: 'soft'; readonly soft: boolean }
  | { readonly t: 'size'; readonly by: number }
  | { readonly t: 'look'; readonly look: string }
  | {
      readonly t: 'person'
      readonly build: 'male' | 'female' | null
      readonly robe?: true
      readonly heightM?: number
      readonly crowd?: true
    }
  | { readonly t: 'pose'; readonly pose: string }
  | { readonly t: 'shot'; readonly size: ShotSize; readonly over?: true }
  | { readonly t: 'camera' | 'character' | 'lamp' | 'selection' }
  | { readonly t: 'angle'; readonly angle: 'low' | 'high' | 'top' }
  | { readonly t: 'dir'; readonly way: 'left' | 'right' | 'forward' | 'back' | 'up' | 'down' | 'closer' | 'away' }
  | { readonly t: 'tone'; readonly by: 'warmer' | 'cooler' | 'brighter' | 'darker' | 'softer' | 'harder' }
  | { readonly t: 'amount'; readonly by: 'fewer' | 'more' }
  | { readonly t: 'grow'; readonly by: number }
  | { readonly t: 'verb'; readonly verb: 'move' | 'turn' | 'make' | 'swap' | 'face' }
  | { readonly t: 'to' | 'with' | 'metre' | 'mm' | 'degree' | 'x' | 'clock' }
  | { readonly t: 'much'; readonly much: number }
  | { readonly t: 'unknown' }
  | { readonly t: 'length'; readonly metres: number }
  | { readonly t: 'focal'; readonly mm: number }
  | { readonly t: 'angleOf'; readonly degrees: number }
  | { readonly t: 'ratio'; readonly ratio: number }

type Table = Readonly<Record<string, Meaning>>

/** One meaning for several words, parted by commas. */
const each = (words: string, meaning: Meaning): [string, Meaning][] => words.split(',').map((word) => [word.trim(), meaning])
const n = (min: number, max = min): Meaning => ({ t: 'num', min, max })
const rel = (to: Relation, alone?: true): Meaning => ({ t: 'rel', rel: to, ...(alone ? { alone } : {}) })

const NUMBERS = 'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen'.split(
  ' ',
)

const counts: [string, Meaning][] = [
  ...NUMBERS.map((word, i): [string, Meaning] => [word, n(i)]),
  ...each('twenty', n(20)),
  ...each('thirty', n(30)),
  ...each('forty', n(40)),
  ...each('fifty', n(50)),
  ...each('hundred, a hundred, one hundred', n(100)),
  ...each('a thousand, thousand, one thousand', n(1000)),
  ...each('half a dozen, half dozen', n(6)),
  ...each('a dozen, dozen, one dozen', n(12)),
  ...each('two dozen', n(24)),
  ...each('dozens, dozens of', n(24)),
  ...each('a pair of, pair of, a pair, pair, a couple of, couple of, a couple, couple, both', n(2)),
  ...each('a trio of, trio of', n(3)),
  ...each('a few, few', n(3, 4)),
  ...each('some, any', n(2, 4)),
  ...each('several, a handful of, handful of, a number of, a group of, a cluster of, cluster of, group of', n(3, 5)),
  ...each('many, lots of, a lot of, plenty of, loads of, numerous', n(6, 9)),
  ...each('a row of, row of, a line of, line of', n(4, 5)),
  ...each('a single, single, just one, only one', n(1)),
]

const relations: [string, Meaning][] = [
  ...each(
    'around, round, all around, surrounding, encircling, in a circle around, in a ring around, gathered around',
    rel('around'),
  ),
  ...each('on, on top of, onto, atop, upon, lying on, standing on', rel('on')),
  ...each('under, underneath, beneath, below', rel('under')),
  ...each('in, inside, within, into', rel('in')),
  ...each('beside, next to, alongside, by the side of, at the side of, flanking, to the side of', rel('beside')),
  ...each('near, near to, close to, nearby, by, at', rel('near')),
  ...each('facing, looking at, turned to, towards, toward, oriented to, pointing at', rel('facing')),
  ...each('in front of, before, opposite, across from', rel('front')),
  ...each('behind, in back of, at the back of', rel('behind')),
  ...each('between, in between, among', rel('between')),
  ...each(
    'against the wall, against a wall, along the wall, by the wall, at the wall, on the wall, against the back wall, against the walls, along the walls, along a wall, on the walls, on a wall, against walls',
    rel('wall', true),
  ),
  ...each('in the corner, in a corner, in one corner, in the corners, in each corner', rel('corner', true)),
  ...each(
    'in the middle, in the centre, in the center, at the centre, at the center, in the middle of the room, in the middle of it, in the middle of the set, in the centre of the room, in the center of the room, centred, centered, in the middle of the camp',
    rel('middle', true),
  ),
  ...each('in the middle of, in the centre of, in the center of', rel('middle')),
  ...each('along, in a row along, lining', rel('along')),
  ...each(
    'at the edge, around the edge, at the edges, in the background, in the distance, at the back, in the back, around the edges',
    rel('edge', true),
  ),
  ...each(
    'scattered, scattered about, strewn, here and there, all over, dotted around, strewn about, lying about',
    rel('scattered', true),
  ),
  ...each('to the left of, left of, on the left of', rel('left')),
  ...each('to the right of, right of, on the right of', rel('right')),
  ...each('against', rel('near')),
]

const hour = (name: string, at: number, sky?: 'clear' | 'cloudy' | 'night' | 'studio'): Meaning => ({
  t: 'hour',
  name,
  hour: at,
  ...(sky ? { sky } : {}),
})

const hours: [string, Meaning][] = [
  ...each('before dawn, pre-dawn, predawn, first light', hour('before dawn', 5.6, 'clear')),
  ...each('dawn, daybreak, sunrise, at dawn', hour('dawn', 5.8, 'clear')),
  ...each('morning, early morning, in the morning', hour('morning', 8, 'clear')),
  ...each('midday, noon, high noon, at noon', hour('noon', 12, 'clear')),
  ...each('daytime, by day, day, daylight', hour('day', 14, 'clear')),
  ...each('afternoon, in the afternoon', hour('afternoon', 15, 'clear')),
  ...each('late afternoon', hour('late afternoon', 16.6, 'clear')),
  ...each('golden hour, magic hour, golden light, low sun', hour('golden hour', 17.4, 'clear')),
  ...each('sunset, sundown', hour('sunset', 17.95, 'clear')),
  ...each('dusk, twilight, blue hour, nightfall, at dusk, gloaming', hour('dusk', 18.4, 'clear')),
  ...each('evening, in the evening', hour('evening', 19, 'clear')),
  ...each('night, at night, nighttime, by night, midnight, night time', hour('night', 23, 'night')),
  ...each('moonlight, moonlit, moon, by moonlight, moonshine', hour('moonlight', 23, 'night')),
]

const skies: [string, Meaning][] = [
  ...each('overcast, cloudy, grey sky, clouds', { t: 'sky', sky: 'cloudy' }),
  ...each('clear sky, sunny, sunshine, clear', { t: 'sky', sky: 'clear' }),
  ...each('studio, black box, blackout, dark studio', { t: 'sky', sky: 'studio' }),
  ...each('fog, foggy, mist, misty', { t: 'sky', sky: 'cloudy', haze: 0.5 }),
]

const moods: [string, Meaning][] = [
  ...each('low key, lowkey, low key lighting, moody, dark and moody, chiaroscuro', { t: 'mood', id: 'low-key' }),
  ...each('high key, highkey, high key lighting, bright and airy, airy', { t: 'mood', id: 'high-key' }),
  ...each('tense, tension, suspense, suspenseful, thriller, menacing, threatening, ominous', { t: 'mood', id: 'tense' }),
  ...each('romantic, romance, intimate, tender', { t: 'mood', id: 'romantic' }),
  ...each('cosy, cozy, homely, snug, comfortable, inviting, welcoming', { t: 'mood', id: 'cosy' }),
  ...each('cold, bleak, sterile, clinical, icy', { t: 'mood', id: 'cold' }),
  ...each('noir, film noir', { t: 'mood', id: 'noir' }),
  ...each('horror, scary, eerie, creepy, spooky', { t: 'mood', id: 'horror' }),
  ...each('happy, cheerful, comedy, joyful, bright', { t: 'mood', id: 'high-key' }),
  ...each('sad, melancholy, melancholic, lonely, sombre, somber', { t: 'mood', id: 'melancholy' }),
  ...each('epic, majestic, grand, biblical', { t: 'mood', id: 'epic' }),
  ...each('natural, naturalistic, realistic, documentary', { t: 'mood', id: 'natural' }),
  ...each('dramatic, contrasty, high contrast', { t: 'mood', id: 'low-key' }),
  ...each('flat, low contrast, even', { t: 'mood', id: 'high-key' }),
]

const kelvin = (k: number, colour?: string): Meaning => ({ t: 'kelvin', kelvin: k, ...(colour ? { colour } : {}) })

const colours: [string, Meaning][] = [
  ...each('candlelight, candle light, firelight, fire light', kelvin(1900)),
  ...each('warm, warm white, amber, golden, orange', kelvin(2700, 'amber')),
  ...each('tungsten', kelvin(3200)),
  ...each('neutral, white', kelvin(4300, 'white')),
  ...each('cool, cool white', kelvin(6500)),
  ...each('blue, bluish, steel blue, steely', kelvin(8500, 'blue')),
  ...each('red, crimson', { t: 'gel', gel: 'red', colour: 'red' }),
  ...each('green', { t: 'gel', gel: 'green', colour: 'green' }),
  ...each('purple, violet, magenta, pink', { t: 'gel', gel: 'purple', colour: 'purple' }),
  ...each('soft, softly, diffused, gentle', { t: 'soft', soft: true }),
  ...each('hard, harsh, crisp', { t: 'soft', soft: false }),
]

const role = (to: LightRole): Meaning => ({ t: 'role', role: to })

const roles: [string, Meaning][] = [
  ...each('key, key light, keylight, main light', role('key')),
  ...each('fill, fill light, filllight', role('fill')),
  ...each('rim, rim light, rimlight, back light, backlight, backlit, hair light, kicker, edge light, rim lit', role('rim')),
  ...each('practical, practical light', role('practical')),
  ...each('ambient, ambience, ambient light, sky light, skylight, room tone', role('ambient')),
  ...each('background light', role('background')),
  ...each('light, lighting, lit, light it, illuminated, illumination', { t: 'light' }),
]

const sizes: [string, Meaning][] = [
  ...each('tiny, miniature', { t: 'size', by: 0.6 }),
  ...each('small, little, short, low, narrow', { t: 'size', by: 0.8 }),
  ...each('medium, normal', { t: 'size', by: 1 }),
  ...each('big, large, tall, wide, long, high', { t: 'size', by: 1.3 }),
  ...each('huge, giant, enormous, massive, very big, very large', { t: 'size', by: 1.6 }),
  ...each('bigger, larger, taller, wider, longer', { t: 'grow', by: 1.25 }),
  ...each('smaller, shorter, narrower', { t: 'grow', by: 0.8 }),
]

const looks: [string, Meaning][] =
  'black,grey,gray,brown,yellow,ochre,beige,cream,wooden,wood,oak,walnut,pine,stone,marble,brick,clay,terracotta,ceramic,leather,linen,wool,woven,cotton,velvet,canvas,metal,iron,steel,brass,bronze,gold,silver,glass,plastic,concrete,wicker,bamboo,rusty,painted,striped,goat hair'
    .split(',')
    .map((look): [string, Meaning] => [look, { t: 'look', look }])

const person = (build: 'male' | 'female' | null, more: { robe?: true; heightM?: number; crowd?: true } = {}): Meaning => ({
  t: 'person',
  build,
  ...more,
})

const people: [string, Meaning][] = [
  ...each(
    'person, guest, visitor, actor, performer, stand in, extra, figure, somebody, someone, friend, customer, worker, patient, prisoner, suspect, lover, stranger',
    person(null),
  ),
  ...each('people, persons, guests, visitors, actors, performers, extras, friends, customers', person(null, { crowd: true })),
  ...each(
    'man, gentleman, detective, policeman, waiter, soldier, guard, father, husband, son, brother, old man, businessman, doctor, judge',
    person('male'),
  ),
  ...each('woman, lady, girl, waitress, mother, wife, daughter, sister, old woman, nurse, actress', person('female')),
  ...each('shepherd, king, pharaoh, prophet, priest, monk, nomad, bedouin, elder, moses', person('male', { robe: true })),
  ...each('queen, princess, shepherdess, nun', person('female', { robe: true })),
  ...each('child, kid, boy', person('male', { heightM: 1.25 })),
  ...each('character', { t: 'character' }),
]

const pose = (id: string): Meaning => ({ t: 'pose', pose: id })

const poses: [string, Meaning][] = [
  ...each('standing, stands, stand', pose('stand')),
  ...each('sitting, sits, seated, sitting down', pose('sit')),
  ...each('kneeling, kneels, kneel', pose('kneel')),
  ...each('walking, walks, walk', pose('walk-contact-l')),
  ...each('running, runs', pose('run')),
  ...each('pointing, points', pose('point')),
  ...each('praying, prays', pose('pray')),
  ...each('waving, waves', pose('wave')),
  ...each('crouching, squatting, crouches', pose('crouch')),
  ...each('lying, lying down, sleeping, asleep, sleeps, lies', pose('lie-back')),
  ...each('leaning', pose('lean-wall')),
  ...each('bowing, bows', pose('kneel-bow')),
  ...each('thinking', pose('think')),
  ...each('arms crossed', pose('arms-crossed')),
  ...each('arms raised, hands raised', pose('arms-raised')),
]

const shot = (size: ShotSize, over?: true): Meaning => ({ t: 'shot', size, ...(over ? { over } : {}) })

const shots: [string, Meaning][] = [
  ...each('extreme wide shot, extreme wide, very wide shot, establishing shot, ews', shot('ews')),
  ...each('wide shot, wide angle, master shot, master, long shot, wide camera, wide', shot('ws')),
  ...each('full shot', shot('fs')),
  ...each('medium wide shot, medium wide, cowboy shot, american shot', shot('mws')),
  ...each('medium shot, mid shot, two shot, two-shot, medium camera, waist shot', shot('ms')),
  ...each('over the shoulder shot, over the shoulder, over shoulder, ots', shot('mcu', true)),
  ...each('medium close up, medium closeup', shot('mcu')),
  ...each('close up, closeup, close shot, tight shot, close up shot', shot('cu')),
  ...each('extreme close up, extreme closeup', shot('ecu')),
  ...each('insert, insert shot, detail shot', shot('insert')),
  ...each('camera, cam', { t: 'camera' }),
  ...each('shot, angle, frame, framing, setup, coverage', { t: 'camera' }),
  ...each('low angle', { t: 'angle', angle: 'low' }),
  ...each('high angle', { t: 'angle', angle: 'high' }),
  ...each('top shot, overhead shot, from above, birds eye', { t: 'angle', angle: 'top' }),
]

const edits: [string, Meaning][] = [
  ...each('warmer, more warm, too cold, too cool', { t: 'tone', by: 'warmer' }),
  ...each('cooler, colder, bluer, more blue, too warm', { t: 'tone', by: 'cooler' }),
  ...each('brighter, lighter, more light, too dark, stronger, raise the light', { t: 'tone', by: 'brighter' }),
  ...each('darker, dimmer, dim, less light, too bright, weaker, moodier', { t: 'tone', by: 'darker' }),
  ...each('softer, more soft', { t: 'tone', by: 'softer' }),
  ...each('harder, harsher', { t: 'tone', by: 'harder' }),
  ...each('fewer, less, not so many, too many, reduce', { t: 'amount', by: 'fewer' }),
  ...each('more, another, extra, additional, too few, one more, not enough', { t: 'amount', by: 'more' }),
  ...each('move, shift, push, slide, pull, bring', { t: 'verb', verb: 'move' }),
  ...each('turn, rotate, spin', { t: 'verb', verb: 'turn' }),
  ...each('face, point, aim', { t: 'verb', verb: 'face' }),
  ...each('make, make it, make the set', { t: 'verb', verb: 'make' }),
  ...each('replace, swap, exchange, substitute', { t: 'verb', verb: 'swap' }),
  ...each('left, to the left, leftwards, on the left', { t: 'dir', way: 'left' }),
  ...each('right, to the right, rightwards, on the right', { t: 'dir', way: 'right' }),
  ...each('forward, forwards, towards the camera, downstage, to the front', { t: 'dir', way: 'forward' }),
  ...each('back, backward, backwards, upstage, away from the camera, further back', { t: 'dir', way: 'back' }),
  ...each('closer, nearer, closer together, tighter, in closer', { t: 'dir', way: 'closer' }),
  ...each('further away, farther away, further, farther, away, further apart, apart', { t: 'dir', way: 'away' }),
  ...each('up, upwards, higher', { t: 'dir', way: 'up' }),
  ...each('down, downwards, lower', { t: 'dir', way: 'down' }),
  ...each('a bit, a little, slightly, a touch, somewhat, a tad', { t: 'much', much: 0.5 }),
  ...each('much, a lot, far, way, very, really, considerably', { t: 'much', much: 2 }),
]

const grammar: [string, Meaning][] = [
  ...each('no, without, not, never, no more, minus, except', { t: 'no' }),
  ...each('remove, strike, take away, take out, delete, clear, clear away, get rid of, lose, drop, take off, strip out', {
    t: 'strike',
  }),
  ...each(
    'add, put, place, set, dress, give, need, want, build, create, arrange, install, hang, throw in, include, lay, stand up, set up, furnish, decorate, fill with',
    { t: 'add' },
  ),
  ...each('and, plus, as well as, along with, also, &', { t: 'and' }),
  ...each('or, nor', { t: 'or' }),
  ...each('with, for', { t: 'with' }),
  ...each('the, this, that, these, those, its, their, our, my, his, her', { t: 'the' }),
  ...each('a, an, one of, each, every', { t: 'a' }),
  ...each('it, them, itself, him', { t: 'it' }),
  ...each('sit, take a seat, be seated, sit down, to sit', { t: 'sit' }),
  ...each('could, can, may, might, should be able to, would, to seat, room for, space for, enough for', { t: 'may' }),
  ...each('to, onto', { t: 'to' }),
  ...each('m, metre, meter, metres, meters', { t: 'metre' }),
  ...each('mm', { t: 'mm' }),
  ...each('degree, degrees', { t: 'degree' }),
  ...each('x, ×', { t: 'x' }),
  ...each('room', { t: 'room' }),
  ...each('everything, all of it, the whole set, whole set, all things, all props, all the props', { t: 'everything' }),
  ...each('the selection, selection, the selected, selected, the selected thing, the selected prop, this one, these ones', {
    t: 'selection',
  }),
  ...each('seat, seating, place to sit, places to sit, somewhere to sit', { t: 'sit' }),
  ...each(
    'waiting, waits, talking, talks, working, works, listening, watching, arguing, resting, director, directors, producer, crew, of, as, is, are, be, i, we, you, us, me, they, he, she, there, here, please, let, should, must, do, does, dont, will, shall, have, has, had, just, only, then, so, but, also, too, at the, like, where, who, which, what, when, while, from, out, off, through, over, up to, about, looking, look, looks, feel, feels, feeling, mood, style, scene, set, stage, place, area, space, spot, way, colour, color, colours, tone, time, hour, sky, such, more or less, kind, sort, type, bit, thing, things, stuff, prop, props, nice, good, beautiful, lovely, great, old, new, simple, some kind of, other, lots, full, empty, own, all, else, again, still, same, side, sides, other side, end, top, bottom, inside of, around here, ready, come, comes, coming, get, gets, go, goes, keep, leave, stay, can we, lets, really, quite, rather, well lit, couple, maybe, perhaps, than, because, if, everyone, everybody, nobody, something, anything, nothing, today, tonight, now, later, also the, film, movie, story, shoot, shooting, takes, one, ones, mood of, atmosphere, atmospheric, standing up, use, using, used, see, show, us to, within it, next, small group, wall, walls, floor, ground, ceiling, corner, middle, centre, center, edge, back wall',
    { t: 'filler' },
  ),
]

const grounds: [string, Meaning][] = [
  ...each('sandy ground, on sand, sand floor, sandy floor', { t: 'ground', ground: 'sand' }),
  ...each('wooden floor, wood floor, floorboards', { t: 'ground', ground: 'wood-planks' }),
  ...each('parquet, parquet floor', { t: 'ground', ground: 'parquet' }),
  ...each('tiled floor, tile floor', { t: 'ground', ground: 'tiles' }),
  ...each('grass floor, on grass, lawn', { t: 'ground', ground: 'grass' }),
  ...each('concrete floor', { t: 'ground', ground: 'concrete' }),
  ...each('stone floor', { t: 'ground', ground: 'stone' }),
]

/** Every phrase of the planner's own; where two tables have one phrase, the later table's meaning holds. */
export const lexicon: Table = Object.fromEntries(
  [
    ...grammar,
    ...looks,
    ...sizes,
    ...colours,
    ...skies,
    ...grounds,
    ...moods,
    ...hours,
    ...roles,
    ...people,
    ...poses,
    ...shots,
    ...edits,
    ...relations,
    ...counts,
  ].map(([word, meaning]) => [word, meaning]),
)
