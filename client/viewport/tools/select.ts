/** Selects; a drag that begins on a thing moves it over the surfaces, one that begins beside draws a marquee. */
import { moveStroke } from './move.ts'
import type { ToolDef } from './tool.ts'

export const selectTool: ToolDef = {
  id: 'select',
  label: 'Select',
  verb: 'Move',
  quantity: 'length',
  handles: [],
  onThing: 'free',
  grabs: 'free',
  onAxis: (axis) => axis,
  stroke: moveStroke,
}
