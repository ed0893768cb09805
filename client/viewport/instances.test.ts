import { NullEngine } from '@babylonjs/core/Engines/nullEngine'
import { StandardMaterial } from '@babylonjs/core/Materials/standardMaterial'
import { Scene } from '@babylonjs/core/scene'
import { expect, test } from 'vitest'
import { IDENTITY } from '../../shared/space/math.ts'
import { makeInstances } from './instances.ts'
import { makeGeometry } from './models.ts'
import { boxesMesh } from './shape.ts'

test('two batches of one geometry keep their own places, and outlive each other', () => {
  const engine = new NullEngine()
  const scene = new Scene(engine)
  const geometry = makeGeometry(scene, 'box', boxesMesh([{ min: [0, 0, 0], max: [1, 1, 1] }]))
  const instances = makeInstances(scene)
  const options = { geometry, material: new StandardMaterial('m', scene), min: [0, 0, 0], max: [1, 1, 1] } as const
  const real = instances.add('real', () => options)
  const ghost = instances.add('ghost', () => options)
  real.place({ ...IDENTITY, position: [1, 0, 0] })
  ghost.place({ ...IDENTITY, position: [9, 0, 0] })
  instances.flush()
  const places = (name: string) => scene.getMeshByName(name)!.geometry!.getVertexBuffer('world3')!.getBuffer()
  expect(places('real')).not.toBe(places('ghost'))

  ghost.dispose()
  instances.flush()
  expect(places('real')).not.toBeNull()

  // The geometry itself is kept for whoever comes next.
  instances.add('again', () => options).place(IDENTITY)
  instances.flush()
  expect(scene.getMeshByName('again')!.getTotalVertices()).toBe(24)
  engine.dispose()
})
