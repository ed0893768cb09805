/**
 * Snapping of lengths, angles and factors. Pure. Whether it is on is decided anew from the keys of each event and never
 * remembered, so that a modifier whose release was lost cannot leave it stuck.
 */
import type { SnapSettings } from '../session/types.ts'

/** The modifier keys of one event; Ctrl stands for Cmd on a Mac too. */
export interface Mods {
  readonly ctrl: boolean
  readonly shift: boolean
  readonly alt: boolean
}
export const NO_MODS: Mods = { ctrl: false, shift: false, alt: false }

/** What holds for this event: Ctrl inverts the toggle, Shift takes a tenth of the step. */
export interface Snapping {
  readonly on: boolean
  readonly gridM: number
  readonly angleRad: number
  readonly surface: boolean
}

const FINE = 0.1

export const snapping = (settings: SnapSettings, mods: Mods): Snapping => {
  const fine = mods.shift ? FINE : 1
  return {
    on: settings.on !== mods.ctrl,
    gridM: settings.gridM * fine,
    angleRad: settings.angleRad * fine,
    surface: settings.surface,
  }
}

/** The nearest whole number of steps; a step of 0 or less does not snap. */
export const snapTo = (value: number, step: number): number => {
  if (!(step > 0)) return value
  const snapped = Math.round(value / step) * step
  // −0 reads badly and 0.30000000000000004 too.
  return snapped === 0 ? 0 : Number(snapped.toPrecision(12))
}

export const snapLength = (snap: Snapping, metres: number): number => (snap.on ? snapTo(metres, snap.gridM) : metres)
export const snapAngle = (snap: Snapping, rad: number): number => (snap.on ? snapTo(rad, snap.angleRad) : rad)
/** A factor goes in tenths (hundredths when fine), and never to nothing. */
export const snapFactor = (snap: Snapping, factor: number, fine: boolean): number => {
  const step = fine ? 0.01 : 0.1
  return Math.max(snap.on ? snapTo(factor, step) : factor, snap.on ? step : 0.001)
}
