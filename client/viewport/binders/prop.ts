/** Props of the kit: instances of a shared model, in the kit's materials or the node's own. */
import type { NodeOf } from '../../../shared/stage/view.ts'
import type { Model } from '../models.ts'
import type { Binder, DrawContext } from './binder.ts'
import { makeSolid, type SolidPart } from './solid.ts'

const REBUILDS = ['asset', 'params', 'seed', 'version', 'material']

const partsOf = (model: Model, node: NodeOf<'prop'>, { painter }: DrawContext): SolidPart[] =>
  model.parts.map((part) => {
    const id = part.slot === 'main' && node.material !== '' ? node.material : part.material
    return {
      key: `${part.key} ${id}${painter.style}`,
      geometry: part.geometry,
      bounds: part.bounds,
      material: painter.surface(id),
      layerMask: painter.layerMask,
    }
  })

export const prop: Binder<'prop'> = {
  make: (node, ctx) => {
    const solid = makeSolid(ctx.instances)
    let model = ctx.models.of(node)
    solid.set(partsOf(model, node, ctx))
    return {
      change: (next, changed) => {
        if (!REBUILDS.some((field) => changed.has(field))) return
        model = ctx.models.of(next)
        solid.set(partsOf(model, next, ctx))
      },
      place: solid.place,
      show: solid.show,
      shape: () => model.shape,
      dispose: solid.dispose,
    }
  },
}
