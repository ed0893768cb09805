/** Pixels of a render target without stalling the GPU: copied into a buffer there, fetched when it says that it is done. */
import type { Engine } from '@babylonjs/core/Engines/engine'
import type { RenderTargetTexture } from '@babylonjs/core/Materials/Textures/renderTargetTexture'

const RGBA = 0x1908
const UNSIGNED_BYTE = 0x1401

/** RGBA, 8 bits, rows from below; throws where the target is gone. */
export const readBack = async (
  engine: Engine,
  target: RenderTargetTexture,
  size: number,
): Promise<Uint8ClampedArray<ArrayBuffer>> => {
  const pixels = new Uint8ClampedArray(size * size * 4)
  if (!target.renderTarget) throw new Error('the picture has nothing to be read from')
  engine.bindFramebuffer(target.renderTarget)
  const copied = engine._readPixelsAsync(0, 0, size, size, RGBA, UNSIGNED_BYTE, new Uint8Array(pixels.buffer))
  engine.unBindFramebuffer(target.renderTarget)
  engine.restoreDefaultFramebuffer()
  if (!copied) throw new Error('the graphics card gives no picture back')
  await copied
  return pixels
}
