/**
 * How a flame's light wavers: smooth noise of 1–8 Hz about 1, so that the mean, and with it every figure of light, stays
 * true. Pure: the same time gives the same light for everyone. Bands and depths: facts/practicals.json.
 */

/** Repeatable −1…1 for a whole number. */
const hash = (n: number): number => {
  const s = Math.sin(n * 127.1 + 311.7) * 43758.5453
  return (s - Math.floor(s)) * 2 - 1
}

const noise = (t: number): number => {
  const i = Math.floor(t)
  const f = t - i
  const s = f * f * (3 - 2 * f)
  return hash(i) * (1 - s) + hash(i + 1) * s
}

/** Factor on a flame's output; `amount` 0 steady … 1 an open fire in wind (35 % up or down at most). */
export const flickerAt = (seconds: number, amount: number): number =>
  1 + 0.35 * amount * (0.55 * noise(seconds * 1.7) + 0.3 * noise(seconds * 4.3 + 50) + 0.15 * noise(seconds * 8.1 + 90))
