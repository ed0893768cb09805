/** Books standing side by side, some leaning, as boxes with five bindings. */
import type { Vec3 } from '../fields/index.ts'
import { between, move, type Shape, turn } from './geometry.ts'
import { box } from './solids.ts'

interface Book {
  readonly cover: Shape
  /** 0…4: which of the row's bindings. */
  readonly binding: number
}

/** Books along +X from `from` (left, foot, back edge), at most `high` and `deep`; fronts at the same line. */
export const rowOfBooks = (from: Vec3, long: number, high: number, deep: number, random: () => number, bevel = 0): Book[] => {
  const books: Book[] = []
  for (let x = 0; ; ) {
    const thick = between(random, 0.018, 0.045) * Math.min(1, high / 0.2)
    if (x + thick > long) return books
    const tall = high * between(random, 0.72, 1)
    const into = deep * between(random, 0.75, 1)
    const binding = Math.floor(random() * 5)
    const tilt = random() < 0.06 && x + thick + tall * 0.16 < long ? -0.14 : 0
    const cover = box([thick - 0.001, tall * (tilt ? 0.97 : 1), into], [tilt ? -thick / 2 : 0, 0, 0], bevel)
    const room = tilt ? tall * 0.14 : 0
    books.push({
      cover: move(turn(cover, 'z', -tilt), [
        from[0] + x + (tilt ? thick + room : thick / 2),
        from[1] + (tilt ? 0.002 : 0),
        from[2] + into / 2,
      ]),
      binding,
    })
    x += thick + room
  }
}
