/**
 * The hands of the viewport: navigation, picking, tools, placing and what stands over the picture, put together over what
 * the drawing side gives (`context.ts`). They write through the session alone.
 */
import { effect } from '@preact/signals-core'
import type { ViewportContext } from './context.ts'
import { makeDesk } from './desk.ts'
import { listen } from './input.ts'
import { keptView } from './kept-view.ts'
import { navMachine } from './nav-machine.ts'
import { overlays } from './overlays/index.ts'
import { makeLayer } from './overlays/layer.ts'
import type { Overlay } from './overlays/overlay.ts'
import { makePlacing } from './put-down.ts'
import { makeRig } from './rig.ts'
import { tools } from './tools/index.ts'
import { toolMachine } from './tools/machine.ts'
import { placeMachine } from './tools/place.ts'
import { NOT_SHOWING, type Showing } from './tools/tool.ts'
import { bulk, targetOf, viewAt, widened } from './view-math.ts'

/** What is shown, without the backdrop. */
const allOf = (ctx: ViewportContext) => {
  const box = bulk([...ctx.shown()].flatMap((id) => ctx.boundsOf(id) ?? []))
  return box && widened(box, 1)
}

/** Gives the way to unmount. */
export const mountHands = (ctx: ViewportContext): (() => void) => {
  const { session } = ctx
  const kept = keptView(session.set)
  const rig = makeRig(ctx, kept)
  let showing: Showing = NOT_SHOWING
  let drawn: readonly Overlay[] = []
  const draw = () => {
    const lens = rig.lens()
    for (const overlay of drawn) overlay.draw(lens)
  }
  const layer = makeLayer(ctx.host, draw)
  const desk = makeDesk(ctx, rig, (next) => {
    showing = next
    ctx.canvas.style.cursor = next.active ? 'grabbing' : next.hover ? 'grab' : ''
    layer.redraw()
  })
  const nav = navMachine(rig)
  const machine = toolMachine(desk, () => tools[session.tool.peek()])
  const place = placeMachine(makePlacing(ctx, rig))
  drawn = overlays.map((make) => make({ ctx, rig, desk, layer, showing: () => showing }))

  // With the picture, when all stands where it will be drawn.
  const drawing = ctx.scene.onBeforeRenderObservable.add(draw)

  const stops = [
    ctx.onFrame((seconds) => {
      const flies = nav.handle({ type: 'tick', seconds }) && nav.flying
      return rig.tick(seconds) || flies
    }),
    () => ctx.scene.onBeforeRenderObservable.remove(drawing),
    listen({ ctx, rig, nav, tools: machine, place, desk }),
    effect(() => {
      session.tool.value
      machine.handle({ type: 'cancel', why: 'other-tool' })
      layer.redraw()
    }),
    effect(() => {
      const { value } = session.placing
      place.handle(value ? { type: 'take', asset: value.asset } : { type: 'cancel' })
    }),
    effect(() => {
      // Whatever these change stands over the picture, which itself may rest.
      session.selection.value
      session.view.value
      session.access.value
      session.revision.value
      session.people.value
      layer.redraw()
    }),
  ]

  ctx.offer({
    frame: (what) => {
      const { value: ids } = session.selection
      const selected = what === 'selection' && ids.size > 0
      const box = selected ? ctx.boundsOfAll(ids) : allOf(ctx)
      if (box) rig.frameBox(box, !selected)
    },
    look: (from) => rig.look(from),
    pointAt: (clientX, clientY) => {
      const box = ctx.canvas.getBoundingClientRect()
      const [x, y] = [clientX - box.left, clientY - box.top]
      if (x < 0 || y < 0 || x >= box.width || y >= box.height) return null
      const hit = ctx.pickNode(x, y, { ghosts: false })
      return hit && { position: hit.position, normal: hit.normal, node: hit.node }
    },
    flyTo: ({ position, target }) => rig.flyTo(viewAt(position, target)),
    view: () => {
      const view = rig.view()
      return { position: view.position, target: targetOf(view) }
    },
  })

  return () => {
    for (const stop of stops) stop()
    for (const overlay of drawn) overlay.dispose?.()
    rig.dispose()
    kept.dispose()
    layer.dispose()
  }
}
