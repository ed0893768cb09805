/**
 * Open proposals as ghosts: what would come or change, translucent in its author's colour, by the ordinary binders over
 * the session's preview. What would be removed stays where it is and gets a red outline.
 */
import type { Values } from '../../shared/changes/change.ts'
import type { NodeId, ProposalId } from '../../shared/ids.ts'
import type { Preview } from '../../shared/review/preview.ts'
import type { DrawContext } from './binders/binder.ts'
import { binders } from './binders/index.ts'
import { makeGhostPainter } from './ghost-paint.ts'
import type { Outlined } from './outlines.ts'
import { makeStageView, type StageView } from './stage-view.ts'

const REMOVED = '#e5484d'
const STALE = '#d6a13a'
const EVERYTHING: ReadonlySet<string> = new Set(['@all', '@place'])

export interface Ghosts {
  /** The view of what is proposed; nodes of it have the stage's ids where they change one. */
  readonly views: readonly StageView[]
  viewOf(id: NodeId): StageView | null
  set(preview: Preview): void
  setLive(values: ReadonlyMap<NodeId, Values>): void
  apply(): boolean
  /** What has to be outlined for being a ghost. */
  outlined(stage: StageView): Map<string, Outlined>
  dispose(): void
}

/** `colourOf` says in which colour a proposal's ghosts are drawn. */
export const makeGhosts = (
  ctx: Omit<DrawContext, 'painter' | 'rig' | 'nodeOf' | 'worldOf' | 'watch'>,
  colourOf: (id: ProposalId) => string,
): Ghosts => {
  let shown: Preview | null = null
  let live: ReadonlyMap<NodeId, Values> = new Map()
  const views = new Map<string, StageView>()
  const drawnIn = new Map<NodeId, string>()

  const make = (colour: string): StageView => {
    const known = views.get(colour)
    if (known) return known
    const view: StageView = makeStageView(
      {
        node: (id) => shown?.view.nodes.get(id),
        children: (parent) => shown?.view.children(parent) ?? [],
        wants: (id) => drawnIn.get(id) === colour,
      },
      (kind) => binders[kind],
      {
        ...ctx,
        painter: makeGhostPainter(ctx.scene, colour),
        rig: null,
        nodeOf: (id) => view.nodeOf(id) ?? shown?.view.nodes.get(id) ?? null,
        worldOf: (id) => view.worldOf(id),
        watch: (owner, field, target) => view.watch(owner, field, target),
      },
    )
    views.set(colour, view)
    return view
  }
  const colour = (id: NodeId): string | null => {
    const ghost = shown?.ghosts.get(id)
    return ghost && ghost.op !== 'remove' ? (ghost.stale ? STALE : colourOf(ghost.proposal)) : null
  }
  return {
    get views() {
      return [...views.values()]
    },
    viewOf: (id) => views.get(drawnIn.get(id) ?? '') ?? null,
    set: (preview) => {
      shown = preview
      const gone = new Map(drawnIn)
      drawnIn.clear()
      for (const id of preview.ghosts.keys()) {
        const of = colour(id)
        if (of === null) continue
        drawnIn.set(id, of)
        make(of).touch(id, EVERYTHING)
      }
      for (const [id, of] of gone) if (drawnIn.get(id) !== of) views.get(of)?.touch(id, null)
    },
    setLive: (values) => {
      live = values
      for (const view of views.values()) view.setLive(live)
    },
    apply: () => {
      let any = false
      for (const view of views.values()) any = view.apply() || any
      return any
    },
    outlined: (stage) => {
      const all = new Map<string, Outlined>()
      for (const [id, { op }] of shown?.ghosts ?? []) {
        const view = op === 'remove' ? stage : views.get(drawnIn.get(id) ?? '')
        const shape = view?.boundsOf(id) ? view.shapeOf(id) : null
        if (!view || !shape) continue
        all.set(`ghost ${id}`, {
          shape,
          world: view.worldOf(id),
          colour: op === 'remove' ? REMOVED : (drawnIn.get(id) ?? REMOVED),
        })
      }
      return all
    },
    dispose: () => {
      for (const view of views.values()) view.dispose()
    },
  }
}
