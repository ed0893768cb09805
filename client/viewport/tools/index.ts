/** The list of tools; one file each. To add one: a file here, a line below, its id in `session/types.ts`. */
import type { ToolId } from '../../session/types.ts'
import { moveTool } from './move.ts'
import { rotateTool } from './rotate.ts'
import { scaleTool } from './scale.ts'
import { selectTool } from './select.ts'
import type { ToolDef } from './tool.ts'

export const tools: Readonly<Record<ToolId, ToolDef>> = {
  select: selectTool,
  move: moveTool,
  rotate: rotateTool,
  scale: scaleTool,
}
