/** Marks: a T of tape on the floor, in the colour of the character whose mark it is. The bar lies before the toes (+Z). */
import type { NodeOf } from '../../../shared/stage/view.ts'
import { makeFloorName } from '../floor-name.ts'
import { type Binder, type DrawContext, referred } from './binder.ts'
import { boxes } from './forms.ts'
import { makeSolid } from './solid.ts'

/** Metres: cloth tape of 50 mm. */
const TAPE = 0.05
const THICK = 0.003

const colourOf = (node: NodeOf<'mark'>, ctx: DrawContext): string => {
  const id = referred(node.character)
  const whose = id && ctx.nodeOf(id)
  return whose?.kind === 'character' ? whose.colour : node.colour
}

/** Whose mark it is, or what the crew calls it. */
const nameOf = (node: NodeOf<'mark'>, ctx: DrawContext): string => {
  const id = referred(node.character)
  return (id && ctx.nodeOf(id)?.name) || node.name
}

const DRAWN = ['character', 'colour', 'name']

export const mark: Binder<'mark'> = {
  make: (node, ctx) => {
    const form = boxes(
      ctx.scene,
      'mark',
      [
        [
          [-0.2, 0.001, 0.1],
          [0.2, THICK, 0.1 + TAPE],
        ],
        [
          [-TAPE / 2, 0.001, -0.2],
          [TAPE / 2, THICK, 0.1],
        ],
      ],
      false,
    )
    const solid = makeSolid(ctx.instances)
    const letters = makeFloorName(ctx.scene)
    const draw = (next: NodeOf<'mark'>) => {
      const colour = colourOf(next, ctx)
      letters.set(nameOf(next, ctx), colour)
      solid.set([
        {
          key: `mark ${colour}${ctx.painter.style}`,
          geometry: form.geometry,
          bounds: form.shape.bounds,
          material: ctx.painter.plain(colour, { roughness: 0.7, lifted: true }),
          layerMask: ctx.painter.layerMask,
        },
      ])
    }
    ctx.watch(node.id, 'character', referred(node.character))
    draw(node)
    return {
      change: (next, changed) => {
        if (changed.has('character')) ctx.watch(next.id, 'character', referred(next.character))
        if (DRAWN.some((field) => changed.has(field))) draw(next)
      },
      place: (world) => {
        solid.place(world)
        letters.place(world)
      },
      show: (on) => {
        solid.show(on)
        letters.show(on)
      },
      shape: () => form.shape,
      dispose: () => {
        ctx.watch(node.id, 'character', null)
        solid.dispose()
        letters.dispose()
      },
    }
  },
}
