import { signal } from '@preact/signals-core'
import type { ReactiveController } from 'lit'
import { describe, expect, it } from 'vitest'
import type { Session } from '../session/types.ts'
import { Follow, Watch, type Watching, WhileConnected } from './watch.ts'

/** A host with Lit's life cycle, that counts the renders it was asked for. */
class Host implements Watching {
  isConnected = false
  session?: Session | undefined
  asked = 0
  readonly #controllers: ReactiveController[] = []
  readonly updateComplete = Promise.resolve(true)

  addController(controller: ReactiveController): void {
    this.#controllers.push(controller)
  }
  removeController(): void {}
  requestUpdate(): void {
    this.asked++
  }
  connect(): void {
    this.isConnected = true
    for (const controller of this.#controllers) controller.hostConnected?.()
  }
  disconnect(): void {
    this.isConnected = false
    for (const controller of this.#controllers) controller.hostDisconnected?.()
  }
  update(): void {
    for (const controller of this.#controllers) controller.hostUpdate?.()
  }
}

/** A session of one signal, that tells how many follow it. */
const oneSignal = () => {
  let following = 0
  const revision = signal(1, {
    watched: () => {
      following++
    },
    unwatched: () => {
      following--
    },
  })
  return { revision, session: { revision } as unknown as Session, following: () => following }
}

describe('a watch', () => {
  it('asks for a render when what it read is another value, and only then', () => {
    const { revision, session } = oneSignal()
    const host = new Host()
    const watch = new Watch(host, (s) => s.revision.value > 1)
    host.session = session
    host.connect()
    expect(watch.value).toBe(false)
    revision.value = 0
    expect(host.asked).toBe(0)
    revision.value = 2
    expect(watch.value).toBe(true)
    expect(host.asked).toBe(1)
  })

  it('follows nothing while the element is not connected, however often it comes and goes', () => {
    const { revision, session, following } = oneSignal()
    const host = new Host()
    const watch = new Watch(host, (s) => s.revision.value)
    host.session = session
    for (let i = 0; i < 100; i++) {
      host.connect()
      expect(following()).toBe(1)
      host.disconnect()
      expect(following()).toBe(0)
    }
    revision.value = 5
    expect(host.asked).toBe(0)
    host.connect()
    expect(watch.value).toBe(5)
  })

  it('starts with the session that comes later, and leaves the one before', () => {
    const one = oneSignal()
    const two = oneSignal()
    const host = new Host()
    const watch = new Watch(host, (s) => s.revision.value)
    host.connect()
    expect(watch.value).toBeUndefined()
    host.session = one.session
    host.update()
    expect(watch.value).toBe(1)
    two.revision.value = 7
    host.session = two.session
    host.update()
    expect(watch.value).toBe(7)
    expect([one.following(), two.following()]).toEqual([0, 1])
    host.session = undefined
    host.update()
    expect(watch.value).toBeUndefined()
    expect(two.following()).toBe(0)
  })
})

describe('what runs while connected', () => {
  it('is stopped once for each start', () => {
    const { session } = oneSignal()
    const host = new Host()
    let [started, stopped] = [0, 0]
    new WhileConnected(host, () => {
      started++
      return () => {
        stopped++
      }
    })
    host.connect()
    expect(started).toBe(0)
    host.session = session
    host.update()
    host.update()
    expect([started, stopped]).toEqual([1, 0])
    host.disconnect()
    host.disconnect()
    expect([started, stopped]).toEqual([1, 1])
  })
})

describe('a follower', () => {
  it('knows the value of now when it is connected again', () => {
    const units = signal('metric')
    const host = new Host()
    const follow = new Follow(host, () => units.value)
    expect(follow.value).toBe('metric')
    host.connect()
    units.value = 'imperial'
    expect([follow.value, host.asked]).toEqual(['imperial', 1])
    host.disconnect()
    units.value = 'metric'
    expect(host.asked).toBe(1)
    host.connect()
    expect(follow.value).toBe('metric')
  })
})
