/**
 * Outlines around things, seen through whatever stands before them: the form is drawn into the stencil, then once more,
 * pushed out along its smoothed normals by a width in pixels, where the stencil is free. Costs nothing while unused.
 */
import '@babylonjs/core/Shaders/ShadersInclude/instancesDeclaration'
import '@babylonjs/core/Shaders/ShadersInclude/instancesVertex'
import { Constants } from '@babylonjs/core/Engines/constants'
import { Material } from '@babylonjs/core/Materials/material'
import { ShaderMaterial } from '@babylonjs/core/Materials/shaderMaterial'
import { Color3 } from '@babylonjs/core/Maths/math.color'
import { Vector2 } from '@babylonjs/core/Maths/math.vector'
import type { Geometry } from '@babylonjs/core/Meshes/geometry'
import type { Scene } from '@babylonjs/core/scene'
import type { Built, Mesh } from '../../shared/kit/generator.ts'
import type { Transform } from '../../shared/space/math.ts'
import { EDITOR_ONLY } from './context.ts'
import type { Instance, Instances } from './instances.ts'
import { makeGeometry } from './models.ts'
import type { Shape } from './shape.ts'

export interface Outlined {
  readonly shape: Shape
  readonly world: Transform
  readonly colour: string
}

export interface Outlines {
  /** All that is outlined now, by a key of the caller's; the last call counts. */
  set(things: ReadonlyMap<string, Outlined>): void
  dispose(): void
}

const WIDTH_PX = 2.2
/** Rendering groups after the set's own (0): marks of all outlined things first, then their rims. */
const MARKS = 1
const RIMS = 2

const VERTEX = `
precision highp float;
attribute vec3 position;
attribute vec3 normal;
uniform mat4 viewProjection;
uniform vec2 width;
#include<instancesDeclaration>
void main() {
#include<instancesVertex>
  vec4 at = viewProjection * finalWorld * vec4(position, 1.0);
  vec4 out1 = viewProjection * vec4(normalize(mat3(finalWorld) * normal), 0.0);
  vec2 way = out1.xy / max(1e-6, length(out1.xy));
  gl_Position = at + vec4(way * width * at.w, 0.0, 0.0);
}`

const FRAGMENT = `
precision highp float;
uniform vec3 colour;
void main() { gl_FragColor = vec4(colour, 1.0); }`

/** One mesh with corners welded and normals averaged, so that a hull pushed along them has no gaps. */
export const hull = (built: Built): Mesh => {
  const index = new Map<string, number>()
  const positions: number[] = []
  const normals: number[] = []
  const indices: number[] = []
  for (const { mesh } of built.parts) {
    const map = new Uint32Array(mesh.positions.length / 3)
    for (let i = 0; i < map.length; i++) {
      const [x, y, z] = [mesh.positions[i * 3]!, mesh.positions[i * 3 + 1]!, mesh.positions[i * 3 + 2]!]
      const key = `${Math.round(x * 2000)} ${Math.round(y * 2000)} ${Math.round(z * 2000)}`
      let at = index.get(key)
      if (at === undefined) {
        at = positions.length / 3
        index.set(key, at)
        positions.push(x, y, z)
        normals.push(0, 0, 0)
      }
      for (const k of [0, 1, 2]) normals[at * 3 + k] = normals[at * 3 + k]! + mesh.normals[i * 3 + k]!
      map[i] = at
    }
    for (const i of mesh.indices) indices.push(map[i]!)
  }
  for (let i = 0; i < normals.length; i += 3) {
    const length = Math.hypot(normals[i]!, normals[i + 1]!, normals[i + 2]!)
    // Two faces back to back leave none: up will do.
    if (length < 1e-6) normals[i + 1] = 1
    else for (const k of [0, 1, 2]) normals[i + k] = normals[i + k]! / length
  }
  return {
    positions: new Float32Array(positions),
    normals: new Float32Array(normals),
    uvs: new Float32Array((positions.length / 3) * 2),
    indices: new Uint32Array(indices),
  }
}

export const makeOutlines = (scene: Scene, instances: Instances): Outlines => {
  const engine = scene.getEngine()
  const geometries = new WeakMap<Shape, { geometry: Geometry; key: string }>()
  const materials = new Map<string, ShaderMaterial>()
  const drawn = new Map<string, { thing: Outlined; parts: Instance[] }>()
  let count = 0

  scene.setRenderingAutoClearDepthStencil(MARKS, true, false, true)
  scene.setRenderingAutoClearDepthStencil(RIMS, false, false, false)

  const material = (name: string, colour: string | null): ShaderMaterial => {
    const known = materials.get(name)
    if (known) return known
    const made = new ShaderMaterial(
      name,
      scene,
      { vertexSource: VERTEX, fragmentSource: FRAGMENT },
      {
        attributes: ['position', 'normal', 'world0', 'world1', 'world2', 'world3'],
        uniforms: ['world', 'viewProjection', 'width', 'colour'],
      },
    )
    made.sideOrientation = Material.CounterClockWiseSideOrientation
    made.backFaceCulling = false
    made.disableDepthWrite = true
    made.depthFunction = Constants.ALWAYS
    made.stencil.enabled = true
    made.stencil.funcRef = 1
    if (colour === null) {
      made.disableColorWrite = true
      made.stencil.func = Constants.ALWAYS
      made.stencil.opStencilDepthPass = Constants.REPLACE
      made.setVector2('width', Vector2.Zero())
      made.setColor3('colour', Color3.Black())
    } else {
      made.stencil.func = Constants.NOTEQUAL
      made.stencil.opStencilDepthPass = Constants.KEEP
      made.setColor3('colour', Color3.FromHexString(colour))
      made.onBindObservable.add(() => {
        const scale = (2 * WIDTH_PX) / engine.getHardwareScalingLevel()
        made.getEffect()?.setVector2('width', new Vector2(scale / engine.getRenderWidth(), scale / engine.getRenderHeight()))
      })
    }
    materials.set(name, made)
    return made
  }
  const geometryOf = (shape: Shape) => {
    const known = geometries.get(shape)
    if (known) return known
    const key = `outline ${count++}`
    const made = { geometry: makeGeometry(scene, key, hull(shape.built)), key }
    geometries.set(shape, made)
    return made
  }
  const draw = ({ shape, world, colour }: Outlined): Instance[] => {
    const { geometry, key } = geometryOf(shape)
    const at = shape.helper ? { ...world, scale: [1, 1, 1] as const } : world
    const part = (name: string, of: string | null, renderingGroup: number) => {
      const instance = instances.add(`${key} ${name}`, () => ({
        geometry,
        material: material(name, of),
        ...shape.bounds,
        layerMask: EDITOR_ONLY,
        renderingGroup,
        shadows: false,
      }))
      instance.place(at)
      return instance
    }
    return [part('outline mark', null, MARKS), part(`outline ${colour}`, colour, RIMS)]
  }
  return {
    set: (things) => {
      for (const [key, { thing, parts }] of drawn) {
        const next = things.get(key)
        if (next?.shape === thing.shape && next.colour === thing.colour) continue
        for (const part of parts) part.dispose()
        drawn.delete(key)
      }
      for (const [key, thing] of things) {
        const known = drawn.get(key)
        if (!known) drawn.set(key, { thing, parts: draw(thing) })
        else if (known.thing.world !== thing.world) {
          const at = thing.shape.helper ? { ...thing.world, scale: [1, 1, 1] as const } : thing.world
          for (const part of known.parts) part.place(at)
          known.thing = thing
        }
      }
    },
    dispose: () => {
      for (const made of materials.values()) made.dispose()
      materials.clear()
    },
  }
}
