import { describe, expect, test } from 'vitest'
import { distanceTo } from '../gizmo.ts'
import { tools } from './index.ts'
import { type Machine, type StateName, toolMachine } from './machine.ts'
import { type FakeDesk, fakeDesk, pointer } from './testing.ts'
import { type Cancel, NOT_SHOWING } from './tool.ts'

const make = (set: Partial<FakeDesk> = {}) => {
  const desk = Object.assign(fakeDesk(), set)
  return { desk, machine: toolMachine(desk, () => tools[desk.tool]) }
}
const NO_MODS = pointer(0, 0).mods
const on = pointer(400, 300)
const beside = pointer(100, 500)
const press = (machine: Machine, key: string) => machine.handle({ type: 'key', key, mods: NO_MODS })
const down = (machine: Machine, at = on) => machine.handle({ type: 'down', at })
const move = (machine: Machine, at = pointer(460, 330)) => machine.handle({ type: 'move', at })
const up = (machine: Machine, at = pointer(460, 330)) => machine.handle({ type: 'up', at })

/** Brings a machine into each of its states. */
const reach: Readonly<Record<StateName, (machine: Machine, desk: FakeDesk) => void>> = {
  idle: () => {},
  pressed: (machine) => down(machine),
  marquee: (machine) => {
    down(machine, beside)
    move(machine, pointer(150, 550))
  },
  dragging: (machine) => {
    down(machine)
    move(machine)
  },
  typing: (machine, desk) => {
    desk.selected = true
    press(machine, 'x')
    press(machine, '2')
  },
  grabbing: (machine, desk) => {
    desk.selected = true
    machine.grab(tools.move, on)
    move(machine)
  },
}
const states = Object.keys(reach) as StateName[]
const cancels: readonly Cancel[] = ['escape', 'blur', 'lost-pointer', 'other-tool', 'unmounted']

describe('the state machine of the tools', () => {
  for (const state of states) {
    test(`${state} can be reached`, () => {
      const { desk, machine } = make()
      reach[state](machine, desk)
      expect(machine.state).toBe(state)
    })

    for (const why of cancels) {
      test(`${state}: ${why} leads back to idle and writes nothing`, () => {
        const { desk, machine } = make()
        reach[state](machine, desk)
        machine.handle({ type: 'cancel', why })
        expect(machine.state).toBe('idle')
        expect(desk.shown).toEqual(NOT_SHOWING)
        expect(desk.live).toBeNull()
        expect(desk.log).not.toContain('commit')
        // What comes late from the lost pointer is nobody's.
        expect(up(machine)).toBe(false)
        expect(desk.log).not.toContain('commit')
      })
    }

    test(`${state}: the Escape key leads back to idle and writes nothing`, () => {
      const { desk, machine } = make()
      reach[state](machine, desk)
      const taken = press(machine, 'Escape')
      expect(machine.state).toBe('idle')
      expect(taken).toBe(state !== 'idle')
      expect(desk.live).toBeNull()
      expect(desk.log).not.toContain('commit')
    })

    test(`${state}: a new press after a lost release starts anew`, () => {
      const { desk, machine } = make()
      reach[state](machine, desk)
      down(machine, beside)
      const confirms = state === 'typing' || state === 'grabbing'
      expect(machine.state).toBe(confirms ? 'idle' : 'pressed')
      expect(desk.live).toBeNull()
    })
  }
})

describe('clicks', () => {
  test('a click selects, with Shift adds or takes out, with Ctrl goes straight to the thing', () => {
    const { desk, machine } = make()
    for (const mods of [{}, { shift: true }, { ctrl: true }]) {
      down(machine, pointer(400, 300, mods))
      up(machine, pointer(401, 301, mods))
    }
    expect(desk.log).toEqual(['take replace', 'take toggle', 'take replace deep'])
  })

  test('a click beside everything selects nothing, with Shift it changes nothing', () => {
    const { desk, machine } = make({ selected: true })
    down(machine, pointer(100, 500, { shift: true }))
    up(machine)
    expect(desk.selected).toBe(true)
    down(machine, beside)
    up(machine)
    expect(desk.selected).toBe(false)
  })

  test('a double click goes in', () => {
    const { desk, machine } = make({ tool: 'select' })
    machine.handle({ type: 'double', at: on })
    expect(desk.log).toEqual(['go in'])
  })

  test('a hand that trembles still clicks', () => {
    const { desk, machine } = make()
    down(machine)
    move(machine, pointer(402, 302))
    up(machine, pointer(402, 302))
    expect(desk.log).toEqual(['take replace'])
  })

  test('a drag beside everything takes what its marquee catches, with Shift adds it', () => {
    const { desk, machine } = make()
    down(machine, pointer(100, 500, { shift: true }))
    move(machine, pointer(60, 560))
    expect(desk.shown.marquee).toEqual({ left: 60, top: 500, right: 100, bottom: 560 })
    up(machine)
    expect(desk.log).toEqual(['inside add 60 500 100 560'])
  })
})

