/** Brief to full proposal, as the crew waits for it: words in, all changes written to the review doc. Thirty briefs. */
import * as Y from 'yjs'
import { asId, type BriefId } from '../../shared/ids.ts'
import { addBrief } from '../../shared/review/briefs.ts'
import { openReviewLens } from '../../shared/review/lens.ts'
import { initStage } from '../../shared/stage/init.ts'
import { LiveView } from '../../shared/stage/lens.ts'
import type { Bench } from '../../shared/testing/bench.ts'
import { quantile } from '../../shared/testing/bench.ts'
import { openAnswer } from './answer.ts'
import { compose } from './planner/compose.ts'
import { makeUnderstand } from './planner/index.ts'
import { makeProps } from './props.ts'
import { hash, seededRandom } from './skills/random.ts'

const BRIEFS = [
  'dress this as a shepherd’s camp at dusk, a fire in the middle, three people could sit around it; low key, warm fire against blue dusk',
  'a cosy living room at night',
  'a café at night, six tables, warm practicals',
  'interrogation room, tense',
  'a bedroom in the morning, no rugs',
  'an office at noon, two visitors could sit',
  'a market by day, a dozen baskets',
  'a courtyard at golden hour, two women standing by the well',
  'a forest camp at night, four people could sit around the fire',
  'a diner at midnight, noir',
  'a dining room, eight people could sit around the table, romantic',
  'a warehouse, horror',
  'a temple at dawn, epic',
  'a street corner at night, a man waiting on the bench',
  'six jars beside the well',
  'half a dozen chairs around a table',
  'a sofa facing the fire, two armchairs beside it',
  'a wide shot, a medium shot and a close-up of the woman',
  'key 5600 K, warm fill, blue rim',
  'two characters sitting by the fire, one standing',
  'a library with four bookcases against the wall',
  'a dozen rocks at the edge and three palms behind the tents',
  'remove the rugs and put a table in the middle',
  'moonlight, a single tent, a fire in front of it',
  'a film set with three chairs for the director',
  'a bed against the wall, a lamp beside it',
  'twenty crates scattered, ten barrels in the corner',
  'high key studio, a chair in the middle',
  'a shepherd kneeling by the fire, a staff beside him',
  'a desert camp, six tents, ten jars, no rocks, foggy dawn',
]

export const benches: readonly Bench[] = [
  {
    name: 'agent: brief to full proposal',
    run: () => {
      const props = makeProps()
      const understand = makeUnderstand(props.kit)
      const times = BRIEFS.map((text, i) => timed(text, i, props, understand))
      const figure = (q: number, name: string, goal: number) => ({
        name: `brief to full proposal, ${name} of ${BRIEFS.length}`,
        value: quantile(times, q) / 1000,
        unit: 's',
        goal,
        better: 'less' as const,
      })
      return Promise.resolve([figure(0.5, 'p50', 0.5), figure(0.95, 'p95', 2)])
    },
  },
]

const timed = (
  text: string,
  i: number,
  props: ReturnType<typeof makeProps>,
  understand: ReturnType<typeof makeUnderstand>,
): number => {
  const [stage, doc] = [new Y.Doc(), new Y.Doc()]
  initStage(stage, { title: 'Bench', changes: [] })
  const review = openReviewLens(doc)
  const id = asId<BriefId>(`brief${i}`)
  const author = { id: 'a', name: 'Agent', agent: true }
  addBrief(doc, { id, author, text, at: i, refines: null, selection: [] })
  const set = new LiveView(stage)
  const started = performance.now()
  const understood = understand(text)
  const answer = openAnswer({ doc, review: review.view, brief: review.view.briefs[0]!, author, at: i, again: false })
  for (const step of compose({ set, understood, selection: [], open: [], random: seededRandom(hash(text)) }, props))
    answer.add(step)
  answer.finish(understood)
  const took = performance.now() - started
  review.close()
  return took
}
