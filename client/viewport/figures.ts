/** The mannequin on the GPU: one geometry for each tint of a look, shared by all who have that look. */
import { Geometry } from '@babylonjs/core/Meshes/geometry'
import { Mesh } from '@babylonjs/core/Meshes/mesh'
import { VertexData } from '@babylonjs/core/Meshes/mesh.vertexData'
import type { Scene } from '@babylonjs/core/scene'
import type { Look, Tint } from '../../shared/body/figure.ts'
import { mannequin, type SkinnedPart } from '../../shared/body/mannequin.ts'

export interface FigurePart {
  readonly tint: Tint
  readonly geometry: Geometry
  readonly skin: SkinnedPart
}

export interface Figures {
  /** In T-pose, fractions of stature; null while the look is being made: `onMade` tells when it is there. */
  of(look: Look): readonly FigurePart[] | null
  onMade(run: () => void): () => void
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
  const geometry = new Geometry(name, scene, data)
  // Babylon frees a geometry with the last mesh that has it: a ghost's, gone a moment before the accepted one is made.
  const keeper = new Mesh(`${name} keeper`, scene)
  keeper.setEnabled(false)
  geometry.applyToMesh(keeper)
  return geometry
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
  const asked = new Set<string>()
  const waiting = new Set<() => void>()
  const keep = (key: string, skins: readonly SkinnedPart[]) => {
    const parts = skins.map((skin) => ({
      tint: skin.tint,
      skin,
      geometry: toGeometry(scene, `figure ${key} ${skin.tint}`, skin),
    }))
    made.set(key, parts)
    return parts
  }
  // Tests run where there are no workers: there it is made at once.
  const worker =
    typeof Worker === 'undefined' ? null : new Worker(new URL('./figure-worker.ts', import.meta.url), { type: 'module' })
  const order: string[] = []
  worker?.addEventListener('message', ({ data }: MessageEvent<readonly SkinnedPart[]>) => {
    // One worker answers in the order in which it was asked.
    const key = order.shift()
    if (key === undefined) return
    keep(key, data)
    for (const run of [...waiting]) run()
  })
  return {
    of: (look) => {
      const key = `${look.build} ${look.hairStyle} ${look.beard} ${look.wardrobe}`
      const known = made.get(key)
      if (known) return known
      if (!worker) return keep(key, mannequin(look))
      if (!asked.has(key)) {
        asked.add(key)
        order.push(key)
        worker.postMessage(look)
      }
      return null
    },
    onMade: (run) => {
      waiting.add(run)
      return () => waiting.delete(run)
    },
    dispose: () => {
      worker?.terminate()
      for (const parts of made.values()) for (const part of parts) part.geometry.dispose()
      made.clear()
      waiting.clear()
    },
  }
}
