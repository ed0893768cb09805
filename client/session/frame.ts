/** Work that is due once a frame, however often it is asked for. The browser's frame comes in by the door. */

/** Runs `run` with the next frame. */
export type Frame = (run: () => void) => void

/** The browser's frames; a hidden tab draws none, so there a timer stands in. */
export const browserFrame: Frame = (run) => {
  if (document.visibilityState === 'hidden') setTimeout(run, 100)
  else requestAnimationFrame(() => run())
}

/** Gives a function that asks for `run` once with the next frame. */
export const oncePerFrame = (frame: Frame, run: () => void): (() => void) => {
  let due = false
  return () => {
    if (due) return
    due = true
    frame(() => {
      due = false
      run()
    })
  }
}
