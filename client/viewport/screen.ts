/**
 * The stage on screen, for as long as its GPU context lives: a canvas in the dock's middle, the session's set drawn in it
 * when something moved, and the hands with their context. `viewport.ts` makes another when the graphics card comes back.
 */
import { effect } from '@preact/signals-core'
import type { Values } from '../../shared/changes/change.ts'
import type { NodeId, ProposalId } from '../../shared/ids.ts'
import { type Bounds, unionBounds } from '../../shared/space/bounds.ts'
import type { Session, ViewportVerbs } from '../session/types.ts'
import { makeAnchors } from './anchors.ts'
import { castGround, castInto, skipper } from './cast.ts'
import {
  type CastOptions,
  EDITOR_ONLY,
  type GhostInfo,
  type HandVerbs,
  type Hit,
  type Ray,
  type ViewportContext,
} from './context.ts'
import { dropToSupport } from './drop.ts'
import { makeClock, makeEngine } from './engine.ts'
import { makeEye } from './eye.ts'
import { type Frame, frameIn, makeTargetCamera, takePlace, trueUp } from './film-camera.ts'
import { makeGhosts } from './ghosts.ts'
import { whenDrawn } from './gpu-time.ts'
import { mountHands } from './hands.ts'
import { makeMonitor } from './monitor.ts'
import { makeMonitorEdge } from './monitor-edge.ts'
import { makeOutlines, type Outlined } from './outlines.ts'
import { makePlacing } from './placing.ts'
import { chooseQuality } from './quality.ts'
import { rayThrough } from './ray-through.ts'
import { makeStage } from './stage.ts'
import type { StageView } from './stage-view.ts'
import { makeThumbnails } from './thumbnails.ts'
import { makeWarmUp } from './warm-up.ts'

/** Sides of the film frame that show what lies around it, share of the picture. */
const MARGIN = 0.05
/** Agents that are not here now. */
const AGENT = '#a78bfa'
/** Flames move this often at most; a slow machine gets at most an eighth of its time for them. */
const FLICKER_MS = 60

