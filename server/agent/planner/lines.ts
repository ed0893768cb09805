/** From what was understood to lines of dressing: the place's own list, changed by what the brief says of it. Pure. */
import type { Generator } from '../../../shared/kit/generator.ts'
import { materials } from '../../../shared/kit/materials.ts'
import type { Line } from '../skills/dress.ts'
import { between } from '../skills/random.ts'
import type { Place, PlaceItem } from './places.ts'
import type { Count, Ref, Relation, Understanding, Want } from './understanding.ts'

export interface Lines {
  readonly lines: readonly Line[]
  readonly notes: readonly string[]
}

type Kit = Readonly<Record<string, Generator>>

/** Most pieces of one thing; nobody reads a longer list of ghosts. */
const MOST = 200

export const linesOf = (
  u: Understanding,
  place: Place | null,
  kit: Kit,
  has: (asset: string) => number,
  random: () => number,
): Lines => {
  const notes: string[] = []
  const absent = (asset: string) => u.without.some((ref) => ref.assets.includes(asset))
  const open = [...u.wants.filter((want) => !want.assets.some((asset) => absent(asset)))]
  const lines: (Line & { seat: boolean })[] = []
  const taken = new Set<Want>()
  for (const item of place?.items ?? []) {
    const asset = item.assets.find((id) => Object.hasOwn(kit, id) && !absent(id))
    if (asset === undefined) continue
    const want = open.find(
      (one) => !taken.has(one) && (one.assets.includes(asset) || item.assets.some((id) => one.assets[0] === id)),
    )
    if (want) {
      taken.add(want)
      lines.push({
        ...lineOfWant(
          want,
          item,
          want.assets.includes(asset) ? asset : (chosen(want, place, kit) ?? asset),
          kit,
          random,
          notes,
        ),
        seat: item.seat === true,
      })
      continue
    }
    // What stands there already is not doubled: one fire in the middle, tents enough.
    const line = lineOfItem(item, asset, kit, random)
    const missing = item.rel === 'middle' && has(asset) > 0 ? 0 : line.count - has(asset)
    if (missing > 0) lines.push({ ...line, count: missing, seat: item.seat === true })
  }
  for (const want of open) {
    if (taken.has(want)) continue
    const asset = chosen(want, place, kit)
    if (asset === null) {
      notes.push(`The kit has no ${want.word}.`)
      continue
    }
    if (want.definite && has(asset) > 0) continue
    lines.push({ ...lineOfWant(want, null, asset, kit, random, notes), seat: kit[asset]?.category === 'seat' })
  }
  const scaled = lines.map((line) => ({ ...line, count: withTables(line, lines, place) }))
  return {
    lines: seated(scaled, u, place, kit, absent)
      .map(({ seat: _, ...line }) => line)
      .sort(byNeed),
    notes,
  }
}

/** Six tables instead of four have half as many chairs and cups again. */
const withTables = (line: Line, all: readonly Line[], place: Place | null): number => {
  if (!place || (line.rel !== 'around' && line.rel !== 'on') || line.why.startsWith('Asked')) return line.count
  const below = all.find((other) => other.why.startsWith('Asked') && line.of.some((ref) => ref.assets.includes(other.asset)))
  const usual = place.items.find((item) => below && item.assets.includes(below.asset))
  return below && usual ? Math.min(MOST, Math.max(1, Math.round((line.count * below.count) / usual.count[1]))) : line.count
}

/**
 * What others are placed by comes first: the middle, what stands around it, then what takes the walls that are left, then
 * what lies under and on things.
 */
const ORDER: readonly Relation[] = [
  'middle',
  'around',
  'behind',
  'front',
  'facing',
  'wall',
  'scattered',
  'beside',
  'between',
  'left',
  'right',
  'along',
  'corner',
  'under',
  'in',
  'near',
  'on',
  'edge',
]

const byNeed = (a: Line, b: Line): number => need(a, b) || ORDER.indexOf(a.rel) - ORDER.indexOf(b.rel)

