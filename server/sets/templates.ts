/** What a new set may start from. */

import { firstStageUpdate } from '../../shared/stage/init.ts'
import { desertCamp } from '../../shared/starter/desert-camp.ts'

export const TEMPLATES = ['empty', 'desert-camp'] as const
export type Template = (typeof TEMPLATES)[number]

/** Title that a set of this template has when nobody names it. */
export const titleOf = (template: Template): string => (template === 'empty' ? 'Untitled set' : desertCamp().title)

/** The first state of a stage doc: the same bytes for the same template and title. */
export const firstStage = (template: Template, title: string): Uint8Array => {
  if (template === 'empty') return firstStageUpdate(title, [])
  const { changes, info } = desertCamp()
  return firstStageUpdate(title, changes, info)
}
