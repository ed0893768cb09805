/** A person's words, before they are written. Pure. */
import { type Refused, refused } from '../stage/check-values.ts'

const number = (n: number): string => String(n).replace(/\B(?=(\d{3})+$)/g, ',')

/** Tidy and not empty, or why not: `what` begins the sentence ("A brief"). */
export const checkWords = (
  text: string,
  what: string,
  most: number,
): Refused | { readonly ok: true; readonly text: string } => {
  if (text.length > most) {
    return refused('invalid', `${what} has at most ${number(most)} characters; this one has ${number(text.length)}.`)
  }
  const tidy = text.trim().toWellFormed()
  return tidy === '' ? refused('invalid', `${what} needs some words.`) : { ok: true, text: tidy }
}
