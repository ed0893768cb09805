/** Chance by seed: the same brief on the same set gives the same answer, to the letter and the id. */
import { asId, type NodeId, type ShotId } from '../../../shared/ids.ts'

/** FNV-1a of a text, 32 bits. */
export const hash = (text: string): number => {
  let h = 0x811c9dc5
  for (let i = 0; i < text.length; i++) {
    h ^= text.charCodeAt(i)
    h = Math.imul(h, 0x01000193)
  }
  return h >>> 0
}

/** Mulberry32: 0…1, good enough to scatter jars, the same on every machine. */
export const seededRandom = (seed: number): (() => number) => {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = state
    t = Math.imul(t ^ (t >>> 15), t | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
}

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789'

const draw = (random: () => number): string =>
  Array.from({ length: 21 }, () => ALPHABET[Math.floor(random() * ALPHABET.length)]).join('')

export const nodeIdFrom = (random: () => number): NodeId => asId<NodeId>(draw(random))
export const shotIdFrom = (random: () => number): ShotId => asId<ShotId>(draw(random))

/** A whole number in `min…max`. */
export const between = (random: () => number, min: number, max: number): number =>
  min + Math.floor(random() * (Math.max(min, max) - min + 1))
