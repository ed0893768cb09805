/** Between `#rrggbb` and hue, saturation, value: what a colour picker needs. Pure. */

/** Hue 0…360 degrees, saturation and value 0…1. */
export interface Hsv {
  readonly h: number
  readonly s: number
  readonly v: number
}

export const toHsv = (hex: string): Hsv => {
  const n = Number.parseInt(hex.slice(1), 16)
  const [r, g, b] = [(n >> 16) / 255, ((n >> 8) & 255) / 255, (n & 255) / 255] as const
  const max = Math.max(r, g, b)
  const span = max - Math.min(r, g, b)
  const turn = span === 0 ? 0 : max === r ? ((g - b) / span + 6) % 6 : max === g ? (b - r) / span + 2 : (r - g) / span + 4
  return { h: turn * 60, s: max === 0 ? 0 : span / max, v: max }
}

export const toHex = ({ h, s, v }: Hsv): string => {
  const channel = (n: number) => {
    const k = (n + h / 60) % 6
    const share = v - v * s * Math.max(0, Math.min(k, 4 - k, 1))
    return Math.round(share * 255)
      .toString(16)
      .padStart(2, '0')
  }
  return `#${channel(5)}${channel(3)}${channel(1)}`
}

/** `#abc`, `ABCDEF`, `#aabbcc` as `#rrggbb`; null for anything else. */
export const readHex = (text: string): string | null => {
  const raw = text.trim().replace(/^#/, '').toLowerCase()
  if (/^[0-9a-f]{6}$/.test(raw)) return `#${raw}`
  return /^[0-9a-f]{3}$/.test(raw) ? `#${[...raw].map((c) => c + c).join('')}` : null
}
