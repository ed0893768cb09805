import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { poses } from '../body/poses.ts'
import { kit } from '../kit/index.ts'
import { materials } from '../kit/materials.ts'
import { initStage } from '../stage/init.ts'
import { readAll } from '../stage/read-all.ts'
import { desertCamp } from './desert-camp.ts'

const doc = new Y.Doc()
const report = initStage(doc, desertCamp())
const set = readAll(doc)
const of = (kind: string) => [...set.nodes.values()].filter((node) => node.kind === kind)

describe('the desert camp', () => {
  it('is a valid set of at least 60 nodes, each with a name', () => {
    expect(report.refused).toEqual([])
    expect(set.nodes.size).toBeGreaterThanOrEqual(60)
    for (const node of set.nodes.values()) expect(node.name).not.toBe('')
  })

  it('has two characters, three cameras with shots, marks, lights by the fire and for the sky', () => {
    expect([of('character').length, of('camera').length]).toEqual([2, 3])
    expect(new Set([...set.shots.values()].map(({ camera }) => camera))).toEqual(new Set(of('camera').map(({ id }) => id)))
    expect(of('mark').length).toBeGreaterThanOrEqual(3)
    expect(of('light').length).toBeGreaterThanOrEqual(6)
  })

  it('uses props of the kit, materials and poses that there are', () => {
    for (const node of set.nodes.values()) {
      if (node.kind === 'prop') {
        expect(Object.keys(kit)).toContain(node.asset)
        if (node.material) expect(Object.keys(materials)).toContain(node.material)
      }
      if (node.kind === 'character') expect([...poses.keys()]).toContain(node.pose)
    }
  })

  it('names in its references nodes that are on the set', () => {
    for (const node of set.nodes.values()) {
      if (node.kind === 'character' && node.lookAt) expect([...set.nodes.keys()]).toContain(node.lookAt)
      if (node.kind === 'mark') expect([...set.nodes.keys()]).toContain(node.character)
    }
  })

  it('is the same each time', () => {
    expect(desertCamp()).toEqual(desertCamp())
  })
})
