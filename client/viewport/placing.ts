/** The kit prop that follows the pointer until it is dropped: drawn as a ghost, in nobody's set yet. */
import { asId, type NodeId } from '../../shared/ids.ts'
import { fieldsOf } from '../../shared/kinds/index.ts'
import type { Quat, Vec3 } from '../../shared/space/math.ts'
import type { NodeOf } from '../../shared/stage/view.ts'
import type { DrawContext } from './binders/binder.ts'
import { binders } from './binders/index.ts'
import { makeGhostPainter } from './ghost-paint.ts'
import { makeStageView, type StageView } from './stage-view.ts'

const COLOUR = '#f0a845'
const ID = asId<NodeId>('placing')

export interface Placing {
  show(prop: { readonly asset: string; readonly position: Vec3; readonly rotation: Quat } | null): void
  dispose(): void
}

export const makePlacing = (ctx: Omit<DrawContext, 'painter' | 'rig' | 'nodeOf' | 'worldOf' | 'watch'>): Placing => {
  let node: NodeOf<'prop'> | null = null
  const view: StageView = makeStageView(
    { node: (id) => (id === ID ? (node ?? undefined) : undefined), children: () => [] },
    (kind) => binders[kind],
    {
      ...ctx,
      painter: makeGhostPainter(ctx.scene, COLOUR),
      rig: null,
      nodeOf: (id) => view.nodeOf(id),
      worldOf: (id) => view.worldOf(id),
      watch: (owner, field, target) => view.watch(owner, field, target),
    },
  )
  const defaults = Object.fromEntries(Object.entries(fieldsOf('prop')).map(([name, field]) => [name, field.default]))
  return {
    show: (prop) => {
      const before = node
      node = prop && ({ ...defaults, id: ID, kind: 'prop', parent: null, order: '', ...prop } as unknown as NodeOf<'prop'>)
      const moved = before && node && before.asset === node.asset
      view.touch(ID, moved ? new Set(['position', 'rotation']) : null)
      view.apply()
    },
    dispose: () => view.dispose(),
  }
}
