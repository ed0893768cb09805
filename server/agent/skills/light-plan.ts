/** How much light, of what colour, for which mood: the gaffer's plan before any lamp stands. Lux at the face, kelvin. */
import type { LightRole, LightWish, RoleWish } from '../planner/understanding.ts'

export interface LightPlan {
  /** Key and fill together, lux at the face. 118 lx is middle grey at ISO 800, T2.8, 24 frames and 180°. */
  readonly keyLux: number
  /** (Key + fill) : fill. */
  readonly ratio: number
  readonly keyKelvin: number
  readonly fillKelvin: number
  readonly rimKelvin: number
  /** Rim to key. */
  readonly rimShare: number
  readonly soft: boolean
  /** What the mood does, in words. */
  readonly says: string
}

const plan = (
  keyLux: number,
  ratio: number,
  kelvins: readonly [number, number, number],
  rimShare: number,
  soft: boolean,
  says: string,
): LightPlan => ({
  keyLux,
  ratio,
  keyKelvin: kelvins[0],
  fillKelvin: kelvins[1],
  rimKelvin: kelvins[2],
  rimShare,
  soft,
  says,
})

const MOODS: Readonly<Record<string, LightPlan>> = {
  natural: plan(118, 3, [4300, 5000, 5600], 0.4, true, 'natural'),
  'low-key': plan(100, 8, [3200, 5600, 6500], 0.6, false, 'low key'),
  'high-key': plan(250, 2, [4300, 4500, 4500], 0.4, true, 'high key'),
  tense: plan(90, 8, [4600, 6500, 7000], 0.6, false, 'tense'),
  romantic: plan(80, 4, [2700, 3000, 3200], 0.5, true, 'romantic'),
  cosy: plan(95, 4, [2700, 3000, 3200], 0.4, true, 'cosy'),
  cold: plan(140, 4, [6500, 7500, 8000], 0.5, true, 'cold'),
  noir: plan(110, 16, [4000, 5000, 5600], 0.9, false, 'noir'),
  horror: plan(60, 16, [5200, 7000, 7500], 0.8, false, 'horror'),
  melancholy: plan(80, 4, [6000, 6800, 7000], 0.4, true, 'melancholy'),
  epic: plan(150, 6, [3800, 6000, 5600], 0.9, false, 'epic'),
}

const NORMAL = plan(118, 4, [3600, 4300, 5600], 0.5, true, 'balanced')

export const planOf = (wish: LightWish, night: boolean): LightPlan => {
  const moods = wish.moods.flatMap((id) => MOODS[id] ?? [])
  const [first, ...more] = moods.length > 0 ? moods : [night ? MOODS['low-key']! : NORMAL]
  // Of several moods the first sets the colour, the strongest contrast holds: "romantic, low key".
  const ratio =
    wish.ratio ??
    more.reduce((most, one) => (one.says === 'low key' || one.says === 'noir' ? Math.max(most, one.ratio) : most), first!.ratio)
  const soft = roleOf(wish, 'key')?.soft ?? first!.soft
  return {
    ...first!,
    ratio,
    soft,
    keyKelvin: roleOf(wish, 'key')?.kelvin ?? first!.keyKelvin,
    fillKelvin: roleOf(wish, 'fill')?.kelvin ?? wish.ambientKelvin ?? first!.fillKelvin,
    rimKelvin: roleOf(wish, 'rim')?.kelvin ?? wish.ambientKelvin ?? first!.rimKelvin,
    says: moods.length > 0 ? moods.map((one) => one.says).join(', ') : first!.says,
  }
}

export const roleOf = (wish: LightWish, role: LightRole): RoleWish | null => wish.roles.find((one) => one.role === role) ?? null

/** What burns or glows: candela, kelvin and flicker of the real thing (`facts/practicals.json`). */
export const SOURCES: Readonly<
  Record<
    string,
    {
      readonly candela: number
      readonly kelvin: number
      readonly flicker: number
      readonly radius: number
      readonly says: string
    }
  >
> = {
  candle: { candela: 1, kelvin: 1850, flicker: 0.15, radius: 0.01, says: 'a candle flame' },
  'oil-lamp': { candela: 0.7, kelvin: 1850, flicker: 0.2, radius: 0.01, says: 'an oil flame' },
  torch: { candela: 75, kelvin: 1900, flicker: 0.35, radius: 0.08, says: 'an open torch' },
  campfire: { candela: 330, kelvin: 1900, flicker: 0.35, radius: 0.25, says: 'an open fire' },
  bulb: { candela: 60, kelvin: 2700, flicker: 0, radius: 0.03, says: 'a 60 W bulb' },
  tube: { candela: 120, kelvin: 4000, flicker: 0, radius: 0.1, says: 'a tube' },
}

/** Props whose lamp is another than what its kind of source usually gives. */
export const OWN_SOURCES: Readonly<Record<string, Partial<(typeof SOURCES)[string]>>> = {
  brazier: { candela: 120, kelvin: 1800, says: 'a bowl of embers and flame' },
  'torch-stand': { candela: 75, kelvin: 1900, says: 'an open torch' },
  candelabra: { candela: 5, kelvin: 1850, says: 'a stand of candles' },
  'street-lamp': { candela: 1800, kelvin: 2050, says: 'a sodium street lamp' },
  'floor-lamp': { candela: 40, kelvin: 2650, says: 'a 60 W bulb in its shade' },
  'table-lamp': { candela: 26, kelvin: 2650, says: 'a 40 W bulb in its shade' },
}
