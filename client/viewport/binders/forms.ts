/** Small fixed forms that binders draw bodies and tape with: boxes and wires, cut once for each scene. */
import { VertexBuffer } from '@babylonjs/core/Buffers/buffer'
import { Color3 } from '@babylonjs/core/Maths/math.color'
import { Quaternion, Vector3 } from '@babylonjs/core/Maths/math.vector'
import { CreateLineSystem } from '@babylonjs/core/Meshes/Builders/linesBuilder'
import type { Geometry } from '@babylonjs/core/Meshes/geometry'
import type { LinesMesh } from '@babylonjs/core/Meshes/linesMesh'
import type { Scene } from '@babylonjs/core/scene'
import type { Transform, Vec3 } from '../../../shared/space/math.ts'
import { EDITOR_ONLY } from '../context.ts'
import { makeGeometry } from '../models.ts'
import { boxesMesh, type Shape, shapeOfMesh } from '../shape.ts'

/** A form with its geometry on the GPU. */
export interface Form {
  readonly geometry: Geometry
  readonly shape: Shape
}

type Box = readonly [min: Vec3, max: Vec3]

const forms = new WeakMap<Scene, Map<string, Form>>()

/** Boxes as one form, made once for each scene and name. */
export const boxes = (scene: Scene, name: string, list: readonly Box[], helper: boolean): Form => {
  const made = forms.get(scene) ?? new Map<string, Form>()
  forms.set(scene, made)
  const known = made.get(name)
  if (known) return known
  const mesh = boxesMesh(list.map(([min, max]) => ({ min, max })))
  const form: Form = { shape: shapeOfMesh(mesh, helper), geometry: makeGeometry(scene, name, mesh) }
  made.set(name, form)
  return form
}

/** Lines that only the editor's own view shows, in a node's space (without its scale). */
export interface Wire {
  set(lines: readonly (readonly Vec3[])[], colour: string): void
  place(world: Transform): void
  show(on: boolean): void
  dispose(): void
}

export const makeWire = (scene: Scene): Wire => {
  let mesh: LinesMesh | null = null
  let at: Transform | null = null
  let on = false
  let drawnCount = -1
  const apply = () => {
    if (!mesh) return
    mesh.setEnabled(on)
    if (!at) return
    mesh.position.copyFromFloats(...at.position)
    mesh.rotationQuaternion ??= new Quaternion()
    mesh.rotationQuaternion.copyFromFloats(...at.rotation)
  }
  return {
    set: (lines, colour) => {
      const points = lines.map((line) => line.map(([x, y, z]) => new Vector3(x, y, z)))
      const count = points.reduce((n, line) => n + line.length, 0)
      if (mesh && count === drawnCount) {
        mesh.updateVerticesData(
          VertexBuffer.PositionKind,
          points.flat().flatMap((p) => [p.x, p.y, p.z]),
        )
        mesh.refreshBoundingInfo()
      } else {
        mesh?.dispose()
        mesh = CreateLineSystem('wire', { lines: points, updatable: true }, scene)
        mesh.isPickable = false
        mesh.applyFog = false
        mesh.layerMask = EDITOR_ONLY
        drawnCount = count
      }
      mesh.color = Color3.FromHexString(colour)
      apply()
    },
    place: (world) => {
      at = world
      apply()
    },
    show: (next) => {
      on = next
      apply()
    },
    dispose: () => mesh?.dispose(),
  }
}

/** Points of a circle about −Z at `z`, closed. */
export const ring = (radius: number, z: number, steps = 32): Vec3[] =>
  Array.from({ length: steps + 1 }, (_, i): Vec3 => {
    const a = (i / steps) * Math.PI * 2
    return [Math.cos(a) * radius, Math.sin(a) * radius, z]
  })
