/** The mannequin on the GPU: one geometry for each tint of a look, shared by all who have that look. */
import { Geometry } from '@babylonjs/core/Meshes/geometry'
import { VertexData } from '@babylonjs/core/Meshes/mesh.vertexData'
import type { Scene } from '@babylonjs/core/scene'
import type { Look, Tint } from '../../shared/body/figure.ts'
import { mannequin, type SkinnedPart } from '../../shared/body/mannequin.ts'

export interface FigurePart {
  readonly tint: Tint
  readonly geometry: Geometry
}

export interface Figures {
  /** In T-pose, fractions of stature. */
  of(look: Look): readonly FigurePart[]
  dispose(): void
}

const toGeometry = (scene: Scene, name: string, part: SkinnedPart): Geometry => {
  const data = new VertexData()
  data.positions = part.positions
  data.normals = part.normals
  data.indices = part.indices
  data.matricesIndices = Float32Array.from(part.joints)
  data.matricesWeights = part.weights
  // No pattern needs them, but one shader for all surfaces does.
  data.uvs = clothUvs(part)
  return new Geometry(name, scene, data)
}

/** Round the body and up it, in metres of a person of 1.75 m: enough for the grain of cloth. */
const clothUvs = ({ positions }: SkinnedPart): Float32Array => {
  const uvs = new Float32Array((positions.length / 3) * 2)
  for (let i = 0; i < uvs.length / 2; i++) {
    uvs[i * 2] = ((positions[i * 3] as number) + (positions[i * 3 + 2] as number) * 0.7) * 1.75
    uvs[i * 2 + 1] = (positions[i * 3 + 1] as number) * 1.75
  }
  return uvs
}

export const makeFigures = (scene: Scene): Figures => {
  const made = new Map<string, readonly FigurePart[]>()
  return {
    of: (look) => {
      const key = `${look.build} ${look.hairStyle} ${look.beard} ${look.wardrobe}`
      const known = made.get(key)
      if (known) return known
      const parts = mannequin(look).map((part) => ({
        tint: part.tint,
        geometry: toGeometry(scene, `figure ${key} ${part.tint}`, part),
      }))
      made.set(key, parts)
      return parts
    },
    dispose: () => {
      for (const parts of made.values()) for (const part of parts) part.geometry.dispose()
      made.clear()
    },
  }
}
