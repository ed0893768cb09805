/** Spoilt bytes, the same for the same seed: real frames with bytes flipped, cut, doubled, put in or spliced. */

/** A small generator of numbers 0…1 (mulberry32). */
export const randomFrom = (seed: number): (() => number) => {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = state
    mixed = Math.imul(mixed ^ (mixed >>> 15), mixed | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

/** Gives one spoilt frame after the other, made of the real ones. */
export const spoiler = (real: readonly Uint8Array[], seed: number): (() => Uint8Array) => {
  const random = randomFrom(seed)
  const upTo = (count: number) => Math.floor(random() * count)
  const pick = () => real[upTo(real.length)]!
  const spoil = (bytes: Uint8Array): Uint8Array => {
    const at = upTo(bytes.length + 1)
    switch (upTo(6)) {
      case 0: {
        const flipped = bytes.slice()
        for (let n = 1 + upTo(4); n > 0 && flipped.length > 0; n--) flipped[upTo(flipped.length)] = upTo(256)
        return flipped
      }
      case 1:
        return bytes.slice(0, at)
      case 2:
        return join(
          bytes.slice(0, at),
          new Uint8Array(1 + upTo(12)).map(() => upTo(256)),
          bytes.slice(at),
        )
      case 3:
        return join(bytes.slice(0, at), pick().slice(upTo(at + 1)))
      case 4: {
        const bit = bytes.slice()
        if (bit.length > 0) bit[upTo(bit.length)]! ^= 1 << upTo(8)
        return bit
      }
      default:
        return new Uint8Array(upTo(64)).map(() => upTo(256))
    }
  }
  return () => {
    let bytes = pick()
    for (let n = upTo(3); n >= 0; n--) bytes = spoil(bytes)
    return bytes
  }
}

const join = (...parts: readonly Uint8Array[]): Uint8Array => new Uint8Array(Buffer.concat(parts))
