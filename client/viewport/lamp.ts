/**
 * One Babylon light that shines what a spec says. glTF falloff and no range: a pure 1/d². Spots: Babylon cuts the inner
 * cosine at 1, where ours may lie above it; the same profile comes out with the output scaled by ((1−o)/(i−o))².
 */
import { DirectionalLight } from '@babylonjs/core/Lights/directionalLight'
import { PointLight } from '@babylonjs/core/Lights/pointLight'
import type { RectAreaLight } from '@babylonjs/core/Lights/rectAreaLight'
import { SpotLight } from '@babylonjs/core/Lights/spotLight'
import { Color3 } from '@babylonjs/core/Maths/math.color'
import { Vector3 } from '@babylonjs/core/Maths/math.vector'
import type { Scene } from '@babylonjs/core/scene'
import type { Quat, Vec3 } from '../../shared/space/math.ts'
import { rotate } from '../../shared/space/math.ts'
import type { LightSpec } from './light-rig.ts'
import { makePanel } from './panel-light.ts'

export interface Lamp {
  readonly kind: LightSpec['kind']
  readonly light: PointLight | SpotLight | DirectionalLight | RectAreaLight
  /** `output` after the gel; `colour` linear, luminance 1. */
  shine(spec: LightSpec, output: number, colour: Vec3): void
  place(position: Vec3, rotation: Quat): void
  /** Momentary factor on the output: flames. */
  dim(factor: number): void
  dispose(): void
}

const setColour = (light: { diffuse: Color3; specular: Color3 }, [r, g, b]: Vec3) => {
  light.diffuse = new Color3(r, g, b)
  light.specular = light.diffuse
}

/** Share of the nominal output that a cone with its inner cosine above 1 has on its axis. */
export const axisShare = ({ inner, outer }: { readonly inner: number; readonly outer: number }): number =>
  inner <= 1 ? 1 : ((1 - outer) / (inner - outer)) ** 2

export const makeLamp = (scene: Scene, kind: LightSpec['kind']): Lamp => {
  if (kind === 'area') return makePanel(scene)
  const light =
    kind === 'sun'
      ? new DirectionalLight('sun', new Vector3(0, -1, 0), scene)
      : kind === 'spot'
        ? new SpotLight('spot', Vector3.Zero(), new Vector3(0, -1, 0), 1, 1, scene)
        : new PointLight('point', Vector3.Zero(), scene)
  let output = 0
  return {
    kind,
    light,
    shine: (spec, next, colour) => {
      setColour(light, colour)
      output = next
      light.radius = spec.radius ?? 0.00001
      if (light instanceof SpotLight && spec.cone) {
        output *= axisShare(spec.cone)
        light.angle = 2 * Math.acos(Math.max(-1, spec.cone.outer))
        light.innerAngle = 2 * Math.acos(Math.min(1, spec.cone.inner))
      }
      light.intensity = output
    },
    place: (position, rotation) => {
      if (light instanceof PointLight) light.position.copyFromFloats(...position)
      else {
        const [x, y, z] = rotate(rotation, [0, 0, -1])
        light.direction.copyFromFloats(x, y, z)
        if (light instanceof SpotLight) light.position.copyFromFloats(...position)
      }
    },
    dim: (factor) => {
      light.intensity = output * factor
    },
    dispose: () => light.dispose(),
  }
}
