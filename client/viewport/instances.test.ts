import { NullEngine } from '@babylonjs/core/Engines/nullEngine'
import { PBRMaterial } from '@babylonjs/core/Materials/PBR/pbrMaterial'
import type { Mesh } from '@babylonjs/core/Meshes/mesh'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { IDENTITY } from '../../shared/space/math.ts'
import { type Instance, makeInstances } from './instances.ts'
import { makeGeometry } from './models.ts'
import { boxesMesh } from './shape.ts'
import { makeScene } from './stage.ts'

const BOX = { min: [-0.5, -0.5, -0.5], max: [0.5, 0.5, 0.5] } as const
const engine = new NullEngine()

/** Where the drawn instances stand along x. */
const drawn = (mesh: Mesh): number[] => {
  if (!mesh.isVisible) return []
  const matrices = mesh._thinInstanceDataStorage.matrixData
  return Array.from({ length: mesh.thinInstanceCount }, (_, i) => matrices?.[i * 16 + 12] ?? Number.NaN).sort((a, b) => a - b)
}

describe('instances', () => {
  it('draw what is in sight and nothing else, each where it was placed last, after any additions, moves and removals', () => {
    const act = fc.record({
      what: fc.constantFrom('add' as const, 'move' as const, 'remove' as const, 'look' as const),
      at: fc.integer({ min: -50, max: 50 }),
      which: fc.nat(20),
    })
    fc.assert(
      fc.property(fc.array(act, { minLength: 1, maxLength: 40 }), fc.integer({ min: -40, max: 40 }), (acts, edge) => {
        const scene = makeScene(engine)
        const instances = makeInstances(scene)
        const geometry = makeGeometry(scene, 'box', boxesMesh([BOX]))
        const material = new PBRMaterial('grey', scene)
        const there: { readonly instance: Instance; at: number }[] = []
        // Sees x ≥ edge − ½.
        const planes = new Float32Array([1, 0, 0, -edge])
        for (const { what, at, which } of acts) {
          const one = there[which % Math.max(1, there.length)]
          if (what === 'add') {
            const instance = instances.add('box', () => ({ geometry, material, ...BOX }))
            instance.place({ ...IDENTITY, position: [at, 0, 0] })
            there.push({ instance, at })
          } else if (what === 'look') instances.see(planes)
          else if (one && what === 'move') {
            one.at = at
            one.instance.place({ ...IDENTITY, position: [at, 0, 0] })
          } else if (one) {
            there.splice(there.indexOf(one), 1)
            one.instance.dispose()
          }
        }
        instances.see(planes)
        instances.flush()
        instances.drawAll(false)
        const mesh = scene.meshes.find(({ name }) => name === 'box') as Mesh | undefined
        const all = there.map(({ at }) => at).sort((a, b) => a - b)
        expect(mesh ? drawn(mesh) : []).toEqual(all.filter((at) => at - edge >= -0.5))
        instances.drawAll(true)
        expect(mesh ? drawn(mesh) : []).toEqual(all)
        scene.dispose()
      }),
      { numRuns: 150 },
    )
  })
})