describe('drags', () => {
  test('a drag of a thing that is not selected selects it and moves it along the floor, in one gesture', () => {
    const { desk, machine } = make({ tool: 'select' })
    down(machine)
    move(machine, pointer(500, 300))
    move(machine, pointer(520, 300))
    up(machine)
    expect(desk.log).toEqual(['take replace', 'begin Move', 'commit'])
    expect(desk.put.position[0]).toBeGreaterThan(0.5)
    expect(desk.put.position[1]).toBe(0)
  })

  test('what may not be moved is selected, not moved', () => {
    const { desk, machine } = make({ tool: 'select', mayMove: false })
    down(machine)
    move(machine)
    up(machine)
    expect(machine.state).toBe('idle')
    expect(desk.log).toEqual(['take replace'])
  })

  test('a drag that ends where it began writes nothing new', () => {
    const { desk, machine } = make()
    down(machine)
    move(machine)
    move(machine, on)
    expect(desk.live?.position.every((n) => Math.abs(n) < 1e-9)).toBe(true)
  })

  test('a handle moves along its axis only', () => {
    const { desk, machine } = make({ selected: true })
    const arrow = desk.handles().find((one) => one.id === 'x')!
    const tip = arrow.points[1]!
    expect(distanceTo(arrow, tip)).toBe(0)
    down(machine, pointer(tip.x, tip.y))
    move(machine, pointer(tip.x + 80, tip.y - 30))
    expect(desk.shown.active).toBe('x')
    up(machine)
    expect(desk.put.position[0]).toBeGreaterThan(0.3)
    expect(desk.put.position.slice(1)).toEqual([0, 0])
  })

  test('Alt on a handle drags copies', () => {
    const { desk, machine } = make({ selected: true })
    const tip = desk.handles().find((one) => one.id === 'x')!.points[1]!
    down(machine, pointer(tip.x, tip.y, { alt: true }))
    move(machine, pointer(tip.x + 80, tip.y))
    expect(desk.log).toEqual(['begin Copy copy'])
    expect(desk.shown.copying).toHaveLength(1)
  })

  test('an axis key locks a drag, once more frees it', () => {
    const { desk, machine } = make({ tool: 'select' })
    down(machine)
    move(machine, pointer(480, 340))
    press(machine, 'z')
    expect(desk.live!.position[0]).toBe(0)
    expect(desk.shown.lock).toBe('z')
    press(machine, 'z')
    expect(desk.live!.position[0]).toBeGreaterThan(0.1)
  })

  test('keys during a drag do nothing else', () => {
    const { machine } = make()
    down(machine)
    move(machine)
    expect(press(machine, 'Delete')).toBe(true)
    expect(machine.state).toBe('dragging')
  })
})

describe('typed values', () => {
  const type = (machine: Machine, keys: readonly string[]) => {
    for (const key of keys) press(machine, key)
  }

  test('X, digits, Enter moves by exactly that', () => {
    const { desk, machine } = make({ selected: true })
    type(machine, ['x', '1', '.', '5', 'Enter'])
    expect(desk.put.position).toEqual([1.5, 0, 0])
    expect(machine.state).toBe('idle')
  })

  test('the box follows what is typed, and another axis key changes the axis', () => {
    const { desk, machine } = make({ selected: true })
    type(machine, ['x', '2', '-'])
    expect(desk.shown.typing).toEqual({ label: 'Move X', text: '-2' })
    expect(desk.live!.position).toEqual([-2, 0, 0])
    press(machine, 'z')
    expect(desk.live!.position).toEqual([0, 0, -2])
  })

  test('an empty box moves nothing and Enter writes nothing', () => {
    const { desk, machine } = make({ selected: true })
    type(machine, ['y', '3', 'Backspace'])
    expect(desk.live!.position).toEqual([0, 0, 0])
    press(machine, 'Enter')
    expect(desk.log.at(-1)).toBe('cancel')
  })

  test('degrees turn and factors grow', () => {
    const { desk, machine } = make({ selected: true, tool: 'rotate' })
    type(machine, ['y', '9', '0', 'Enter'])
    expect(desk.put.rotation[1]).toBeCloseTo(Math.SQRT1_2)
    desk.tool = 'scale'
    type(machine, ['z', '2', 'Enter'])
    expect(desk.put.scale).toEqual([1, 1, 2])
  })

  test('the select tool, an empty selection and held modifiers leave the keys to others', () => {
    const { desk, machine } = make({ selected: true, tool: 'select' })
    expect(press(machine, 'x')).toBe(false)
    Object.assign(desk, { selected: false, tool: 'move' })
    expect(press(machine, 'x')).toBe(false)
    desk.selected = true
    expect(machine.handle({ type: 'key', key: 'z', mods: { ...NO_MODS, ctrl: true } })).toBe(false)
    expect(machine.state).toBe('idle')
  })
})

test('a grab without a button follows the pointer until a click', () => {
  const { desk, machine } = make({ selected: true })
  expect(machine.grab(tools.move, on)).toBe(true)
  move(machine, pointer(480, 300))
  down(machine, pointer(480, 300))
  expect(machine.state).toBe('idle')
  expect(desk.log).toEqual(['begin Move', 'commit'])
})
