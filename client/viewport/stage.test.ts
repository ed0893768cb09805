import { NullEngine } from '@babylonjs/core/Engines/nullEngine'
import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { desertCamp } from '../../shared/starter/desert-camp.ts'
import { initStage } from '../../shared/stage/init.ts'
import { openLens } from '../../shared/stage/lens.ts'
import { makeStage } from './stage.ts'

describe('the stage', () => {
  it('draws every node of the desert camp', () => {
    const doc = new Y.Doc()
    const camp = desertCamp()
    initStage(doc, { title: camp.title, changes: camp.changes, info: camp.info })
    const lens = openLens(doc)
    const stage = makeStage(new NullEngine(), lens.view)
    const t = performance.now()
    stage.apply(null)
    console.log('apply', performance.now() - t, lens.view.nodes.size, stage.instances.batches)
    expect([...stage.view.shown()]).toHaveLength(lens.view.nodes.size)
    stage.dispose()
    lens.close()
  })
})
