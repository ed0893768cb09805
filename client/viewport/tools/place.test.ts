import { describe, expect, test } from 'vitest'
import { rotate, type Vec3 } from '../../../shared/space/math.ts'
import { NO_MODS, snapping } from '../snap.ts'
import { facingEye, type Placed, placeMachine, placeOn } from './place.ts'

const off = snapping({ on: false, gridM: 0.25, angleRad: 0.26, surface: true }, NO_MODS)
const stand = (p: Vec3): Vec3 => [p[0], 0.75, p[2]]

describe('where a prop goes', () => {
  const floor = { position: [1.1, 0, 2] as Vec3, normal: [0, 1, 0] as Vec3 }
  const wall = { position: [1, 1.4, 0] as Vec3, normal: [1, 0, 0] as Vec3 }

  test('a thing that stands comes to rest on what is below', () => {
    expect(placeOn({ placement: 'floor' }, floor, 0, off, stand).position).toEqual([1.1, 0.75, 2])
  })
  test('on the grid when snapping is on', () => {
    expect(placeOn({ placement: 'floor' }, floor, 0, { ...off, on: true }, stand).position).toEqual([1, 0.75, 2])
  })
  test('a thing for walls turns its back to the wall', () => {
    const { position, rotation } = placeOn({ placement: 'wall' }, wall, 0, off, stand)
    expect(position).toEqual(wall.position)
    expect(rotate(rotation, [0, 0, 1])).toEqual([1, 0, 0].map((n) => expect.closeTo(n, 9)))
  })
  test('a thing for walls over the open floor hangs at its height', () => {
    expect(placeOn({ placement: 'wall', mountHeight: 1.5 }, floor, 0, off, stand).position).toEqual([1.1, 1.5, 2])
  })
  test('a thing for ceilings hangs from one', () => {
    const ceiling = { position: [0, 2.6, 0] as Vec3, normal: [0, -1, 0] as Vec3 }
    expect(placeOn({ placement: 'hung' }, ceiling, 0, off, stand).position).toEqual([0, 2.6, 0])
  })
  test('it faces the eye by quarter turns', () => {
    expect(facingEye([0, 0, 0], [1, 5, 9])).toBe(0)
    expect(facingEye([0, 0, 0], [9, 5, 1])).toBeCloseTo(Math.PI / 2)
  })
})

describe('the hand that places', () => {
  const make = () => {
    const log: string[] = []
    const machine = placeMachine({
      at: (asset, x, y): Placed | null => (x < 0 ? null : { asset, position: [x, 0, y], rotation: [0, 0, 0, 1] }),
      show: (placed) => log.push(placed ? `show ${placed.position[0]}` : 'hide'),
      drop: (placed) => log.push(`drop ${placed.asset}`),
      over: () => log.push('over'),
    })
    return { log, machine }
  }

  test('follows the pointer, drops once and is empty again', () => {
    const { log, machine } = make()
    machine.handle({ type: 'take', asset: 'jar' })
    machine.handle({ type: 'move', x: 3, y: 4 })
    machine.handle({ type: 'drop', x: 3, y: 4, again: false })
    expect(log).toEqual(['show 3', 'drop jar', 'hide', 'over'])
    expect(machine.state).toBe('idle')
    expect(machine.handle({ type: 'drop', x: 3, y: 4, again: false })).toBe(false)
  })

  test('Shift keeps it in hand', () => {
    const { machine } = make()
    machine.handle({ type: 'take', asset: 'jar' })
    machine.handle({ type: 'drop', x: 3, y: 4, again: true })
    expect(machine.state).toBe('following')
  })

  test('Escape and a lost window drop nothing', () => {
    for (const event of [{ type: 'cancel' }, { type: 'leave' }] as const) {
      const { log, machine } = make()
      machine.handle({ type: 'take', asset: 'jar' })
      machine.handle({ type: 'move', x: 3, y: 4 })
      machine.handle(event)
      expect(log).not.toContain('drop jar')
      expect(log).toContain('hide')
      expect(machine.state).toBe(event.type === 'cancel' ? 'idle' : 'following')
    }
  })

  test('a drop beside the set makes nothing', () => {
    const { log, machine } = make()
    machine.handle({ type: 'take', asset: 'jar' })
    machine.handle({ type: 'drop', x: -1, y: 0, again: true })
    expect(log).toEqual(['hide', 'over'])
  })
})