const need = (a: Line, b: Line): number => {
  const aNeedsB = a.of.some((ref) => ref.assets.includes(b.asset))
  const bNeedsA = b.of.some((ref) => ref.assets.includes(a.asset))
  return aNeedsB === bNeedsA ? 0 : aNeedsB ? 1 : -1
}

const count = ({ min, max }: Count, random: () => number): number => Math.min(MOST, between(random, min, max))

const refs = (assets: readonly string[] | undefined): Ref[] => (assets ? [{ assets, word: assets[0] ?? '' }] : [])

const lineOfItem = (item: PlaceItem, asset: string, kit: Kit, random: () => number): Line => ({
  asset,
  count: between(random, item.count[0], item.count[1]),
  rel: item.rel,
  of: refs(item.of),
  all: true,
  face: item.face ?? null,
  faceTo: null,
  radiusM: item.radiusM ?? null,
  size: item.size ?? [1, 1],
  material: item.look ? (materialFor(kit[asset], item.look) ?? '') : '',
  params: {},
  cluster: item.cluster === true,
  slots: null,
  why: item.why,
})

const lineOfWant = (
  want: Want,
  item: PlaceItem | null,
  asset: string,
  kit: Kit,
  random: () => number,
  notes: string[],
): Line => {
  const def = kit[asset]!
  const material = want.look === null ? null : materialFor(def, want.look)
  if (want.look !== null && material === null)
    notes.push(`The ${def.label.toLowerCase()} does not come in ${want.look}; it keeps its own material.`)
  const base = item ? lineOfItem(item, asset, kit, random) : null
  const rel = want.rel ?? item?.rel ?? usual(def)
  const of = want.rel === null ? (base?.of ?? []) : want.of
  // "a fire" that the place has once stays one; "tents" without a number are as many as the place has.
  const vague = want.count.min !== want.count.max && item !== null && item.count[1] > 1
  const n = vague && base ? base.count : count(want.count, random)
  const size = item?.size ?? [1, 1]
  return {
    asset,
    count: n,
    rel,
    of,
    all: plural(want.of),
    face: rel === 'around' || rel === 'facing' ? 'in' : (base?.face ?? null),
    faceTo: want.face,
    radiusM: rel === 'around' ? (base?.radiusM ?? null) : null,
    size: [size[0] * want.size, size[1] * want.size],
    material: material ?? '',
    params: {},
    cluster:
      (rel === 'corner' && n > 1) ||
      (base?.cluster ??
        (n > 2 &&
          n < 9 &&
          CLUSTERS.has(def.category) &&
          rel !== 'around' &&
          rel !== 'scattered' &&
          rel !== 'along' &&
          rel !== 'on')),
    slots: null,
    why: why(want, def, n, rel, of, item),
  }
}

const CLUSTERS = new Set(['vessel', 'container'])

const plural = (of: readonly Ref[]): boolean => of.some((ref) => /s$/.test(ref.word))

/** Where a thing goes when nothing is said of it. */
const usual = (def: Generator): Relation => {
  if (def.placement === 'wall-side' || def.placement === 'wall') return 'wall'
  if (def.placement === 'surface' || def.placement === 'surface-or-wall') return 'on'
  if (def.category === 'plant' || def.category === 'terrain') return 'edge'
  return def.category === 'fire' || def.category === 'shelter' || def.category === 'table' ? 'middle' : 'scattered'
}

const SAID: Readonly<Partial<Record<Relation, string>>> = {
  middle: 'in the middle',
  wall: 'against the wall',
  corner: 'in the corner',
  scattered: 'where there is room for it',
  edge: 'at the edge',
  front: 'in front of',
  left: 'to the left of',
  right: 'to the right of',
}

const why = (want: Want, def: Generator, n: number, rel: Relation, of: readonly Ref[], item: PlaceItem | null): string => {
  const what = n === 1 ? `a ${def.label.toLowerCase()}` : `${n} × ${def.label.toLowerCase()}`
  const target = of[0]?.selection ? 'the selection' : of[0] ? `the ${of[0].word}` : ''
  const where = target === '' ? (SAID[rel] ?? '') : `${SAID[rel] ?? rel} ${target}`
  const asked = `Asked for: ${what}${where === '' ? '' : ` ${where}`.replace(/ (left|right) of$/, ' $1')}.`
  return item ? `${asked} ${item.why}` : want.face ? `${asked} It faces the ${want.face.word}.` : asked
}

