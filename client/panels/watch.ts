/**
 * How a panel sees the session: a controller that reads signals and asks for a render when what it read is another value.
 * Subscribes when the element is connected and has a session, stops when it is disconnected or gets another session: no
 * panel can leak, and none needs to know what stands behind the session.
 */
import { effect, untracked } from '@preact/signals-core'
import type { ReactiveController, ReactiveControllerHost } from 'lit'
import type { Session } from '../session/types.ts'

export interface Watching extends ReactiveControllerHost {
  readonly isConnected: boolean
  session?: Session | undefined
}

/**
 * Runs with the session as long as the element is connected; `start` gives the way to stop. For subscriptions that are no
 * signals: `session.onStage`, listeners of the window.
 */
export class WhileConnected implements ReactiveController {
  #of: Session | undefined
  #stop: (() => void) | undefined
  readonly #host: Watching
  readonly #start: (session: Session) => () => void

  constructor(host: Watching, start: (session: Session) => () => void) {
    this.#host = host
    this.#start = start
    host.addController(this)
  }

  hostConnected(): void {
    this.#follow()
  }

  /** Before each render: the session is a property that may come, or change, at any time. */
  hostUpdate(): void {
    if (this.#host.isConnected && this.#of !== this.#host.session) this.#follow()
  }

  hostDisconnected(): void {
    this.#stop?.()
    this.#stop = undefined
    this.#of = undefined
  }

  #follow(): void {
    this.hostDisconnected()
    this.#of = this.#host.session
    if (this.#of) this.#stop = this.#start(this.#of)
  }
}

/** `read` runs in an effect: whatever signal it reads is followed. Its value is compared with `===`. */
export class Watch<T> {
  #value: T | undefined
  readonly #host: Watching

  constructor(host: Watching, read: (session: Session) => T) {
    this.#host = host
    new WhileConnected(host, (session) => {
      let first = true
      return effect(() => {
        const value = read(session)
        const same = value === this.#value
        this.#value = value
        if (!first && !same) host.requestUpdate()
        first = false
      })
    })
  }

  /** Undefined while the element has no session. */
  get value(): T | undefined {
    return this.#host.session ? this.#value : undefined
  }
}

/** The same for signals that belong to no session: key bindings, units. */
export class Follow<T> implements ReactiveController {
  #value: T
  #stop: (() => void) | undefined
  readonly #host: ReactiveControllerHost
  readonly #read: () => T

  constructor(host: ReactiveControllerHost, read: () => T) {
    this.#host = host
    this.#read = read
    this.#value = untracked(read)
    host.addController(this)
  }

  get value(): T {
    return this.#value
  }

  hostConnected(): void {
    this.#stop?.()
    this.#stop = effect(() => {
      const value = this.#read()
      if (value === this.#value) return
      this.#value = value
      this.#host.requestUpdate()
    })
  }

  hostDisconnected(): void {
    this.#stop?.()
    this.#stop = undefined
  }
}
