/** Time to build the kit's props, at their defaults: the worst prop's median is what a drag into the viewport may cost. */
import { type Bench, type Figure, median } from '../testing/bench.ts'
import { buildProp, kit } from './index.ts'

const RUNS = 15

const once = (asset: string, seed: number): number => {
  const from = performance.now()
  buildProp(asset, {}, seed)
  return performance.now() - from
}

export const benches: readonly Bench[] = [
  {
    name: 'kit',
    run: async (): Promise<readonly Figure[]> => {
      const medians = Object.keys(kit).map((asset) => {
        for (let i = 0; i < 5; i++) once(asset, i)
        return median(Array.from({ length: RUNS }, (_, i) => once(asset, i)))
      })
      return [
        { name: 'build the slowest prop, median', value: Math.max(...medians), unit: 'ms', goal: 5, better: 'less' },
        { name: 'build a prop, median of all', value: median(medians), unit: 'ms', goal: 5, better: 'less' },
        { name: 'build the whole kit', value: medians.reduce((sum, n) => sum + n, 0), unit: 'ms', better: 'less' },
      ]
    },
  },
]