/** The asset that is meant: one that belongs to the place, else the usual one. */
const chosen = (want: Want, place: Place | null, kit: Kit): string | null => {
  const known = want.assets.filter((id) => Object.hasOwn(kit, id))
  const fitting = known.find((id) => place?.items.some((item) => item.assets.includes(id)))
  return fitting ?? known[0] ?? null
}

/** A material of the prop's own list that the word means. */
export const materialFor = (def: Generator | undefined, look: string): string | null => {
  if (!def) return null
  const word = LOOK_WORDS[look] ?? look
  const found = def.materials.find((id) => id.split('-').includes(word) || id === word.replaceAll(' ', '-'))
  return (
    found ??
    def.materials.find((id) =>
      materials[id]?.label
        .toLowerCase()
        .split(/[^a-z]+/)
        .includes(word),
    ) ??
    null
  )
}

const LOOK_WORDS: Readonly<Record<string, string>> = {
  wooden: 'wood',
  gray: 'grey',
  purple: 'purple',
  amber: 'ochre',
  'goat hair': 'goat-hair',
  rusty: 'rust',
  striped: 'stripe',
  woven: 'wicker',
}

/** As many seats as people are to sit: the place's own kinds of seats, or what fits what they sit around. */
const seated = <L extends Line & { seat: boolean }>(
  lines: L[],
  u: Understanding,
  place: Place | null,
  kit: Kit,
  absent: (asset: string) => boolean,
): (Line & { seat: boolean })[] => {
  if (!u.seats) return ring(lines)
  const wanted = Math.min(MOST, u.seats.count)
  const seats = lines.filter((line) => line.seat)
  const note = `A seat for each of the ${wanted} who are to sit here.`
  if (seats.length > 0) {
    const whole = seats.reduce((sum, line) => sum + line.count, 0)
    let left = wanted
    const counts = seats.map((line, i) => {
      const share = i === seats.length - 1 ? left : Math.min(left, Math.round((wanted * line.count) / whole))
      left -= share
      return share
    })
    const fitted = lines.flatMap((line): (Line & { seat: boolean })[] => {
      const at = seats.indexOf(line)
      if (at < 0) return [line]
      return counts[at]! > 0 ? [{ ...line, count: counts[at]!, why: `${line.why} ${note}` }] : []
    })
    return ring(fitted)
  }
  const around = u.seats.around
  const fire = around?.assets.some((id) => id === 'campfire' || id === 'brazier') === true || place?.indoors === false
  const asset = (
    fire
      ? ['log-seat', 'cushion-floor', 'stump', 'park-bench']
      : ['chair-dining', 'armchair', 'cushion-floor', 'director-chair']
  ).find((id) => Object.hasOwn(kit, id) && !absent(id))
  if (asset === undefined) return ring(lines)
  const line: Line & { seat: boolean } = {
    asset,
    count: wanted,
    rel: 'around',
    of: around ? [around] : refs(place?.heart),
    all: false,
    face: 'in',
    faceTo: null,
    radiusM: null,
    size: [1, 1],
    material: '',
    params: {},
    cluster: false,
    slots: null,
    why: `${kit[asset]!.label} facing in. ${note}`,
    seat: true,
  }
  return ring([...lines, line])
}

/** Several kinds of seats around one thing share its circle: the first kind takes the middle, opposite the camera. */
const ring = (lines: readonly (Line & { seat: boolean })[]): (Line & { seat: boolean })[] => {
  const together = lines.filter((line) => line.seat && line.rel === 'around')
  if (together.length < 2) return [...lines]
  const total = together.reduce((sum, line) => sum + line.count, 0)
  const middle = (total - 1) / 2
  const slots = Array.from({ length: total }, (_, i) => i).sort((a, b) => Math.abs(a - middle) - Math.abs(b - middle))
  return lines.map((line) =>
    together.includes(line) ? { ...line, slots: { at: slots.splice(0, line.count), of: total } } : line,
  )
}