/** Throws NoWebGl2Error. `onLost`: the context is gone; the promise says when one can be had again. */
export const mountScreen = (session: Session, host: HTMLElement, onLost: (restored: Promise<void>) => void): (() => void) => {
  const canvas = document.createElement('canvas')
  canvas.style.cssText = 'position:absolute;inset:0;width:100%;height:100%;display:block;outline:none;touch-action:none'
  canvas.tabIndex = 0
  canvas.setAttribute('aria-label', 'Stage')
  host.append(canvas)
  const quality = chooseQuality(new URLSearchParams(location.search).get('quality'))
  const engine = makeEngine(canvas, quality)
  const stage = makeStage(engine, session.stage, quality)
  const { scene, view } = stage
  // Shaders of what is new may have to be made, and shadows be drawn again.
  stage.figures.onMade(() => {
    stage.rig.touchShadows()
    warmUp.start()
    monitor.touch()
    outlining = true
    request()
  })
  const own = makeTargetCamera('own', scene)
  const film = makeTargetCamera('film', scene)
  own.layerMask = 0x0fffffff | EDITOR_ONLY
  film.layerMask = 0x0fffffff
  const closing: (() => void)[] = []
  const clock = makeClock(() => draw())
  const { request } = clock

  // What is drawn beside the stage itself.
  const colourOf = (id: ProposalId): string => {
    const author = session.review.proposals.find((proposal) => proposal.id === id)?.author
    const here = session.people.peek().find((person) => person.userId === author?.id)
    return (
      here?.colour ??
      (author && session.access.peek().user?.id === author.id ? session.access.peek().user?.colour : null) ??
      AGENT
    )
  }
  const ghosts = makeGhosts(stage, colourOf)
  const outlines = makeOutlines(scene, stage.instances)
  const placing = makePlacing(stage)
  const monitor = makeMonitor(engine, stage, quality.antialias)
  const monitorEdge = makeMonitorEdge(host, session)
  const thumbnails = makeThumbnails(engine, stage.textures, quality)
  const owned = new Map<string, ReadonlyMap<NodeId, string>>()
  let outlining = true
  const outline = () => {
    const things = new Map<string, Outlined>(ghosts.outlined(view))
    for (const [owner, nodes] of owned)
      for (const [id, colour] of nodes) {
        const of = view.nodeOf(id) ? view : ghosts.viewOf(id)
        const shape = of?.boundsOf(id) ? of.shapeOf(id) : null
        if (of && shape) things.set(`${owner} ${id}`, { shape, world: of.worldOf(id), colour })
      }
    outlines.set(things)
  }

  // Live values: the session's, and over them those that only I see.
  let mine: ReadonlyMap<NodeId, Values> = new Map()
  const live = () => {
    const theirs = session.live.peek()
    view.setLive(mine.size === 0 ? theirs : new Map([...theirs, ...mine]))
    request()
  }

  // Looking.
  const through = () => {
    const id = session.lookThrough.peek()
    const node = id === null ? null : view.nodeOf(id)
    return node?.kind === 'camera' ? node : null
  }
  const frame = (): Frame | null => {
    const node = through()
    return node && frameIn(canvas.clientWidth, canvas.clientHeight, Number(node.aspect), MARGIN)
  }
  /** The camera of the monitor; none while I look through that very one. */
  const monitored = () => {
    if (!session.view.peek().monitor) return null
    const chosen = session.monitorCamera.peek()
    const id = chosen !== null && view.nodeOf(chosen) ? chosen : firstCamera(view)
    const node = id === null || id === session.lookThrough.peek() ? null : view.nodeOf(id)
    return node?.kind === 'camera' ? node : null
  }

  // The clock.
  const motion = matchMedia('(prefers-reduced-motion: reduce)')
  const still = motion.matches
  let resized = true
  let seconds = 0
  let since = 0
  const eye = makeEye(stage, still)
  const warmUp = makeWarmUp(scene, () => performance.now())
  let flickers: (() => void) | null = null
  const flicker = () => {
    flickers = whenDrawn(canvas, (ms) => {
      const timer = setTimeout(
        () => {
          flickers = null
          if (document.visibilityState === 'visible') request()
        },
        Math.max(FLICKER_MS, ms * 8),
      )
      flickers = () => clearTimeout(timer)
    })
  }
  const draw = () => {
    if (resized) {
      engine.setHardwareScalingLevel(quality.coarse / Math.min(2, devicePixelRatio))
      engine.resize()
    }
    resized = false
    const ghostsMoved = ghosts.apply()
    const { changed, relit, burning } = stage.apply(still ? null : seconds)
    if (relit) warmUp.start()
    if (changed) {
      eye.touch()
      monitor.touch()
    }
    if (changed || ghostsMoved || outlining) outline()
    outlining = false
    stage.instances.flush()
    trueUp(own)
    const node = through()
    if (node) {
      const f = frame()
      takePlace(film, node, view.worldOf(node.id), f ? canvas.clientWidth / f.width : 1)
    }
    if (eye.expose(node, session.stage.info.exposure, since)) request()
    stage.draw(node ? film : own)
    const shown = monitored()
    if (shown) monitor.draw(shown, view.worldOf(shown.id), session.stage.info.exposure, canvas.clientWidth, canvas.clientHeight)
    monitorEdge.draw(shown, canvas.clientWidth, canvas.clientHeight)
    if (warmUp.step()) {
      stage.rig.touchShadows()
      monitor.touch()
      request()
    }
    if (burning && !still && !flickers) flicker()
  }
  closing.push(
    clock.onFrame((passed) => {
      seconds = performance.now() / 1000
      since = passed
      return false
    }),
  )

  // Flames stood still while nobody looked.
  document.addEventListener('visibilitychange', request)
  closing.push(() => document.removeEventListener('visibilitychange', request))
  const observer = new ResizeObserver(() => {
    resized = true
    request()
  })
  observer.observe(canvas)
  closing.push(() => observer.disconnect())
  canvas.addEventListener('webglcontextlost', (event) => {
    // Says that we want it back.
    event.preventDefault()
    onLost(new Promise((back) => canvas.addEventListener('webglcontextrestored', () => back(), { once: true })))
  })
  const follow = (run: () => void) => closing.push(effect(run))
  closing.push(
    session.onStage((change) => {
      stage.change(change)
      request()
    }),
  )
  follow(() => {
    session.live.value
    live()
  })
  follow(() => {
    view.setHidden(session.hidden.value)
    request()
  })
  follow(() => {
    session.lookThrough.value
    session.monitorCamera.value
    request()
  })
  follow(() => {
    stage.rig.castShadows(session.view.value.shadows)
    warmUp.start()
    monitor.touch()
    request()
  })
  follow(() => {
    ghosts.set(session.preview.value)
    outlining = true
    request()
  })

  const ghostOf = (id: NodeId): GhostInfo | null => session.preview.peek().ghosts.get(id) ?? null
  const cast = (ray: Ray, o: CastOptions = {}): Hit | null => {
    const helpers = (o.helpers ?? true) && !through()
    let best = castGround(ray, session.stage.info.ground === 'none' ? 1e4 : session.stage.info.groundSize, Infinity)
    const far = () => best?.distance ?? Infinity
    best = castInto(view, ray, far(), () => null, skipper(view, o), helpers) ?? best
    if ((o.ghosts ?? true) && !through())
      for (const one of ghosts.views) best = castInto(one, ray, far(), ghostOf, skipper(one, o), helpers) ?? best
    return best
  }
  const rayAt = (x: number, y: number): Ray => rayThrough(through() ? film : own, canvas.clientWidth, canvas.clientHeight, x, y)
  let verbs: HandVerbs | null = null
  const ctx: ViewportContext = {
    session,
    host,
    canvas,
    engine,
    scene,
    camera: own,
    drawnWith: () => (through() ? film : own),
    frame,
    requestRender: request,
    onFrame: clock.onFrame,
    nodeOf: (id) => view.nodeOf(id) ?? session.stage.nodes.get(id) ?? null,
    worldOf: (id) => view.worldOf(id),
    boundsOf: (id) => view.boundsOf(id),
    boundsOfAll: (ids) => {
      const all: Bounds[] = []
      const open = [...ids]
      for (let i = 0; i < open.length; i++) {
        const id = open[i] as NodeId
        const bounds = view.boundsOf(id)
        if (bounds) all.push(bounds)
        open.push(...session.stage.children(id))
      }
      return unionBounds(all)
    },
    shown: () => view.shown(),
    transformOf: makeAnchors(stage),
    rayAt,
    cast,
    pickNode: (x, y, o) => cast(rayAt(x, y), o),
    outline: (owner, nodes) => {
      if (nodes.size === 0) owned.delete(owner)
      else owned.set(owner, nodes)
      outlining = true
      request()
    },
    setLive: (values) => {
      mine = values
      live()
    },
    ghosts: {
      of: ghostOf,
      worldOf: (id) => ghosts.viewOf(id)?.worldOf(id) ?? null,
      nodeOf: (id) => ghosts.viewOf(id)?.nodeOf(id) ?? null,
      boundsOf: (id) => ghosts.viewOf(id)?.boundsOf(id) ?? null,
      setLive: (values) => {
        ghosts.setLive(values)
        request()
      },
    },
    showPlacing: (prop) => {
      placing.show(prop)
      request()
    },
    offer: (given) => {
      verbs = given
    },
  }

  const unmountHands = mountHands(ctx)
  const offered = (): HandVerbs => {
    if (!verbs) throw new Error('the hands offered no verbs')
    return verbs
  }
  const all: ViewportVerbs = {
    frame: (what) => offered().frame(what),
    look: (from) => offered().look(from),
    pointAt: (x, y) => offered().pointAt(x, y),
    flyTo: (to) => offered().flyTo(to),
    view: () => offered().view(),
    screenshot: async () => {
      clock.drawNow()
      return canvas.toDataURL('image/png')
    },
    thumbnail: thumbnails.of,
    dropped: (ids) => dropToSupport(session.stage, ids),
    get frames() {
      return clock.frames
    },
  }
  session.viewport.value = all
  request()
  return () => {
    session.viewport.value = null
    unmountHands()
    clock.close()
    flickers?.()
    for (const close of closing.reverse()) close()
    placing.dispose()
    thumbnails.dispose()
    monitor.dispose()
    monitorEdge.dispose()
    ghosts.dispose()
    outlines.dispose()
    stage.dispose()
    engine.dispose()
    canvas.remove()
  }
}

/** The first camera by order of the tree's making; the monitor's until somebody chooses. */
const firstCamera = (view: StageView): NodeId | null => {
  for (const id of view.shown()) if (view.nodeOf(id)?.kind === 'camera') return id
  return null
}
