/** When the graphics card is done with what it was given: what a frame really costs, without waiting for it. */

/** How often it is asked, milliseconds. */
const ASK_MS = 16

/** Runs `done` with the milliseconds that passed since the call; gives the way to hear no more of it. */
export const whenDrawn = (canvas: HTMLCanvasElement, done: (ms: number) => void): (() => void) => {
  const gl = canvas.getContext('webgl2')
  const fence = gl?.fenceSync(gl.SYNC_GPU_COMMANDS_COMPLETE, 0)
  const start = performance.now()
  let timer = 0
  const ask = () => {
    if (gl && fence && !gl.isContextLost()) {
      const state = gl.getSyncParameter(fence, gl.SYNC_STATUS) as number
      if (state !== gl.SIGNALED) {
        timer = window.setTimeout(ask, ASK_MS)
        return
      }
      gl.deleteSync(fence)
    }
    done(performance.now() - start)
  }
  gl?.flush()
  timer = window.setTimeout(ask, ASK_MS)
  return () => clearTimeout(timer)
}
