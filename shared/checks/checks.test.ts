/** Each check warns of what it is for, and only of that; every file of the folder that is a check is on the list. */
import { readdirSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import type { ChangeList } from '../changes/change.ts'
import { shapeOfBuilt } from '../derive/body.ts'
import { framed, inFrame } from '../derive/in-frame.ts'
import { lightLevel, skyLight } from '../derive/light-level.ts'
import { solidBoxes } from '../derive/solid-boxes.ts'
import { buildProp } from '../kit/index.ts'
import { boundsOfBuilt } from '../space/bounds.ts'
import { lookRotation } from '../space/math.ts'
import { initStage } from '../stage/init.ts'
import { LiveView } from '../stage/lens.ts'
import { checks, runChecks } from './index.ts'

const setOf = (changes: ChangeList) => {
  const doc = new Y.Doc()
  const { refused } = initStage(doc, { title: 'Checks', changes })
  expect(refused).toEqual([])
  return new LiveView(doc)
}
const warnings = (changes: ChangeList, check?: string) =>
  runChecks(setOf(changes), (node) => {
    const built = buildProp(node.asset, node.params, node.seed)
    return built && shapeOfBuilt(built)
  }).filter((warning) => check === undefined || warning.check === check)

const node = (id: string, kind: 'prop' | 'character' | 'camera' | 'light', values: Record<string, unknown>) =>
  ({ op: 'create', of: 'node', id: id as never, kind, values: values as never }) as const

const at = (x: number, y: number, z: number) => ({ position: [x, y, z] })

describe('floating', () => {
  it('names what hangs in the air and what is sunk, not what stands, lies on a table or hangs from the ceiling', () => {
    const found = warnings(
      [
        node('ok', 'prop', { asset: 'chair-dining', ...at(0, 0, 0) }),
        node('air', 'prop', { asset: 'chair-dining', name: 'Air', ...at(3, 0.4, 0) }),
        node('sunk', 'prop', { asset: 'chair-dining', name: 'Sunk', ...at(6, -0.3, 0) }),
        node('table', 'prop', { asset: 'dining-table', ...at(0, 0, 4) }),
        node('mug', 'prop', {
          asset: 'mug',
          parent: 'table',
          ...at(0, buildProp('dining-table', {}, 0)!.surfaces[0]!.centre[1], 0),
        }),
        node('lamp', 'prop', { asset: 'pendant-lamp', ...at(0, 3, 8) }),
      ],
      'floating',
    )
    expect(found.map((warning) => warning.nodes[0]).sort()).toEqual(['air', 'sunk'])
    expect(found.find((warning) => warning.nodes[0] === ('air' as never))?.says).toBe('Air floats 40 cm above the floor.')
  })
})

describe('intersecting', () => {
  it('names two that stand in each other, not a rug below a table, a cup on it, or a sitter on a chair', () => {
    const seat = buildProp('chair-dining', {}, 0)!.anchors.find((anchor) => anchor.kind === 'sit')!
    const found = warnings(
      [
        node('a', 'prop', { asset: 'chair-dining', ...at(0, 0, 0) }),
        node('b', 'prop', { asset: 'dining-table', ...at(0.2, 0, 0) }),
        node('c', 'prop', { asset: 'dining-table', ...at(6, 0, 0) }),
        node('rug', 'prop', { asset: 'rug', ...at(6, 0, 0) }),
        node('d', 'prop', { asset: 'chair-dining', ...at(12, 0, 0) }),
        node('sitter', 'character', { pose: 'sit', ...at(12 + seat.at[0], 0, seat.at[2]) }),
      ],
      'intersecting',
    )
    expect(found.map((warning) => warning.nodes)).toEqual([['a', 'b']])
  })
  it('sees that a tent can be walked into', () => {
    expect(
      warnings(
        [node('tent', 'prop', { asset: 'tent-bedouin', ...at(0, 0, 0) }), node('m', 'character', at(0.3, 0, 0.4))],
        'intersecting',
      ),
    ).toEqual([])
  })
})

const camera = (id: string, from: readonly [number, number, number], to: readonly [number, number, number]) =>
  node(id, 'camera', {
    position: from,
    rotation: lookRotation([to[0] - from[0], to[1] - from[1], to[2] - from[2]]),
    focalLength: 35,
  })

describe('out of frame and unlit', () => {
  const shot = (cam: string, size: string) =>
    ({ op: 'create', of: 'shot', id: `shot${cam}` as never, values: { name: '1A', camera: cam, size } }) as const
  it('name a close-up that shows no face, and a face in the dark', () => {
    const list = [
      node('m', 'character', { name: 'Mo', ...at(0, 0, 0) }),
      camera('good', [0, 1.6, 3], [0, 1.6, 0]),
      camera('bad', [0, 1.6, 3], [5, 1.6, 3]),
      shot('good', 'cu'),
      shot('bad', 'cu'),
      { op: 'update', of: 'set', values: { sky: 'studio' } } as const,
    ]
    expect(warnings(list, 'out-of-frame').map((warning) => warning.nodes[0])).toEqual(['bad'])
    expect(warnings(list, 'unlit-face').map((warning) => warning.says)).toEqual(['The face of Mo is in the dark.'])
    const lit = [...list, node('key', 'light', { type: 'point', intensity: 400, ...at(0, 2, 2) })]
    expect(warnings(lit, 'unlit-face')).toEqual([])
  })
})

describe('what the checks measure with', () => {
  it('adds lights in lux, by inverse square and cosine', () => {
    const set = setOf([
      { op: 'update', of: 'set', values: { sky: 'studio' } },
      node('a', 'light', { type: 'point', intensity: 100, ...at(0, 0, 2) }),
      node('b', 'light', { type: 'point', intensity: 100, dimmer: 0.5, ...at(0, 0, -2) }),
    ])
    expect(lightLevel(set, [0, 0, 0], null).lux).toBeCloseTo(25 + 12.5)
    expect(lightLevel(set, [0, 0, 0], [0, 0, 1]).lux).toBeCloseTo(25)
    expect(lightLevel(set, [0, 0, 0], [Math.SQRT1_2, 0, Math.SQRT1_2]).lux).toBeCloseTo(25 * Math.SQRT1_2)
  })
  it('has a dark studio, a moonlit night, a sun that clouds take away', () => {
    const info = { hour: 12, sunAzimuth: 0, skyLevel: 1 } as const
    expect(skyLight({ ...info, sky: 'studio' })).toMatchObject({ sunLux: 0, skyLux: 0 })
    expect(skyLight({ ...info, sky: 'night' }).skyLux).toBeLessThan(1)
    expect(skyLight({ ...info, sky: 'cloudy' }).sunLux).toBe(0)
    expect(skyLight({ ...info, sky: 'clear' }).sunLux).toBeGreaterThan(80_000)
  })
  it('finds points in a frame: the middle at 0, the edge of a 35 mm frame at 1', () => {
    const lens = { sensorWidth: 24.89, focalLength: 35, aspect: '2.39' }
    const here = { position: [0, 1, 5] as const, rotation: [0, 0, 0, 1] as const, scale: [1, 1, 1] as const }
    expect(framed(lens, here, [0, 1, 0])).toMatchObject({ x: 0, y: 0, depth: 5 })
    const edge = (5 * 24.89) / 35 / 2
    expect(framed(lens, here, [edge, 1, 0]).x).toBeCloseTo(1)
    expect(inFrame(lens, here, [edge * 1.05, 1, 0])).toBe(false)
    expect(inFrame(lens, here, [edge * 1.05, 1, 0], 0.1)).toBe(true)
    expect(inFrame(lens, here, [0, 1, 9])).toBe(false)
  })
  it('cuts a wall with a doorway so that the doorway stays open, and a chair not at all', () => {
    const wall = buildProp('wall', { width: 4, door: true }, 0)!
    const boxes = solidBoxes(wall, boundsOfBuilt(wall)!)
    const inDoor = boxes.some((box) => box.min[0] < 0.3 && box.max[0] > -0.3 && box.min[1] < 1.8 && box.max[1] > 0.3)
    expect(boxes.length).toBeGreaterThan(1)
    expect(inDoor).toBe(false)
    const chair = buildProp('chair-dining', {}, 0)!
    expect(solidBoxes(chair, boundsOfBuilt(chair)!)).toHaveLength(1)
  })
})

it('lists every check of the folder', () => {
  const files = readdirSync(import.meta.dirname).filter(
    (name) => /^[a-z-]+\.ts$/.test(name) && !['index.ts', 'check.ts', 'faces.ts'].includes(name),
  )
  expect(checks.map((check) => `${check.id}.ts`).sort()).toEqual(files.sort())
})
