/**
 * The WebGL 2 engine and its clock: a frame is drawn only when somebody asks for one. Nothing of Babylon's is fetched from
 * elsewhere (`CDNBaseUrl` points home, and the page's CSP would refuse it anyhow).
 */
import { Engine } from '@babylonjs/core/Engines/engine'
import { Tools } from '@babylonjs/core/Misc/tools'
import type { Quality } from './quality.ts'

/** The device or the browser has no WebGL 2; the page says so in words instead of the stage. */
class NoWebGl2Error extends Error {
  constructor() {
    super('This browser or graphics card has no WebGL 2, which the stage needs to draw.')
    this.name = 'NoWebGl2Error'
  }
}

/** Throws NoWebGl2Error. The caller disposes the engine. */
export const makeEngine = (canvas: HTMLCanvasElement, quality: Quality): Engine => {
  Tools.CDNBaseUrl = '/babylon'
  let engine: Engine
  try {
    engine = new Engine(canvas, quality.antialias, {
      stencil: true,
      antialias: quality.antialias,
      preserveDrawingBuffer: false,
      powerPreference: 'high-performance',
      disableWebGL2Support: false,
      audioEngine: false,
      // A lost context means a new screen (viewport.ts); so nothing is kept twice for the case.
      doNotHandleContextLost: true,
      adaptToDeviceRatio: false,
    })
  } catch (cause) {
    throw Object.assign(new NoWebGl2Error(), { cause })
  }
  if (engine.webGLVersion < 2) {
    engine.dispose()
    throw new NoWebGl2Error()
  }
  engine.enableOfflineSupport = false
  return engine
}

export interface Clock {
  /** Asks for one frame; many calls make one. */
  request(): void
  /** Runs before each frame with the seconds since the last one (at most a quarter); `true` asks for another frame. */
  onFrame(run: (seconds: number) => boolean): () => void
  /** Frames drawn so far. */
  readonly frames: number
  /** Draws at once, in this task: for screenshots. */
  drawNow(): void
  close(): void
}

/** `draw` returns false where it could not draw (a lost context): asked again later by whoever brings it back. */
export const makeClock = (draw: () => void): Clock => {
  const runs = new Set<(seconds: number) => boolean>()
  let asked = 0
  let frames = 0
  let last = 0
  let closed = false
  const frame = (now: number) => {
    asked = 0
    const seconds = Math.min(0.25, last === 0 ? 0 : (now - last) / 1000)
    last = now
    let again = false
    for (const run of [...runs]) again = run(seconds) || again
    draw()
    frames++
    if (again) request()
    else if (asked === 0) last = 0
  }
  const request = () => {
    if (asked === 0 && !closed) asked = requestAnimationFrame(frame)
  }
  return {
    request,
    onFrame: (run) => {
      runs.add(run)
      return () => runs.delete(run)
    },
    get frames() {
      return frames
    },
    drawNow: () => {
      if (asked !== 0) cancelAnimationFrame(asked)
      frame(performance.now())
    },
    close: () => {
      closed = true
      if (asked !== 0) cancelAnimationFrame(asked)
      asked = 0
    },
  }
}
