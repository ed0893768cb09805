/** How much people and agents may say: writers are refused beyond it, readers cut. Lengths in UTF-16 units. */
export const MAX_BRIEF = 4000
export const MAX_COMMENT = 4000
export const MAX_TITLE = 160
export const MAX_NOTE = 2000
/** Of one change. */
export const MAX_WHY = 400
/** What an agent says about its whole answer. */
export const MAX_NOTES = 60
export const MAX_NAME = 80
/** Nodes that a brief points at. */
export const MAX_SELECTION = 500
