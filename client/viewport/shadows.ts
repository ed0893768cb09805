/**
 * Shadow maps, drawn only when something moved. Suns and spots filter a depth map (PCF), points a cube. A source as wide
 * as the sky takes a coarse map, whose filter is then as wide as its penumbra.
 */
import type { DirectionalLight } from '@babylonjs/core/Lights/directionalLight'
import { PointLight } from '@babylonjs/core/Lights/pointLight'
import { ShadowGenerator } from '@babylonjs/core/Lights/Shadows/shadowGenerator'
import '@babylonjs/core/Lights/Shadows/shadowGeneratorSceneComponent'
import { SpotLight } from '@babylonjs/core/Lights/spotLight'
import { RenderTargetTexture } from '@babylonjs/core/Materials/Textures/renderTargetTexture'
import type { Scene } from '@babylonjs/core/scene'
import type { Lamp } from './lamp.ts'
import type { LightSpec } from './light-rig.ts'
import type { Quality } from './quality.ts'
import { castersOf } from './shadow-casters.ts'

export interface Shadow {
  redraw(): void
  follow(spec: LightSpec): void
  dispose(): void
}

const SIZE = { sun: 2048, sky: 512, spot: 1024, point: 512 } as const

export const makeShadow = (scene: Scene, light: Lamp['light'], spec: LightSpec, quality: Quality): Shadow => {
  const caster = light as DirectionalLight | SpotLight | PointLight
  const best = spec.kind === 'sun' ? (spec.wide ? SIZE.sky : SIZE.sun) : spec.kind === 'spot' ? SIZE.spot : SIZE.point
  const generator = new ShadowGenerator(Math.round(best * quality.shadowShare), caster)
  const map = generator.getShadowMap()
  if (map) {
    const { meshes, onMap } = castersOf(scene)
    map.renderList = meshes
    map.onBeforeRenderObservable.add(() => {
      for (const run of onMap) run(true)
    })
    map.onAfterRenderObservable.add(() => {
      for (const run of onMap) run(false)
    })
    map.refreshRate = RenderTargetTexture.REFRESHRATE_RENDER_ONCE
  }
  if (caster instanceof PointLight) {
    generator.usePoissonSampling = true
    generator.bias = 0.0015
    generator.normalBias = 0.006
    caster.shadowMinZ = Math.max(0.05, (spec.radius ?? 0.05) * 0.5)
    caster.shadowMaxZ = 40
  } else {
    generator.usePercentageCloserFiltering = true
    generator.filteringQuality = quality.softShadows ? ShadowGenerator.QUALITY_HIGH : ShadowGenerator.QUALITY_LOW
    generator.bias = caster instanceof SpotLight ? 0.0005 : 0.001
    generator.normalBias = caster instanceof SpotLight ? 0.008 : 0.025
    if (caster instanceof SpotLight) {
      caster.shadowMinZ = 0.1
      caster.shadowMaxZ = 60
    } else caster.autoCalcShadowZBounds = true
  }
  const follow = (next: LightSpec) => {
    if (caster instanceof SpotLight && next.cone)
      // The map cannot open wider than a half turn; what lies beyond is dim anyhow.
      caster.shadowAngleScale = Math.min(1, 2.7 / caster.angle)
  }
  follow(spec)
  return {
    redraw: () => map?.resetRefreshCounter(),
    follow,
    dispose: () => generator.dispose(),
  }
}
