/** Waiting for a state, never for a time. */

/** Resolves once `holds` is true; throws with `what` when it never is. */
export const until = async (holds: () => boolean, what: string, withinMs = 10_000): Promise<void> => {
  const end = performance.now() + withinMs
  while (!holds()) {
    if (performance.now() > end) throw new Error(`not within ${withinMs} ms: ${what}`)
    await new Promise((resolve) => setTimeout(resolve, 2))
  }
}
