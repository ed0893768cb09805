/** New people: id, name and colour. Names are what others read in the top bar and beside a frustum. */
import { nanoid } from 'nanoid'
import type { PersonRow } from '../sets/registry.ts'

/** Distinct on the dark viewport, and from each other also for most colour-blind eyes; used in turn. */
const COLOURS = ['#f2a33a', '#4aa8ff', '#ff6f91', '#5fd38d', '#c58bff', '#ffd84d', '#3fd0d4', '#ff8552', '#a3c644', '#e58fd0']

/** Longest name of a person, in characters. */
export const MAX_NAME = 60

/** One line without control or direction-changing characters, at most MAX_NAME long; '' when nothing readable is left. */
export const cleanName = (text: string): string =>
  Array.from(
    text
      .normalize('NFC')
      .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\s]+/gu, ' ')
      .trim(),
  )
    .slice(0, MAX_NAME)
    .join('')
    .trim()

/** `turn`: how many people there are already; the next colour follows from it. */
export const newPerson = (
  name: string,
  now: number,
  turn: number,
  is: { owner?: boolean; agent?: boolean } = {},
): PersonRow => ({
  id: nanoid(),
  name: cleanName(name) || 'Guest',
  colour: COLOURS[turn % COLOURS.length] ?? '#f2a33a',
  owner: is.owner ?? false,
  agent: is.agent ?? false,
  createdAt: now,
})
