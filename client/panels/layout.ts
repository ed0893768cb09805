/** Which panels are open and how wide: kept in this browser. */
import { kept } from '../actions/kept.ts'

export interface SideLayout {
  readonly open: boolean
  /** CSS pixels. */
  readonly width: number
  /** Id of the panel that is shown. */
  readonly tab: string
}
export interface Layout {
  readonly left: SideLayout
  readonly right: SideLayout
}
export type Side = keyof Layout

export const WIDTH = { min: 200, max: 560 } as const
const FIRST: Layout = {
  left: { open: true, width: 248, tab: 'outliner' },
  right: { open: true, width: 312, tab: 'inspector' },
}

export const fitWidth = (width: number): number => Math.round(Math.min(WIDTH.max, Math.max(WIDTH.min, width)))

const readSide = (raw: unknown, first: SideLayout): SideLayout => {
  if (typeof raw !== 'object' || raw === null) return first
  const { open, width, tab } = raw as { open?: unknown; width?: unknown; tab?: unknown }
  return {
    open: typeof open === 'boolean' ? open : first.open,
    width: typeof width === 'number' && Number.isFinite(width) ? fitWidth(width) : first.width,
    tab: typeof tab === 'string' ? tab : first.tab,
  }
}

/** Tolerant: anything in, a valid layout out. */
export const readLayout = (raw: unknown): Layout => {
  const { left, right } = (typeof raw === 'object' && raw !== null ? raw : {}) as { left?: unknown; right?: unknown }
  return { left: readSide(left, FIRST.left), right: readSide(right, FIRST.right) }
}

export const layout = kept('layout', readLayout)

export const setSide = (side: Side, to: Partial<SideLayout>): void => {
  layout.value = { ...layout.value, [side]: { ...layout.value[side], ...to } }
}
