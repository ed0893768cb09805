/**
 * How much is drawn: all of it, or, on a machine that draws in software, what it can draw while people work. `?quality=full`
 * in the page's address asks for all of it all the same (pictures for the README), `?quality=plain` for the least.
 */

export interface Quality {
  readonly name: 'full' | 'plain'
  /** CSS pixels a drawn pixel is wide, before the screen's own density. */
  readonly coarse: number
  readonly antialias: boolean
  /** Lights that a surface is lit by one by one. */
  readonly lights: number
  /** Lamps that cast shadows, beside the sun. */
  readonly casters: number
  readonly relief: boolean
  /** Pixels a side of a pattern; floors and walls have twice as many. */
  readonly texture: number
  readonly anisotropy: number
  /** Side of a shadow map, as a share of the best one. */
  readonly shadowShare: number
  readonly softShadows: boolean
}

export const FULL: Quality = {
  name: 'full',
  coarse: 1,
  antialias: true,
  lights: 10,
  casters: 4,
  relief: true,
  texture: 256,
  anisotropy: 4,
  shadowShare: 1,
  softShadows: true,
}

const PLAIN: Quality = {
  name: 'plain',
  coarse: 1.5,
  antialias: false,
  lights: 4,
  casters: 0,
  relief: false,
  texture: 128,
  anisotropy: 1,
  shadowShare: 0.5,
  softShadows: false,
}

const SOFTWARE = /swiftshader|llvmpipe|softpipe|software|basic render/i

/** Name of the renderer behind a throw-away context; '' where there is none. */
const rendererName = (): string => {
  const gl = document.createElement('canvas').getContext('webgl2')
  if (!gl) return ''
  const info = gl.getExtension('WEBGL_debug_renderer_info')
  const name: unknown = gl.getParameter(info ? info.UNMASKED_RENDERER_WEBGL : gl.RENDERER)
  gl.getExtension('WEBGL_lose_context')?.loseContext()
  return typeof name === 'string' ? name : ''
}

/** `asked`: the `quality` of the page's address, or null. */
export const chooseQuality = (asked: string | null, renderer: () => string = rendererName): Quality => {
  if (asked === 'full') return FULL
  if (asked === 'plain') return PLAIN
  return SOFTWARE.test(renderer()) ? PLAIN : FULL
}
