import { NullEngine } from '@babylonjs/core/Engines/nullEngine'
import { Mesh } from '@babylonjs/core/Meshes/mesh'
import { Scene } from '@babylonjs/core/scene'
import { expect, it } from 'vitest'
import { makeFigures } from './figures.ts'

it('a look outlives the last character that had it: the next one is drawn too', () => {
  const scene = new Scene(new NullEngine())
  const figures = makeFigures(scene)
  const look = { build: 'male', hairStyle: 'short', beard: false, wardrobe: 'everyday' } as const
  const drawn = () => {
    const [part] = figures.of(look) ?? []
    const mesh = new Mesh('character', scene)
    part?.geometry.applyToMesh(mesh)
    return mesh
  }
  const ghost = drawn()
  const vertices = ghost.getTotalVertices()
  expect(vertices).toBeGreaterThan(100)
  ghost.dispose()
  expect(drawn().getTotalVertices()).toBe(vertices)
  scene.dispose()
})
