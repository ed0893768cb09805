import { generator } from './generator.ts'
import { part } from './geometry.ts'
import { rock } from './organic.ts'
import { count, facts, share, sizes } from './sizes.ts'

/** A weathered block of stone with split faces, sunk a little into the ground. */
export const rockBoulder = generator({
  ...facts('rock-boulder'),
  placement: 'floor',
  materials: ['stone-limestone', 'stone-sandstone', 'stone-granite', 'stone-basalt'],
  params: {
    ...sizes('rock-boulder'),
    rough: share('Roughness', 0.55, '0 is water-worn, 1 is a crag'),
    cuts: count('Split faces', 11, 0, 30),
  },
  build: ({ width, height, depth, rough, cuts }, random) => {
    const stone = rock([width, height, depth], [0, 0, 0], random, { detail: 3, rough, cuts })
    let top = 1
    for (let i = 1; i < stone.positions.length; i += 3) if (stone.positions[i]! > stone.positions[top]!) top = i
    const peak = [stone.positions[top - 1]!, stone.positions[top]!, stone.positions[top + 1]!] as const
    return {
      parts: [part('stone-limestone', [stone], 'main')],
      surfaces: [],
      anchors: [{ kind: 'sit', at: peak, facing: 0 }],
    }
  },
})
