/**
 * What a drag writes: of nodes a gesture of the session, seen by all and written at its end; of a ghost an edit of its
 * proposal, of copies new nodes, both seen by me alone until they are dropped.
 */
import type { Values } from '../../shared/changes/change.ts'
import { worldOf } from '../../shared/derive/world.ts'
import type { NodeId } from '../../shared/ids.ts'
import type { StageNode } from '../../shared/stage/view.ts'
import type { ViewportContext } from './context.ts'
import { copiesAt } from './copy.ts'
import type { Dragging, Held } from './tools/tool.ts'
import { type Standing, valuesAt } from './values-at.ts'
import { whatIs } from './words.ts'

/** For the others to read. */
const DOING: Readonly<Record<string, string>> = { Move: 'moving', Rotate: 'turning', Scale: 'scaling', Copy: 'copying' }
const NONE: ReadonlyMap<NodeId, Values> = new Map()

/** Tells the others what is done until the returned function is called. */
const busy = ({ session }: ViewportContext, verb: string, what: string): (() => void) => {
  session.present({ activity: `${DOING[verb] ?? verb} ${what}` })
  return () => session.present({ activity: '' })
}

const nodesOf = ({ session }: ViewportContext, held: readonly Held[]): StageNode[] =>
  held.flatMap(({ id }) => session.stage.nodes.get(id) ?? [])

const written = (ctx: ViewportContext): Standing => ({
  nodeOf: (id) => ctx.session.stage.nodes.get(id),
  worldOf: (id) => worldOf(ctx.session.stage, id),
})

export const dragNodes = (ctx: ViewportContext, verb: string, held: readonly Held[]): Dragging => {
  const what = whatIs(nodesOf(ctx, held))
  const over = busy(ctx, verb, what)
  const live = ctx.session.gesture(`${verb} ${what}`)
  const standing = written(ctx)
  return {
    update: (worlds) => live.update(valuesAt(standing, worlds)),
    commit: () => {
      live.commit()
      over()
    },
    cancel: () => {
      live.cancel()
      over()
    },
  }
}

export const dragGhost = (ctx: ViewportContext, verb: string, id: NodeId): Dragging => {
  const { session, ghosts } = ctx
  const at = session.ghost.peek()
  // What is written of a ghost is what its proposal says now, not where the drag has it.
  const proposed = ghosts.nodeOf(id) ?? undefined
  const standing: Standing = { nodeOf: () => proposed, worldOf: (one) => ghosts.worldOf(one) ?? ctx.worldOf(one) }
  const over = busy(ctx, verb, proposed ? whatIs([proposed]) : 'a proposal')
  let last = NONE
  const end = () => {
    ghosts.setLive(NONE)
    over()
  }
  return {
    update: (worlds) => {
      last = valuesAt(standing, worlds)
      ghosts.setLive(last)
    },
    commit: () => {
      for (const values of last.values()) if (at) session.editGhost(at.proposal, at.key, values)
      end()
    },
    cancel: end,
  }
}

/** The originals are drawn where the copies go, for me alone; the tool's showing says where they really stand. */
export const dragCopies = (ctx: ViewportContext, verb: string, held: readonly Held[]): Dragging => {
  const { session } = ctx
  const what = whatIs(nodesOf(ctx, held))
  const over = busy(ctx, verb, what)
  const standing = written(ctx)
  let last = NONE
  const end = () => {
    ctx.setLive(NONE)
    over()
  }
  return {
    update: (worlds) => {
      last = valuesAt(standing, worlds)
      ctx.setLive(last)
    },
    commit: () => {
      const { changes, tops } = copiesAt(session.stage, last)
      session.edit(`${verb} ${what}`, changes)
      end()
      session.select(tops)
    },
    cancel: end,
  }
}
