/**
 * People in browsers, on one set of a fresh server. They do what people do (click, drag, type); what they see is read from
 * the page's own session (`globalThis.hotset`). Each run fails if any page logged an error or a warning.
 */
import { type Browser, type BrowserContext, test as base, expect, type Page } from '@playwright/test'
import type { Session } from '../client/session/types.ts'
import type { Values } from '../shared/changes/change.ts'
import type { NodeId } from '../shared/ids.ts'
import type { Role } from '../shared/roles.ts'
import { type Server, type ServerOptions, startServer } from './server.ts'

export interface SeenNode {
  readonly id: string
  readonly kind: string
  readonly parent: string | null
  readonly position: readonly [number, number, number]
  readonly [field: string]: unknown
}

export interface SetOptions {
  readonly template?: 'empty' | 'desert-camp'
  readonly title?: string
}

/** Noise of the software renderer that says nothing about the product. */
const IGNORED = [/GPU stall due to ReadPixels/, /Automatic fallback to software WebGL/, /GL Driver Message/]

export class Person {
  readonly page: Page
  readonly name: string
  readonly complaints: string[] = []

  constructor(page: Page, name: string) {
    this.page = page
    this.name = name
    page.on('console', (message) => {
      const bad = message.type() === 'error' || message.type() === 'warning'
      if (bad && !IGNORED.some((one) => one.test(message.text()))) this.complaints.push(`${message.type()}: ${message.text()}`)
    })
    page.on('pageerror', (error) => this.complaints.push(`thrown: ${error.message}`))
  }

  /** Opens a page of the product and waits until the set is there and its picture has been drawn. */
  async open(url: string, { picture = true } = {}): Promise<void> {
    await this.page.goto(url)
    await this.ready({ picture })
  }

  async ready({ picture = true } = {}): Promise<void> {
    const until = (expression: string) => expect.poll(() => this.page.evaluate(expression), { timeout: 60_000 }).toBe(true)
    await until(`globalThis.hotset?.session.access.value.state === 'ready'`)
    if (picture) await until('globalThis.hotset.session.viewport.value?.frames > 0')
  }

  /**
   * Asks the page's session something, once there is one. `ask` runs in the page: it sees its argument (plain data) and
   * nothing else.
   */
  ask<A, T>(ask: (session: Session, argument: A) => T, argument: A): Promise<T> {
    const there = 'while (!globalThis.hotset) await new Promise((next) => requestAnimationFrame(next));'
    const answer = `(${ask.toString()})(globalThis.hotset.session, ${JSON.stringify(argument)})`
    return this.page.evaluate(`(async () => { ${there} return ${answer} })()`)
  }

  node(name: string): Promise<SeenNode | null> {
    return this.ask((session, wanted) => {
      const found = [...session.stage.nodes.values()].find((node) => node.name === wanted)
      return found ? (JSON.parse(JSON.stringify(found)) as SeenNode) : null
    }, name)
  }

  count(): Promise<number> {
    return this.ask((session) => session.stage.nodes.size, null)
  }

  /** Waits until the node is on this person's set with these values (vectors within a millimetre). */
  async sees(name: string, values: Values = {}): Promise<void> {
    await expect
      .poll(async () => {
        const node = await this.node(name)
        return node && Object.fromEntries(Object.keys(values).map((key) => [key, rounded(node[key])]))
      })
      .toEqual(Object.fromEntries(Object.entries(values).map(([key, value]) => [key, rounded(value)])))
  }

  async seesNo(name: string): Promise<void> {
    await expect.poll(() => this.node(name)).toBeNull()
  }

  async saved(): Promise<void> {
    await expect.poll(() => this.ask((session) => session.saved.value.state, null)).toBe('saved')
  }

  /** Puts things on the set as one step of this person; for what a test needs before its story begins. */
  async puts(
    ...nodes: readonly { readonly kind: string; readonly name: string; readonly [field: string]: unknown }[]
  ): Promise<void> {
    const refused = await this.ask((session, list) => {
      const changes = list.map(({ kind, ...values }, i) => ({
        op: 'create' as const,
        of: 'node' as const,
        id: `t${Date.now().toString(36)}-${i}-${Math.floor(Math.random() * 1e9)}` as NodeId,
        kind: kind as 'prop',
        values: values as Values,
      }))
      return session.edit('Put', changes).refused.map(({ says }) => says)
    }, nodes)
    expect(refused).toEqual([])
  }

  async select(...names: readonly string[]): Promise<void> {
    await this.ask((session, wanted) => {
      session.select([...session.stage.nodes.values()].filter(({ name }) => wanted.includes(name)).map(({ id }) => id))
    }, names)
  }

  /** Waits until the view has come to rest: framing a thing flies there. */
  async stands(): Promise<void> {
    const rests = () =>
      this.ask(async (session) => {
        const view = () => JSON.stringify(session.viewport.value?.view())
        const before = view()
        for (let i = 0; i < 5; i++) await new Promise((next) => requestAnimationFrame(next))
        return view() === before
      }, null)
    await expect.poll(rests).toBe(true)
  }

  /** Where a node stands on the page, in CSS pixels: found by asking the picture what is under each point of a grid. */
  async whereIs(name: string): Promise<{ x: number; y: number }> {
    const node = await this.node(name)
    if (!node) throw new Error(`${this.name} sees no ${name}`)
    await this.stands()
    const box = await this.stage().boundingBox()
    if (!box) throw new Error('there is no picture')
    const hit = await this.ask(
      (session, { id, area }) => {
        const steps = 48
        const hits: { x: number; y: number }[] = []
        for (let i = 1; i < steps; i++)
          for (let j = 1; j < steps; j++) {
            const x = area.x + (area.width * i) / steps
            const y = area.y + (area.height * j) / steps
            if (session.viewport.value?.pointAt(x, y)?.node === id) hits.push({ x, y })
          }
        return hits[Math.floor(hits.length / 2)] ?? null
      },
      { id: node.id, area: box },
    )
    if (!hit) throw new Error(`${name} is not in ${this.name}'s picture`)
    return hit
  }

  stage() {
    return this.page.locator('canvas').first()
  }

  /** A key press that goes to the stage, not to a field. */
  async press(key: string): Promise<void> {
    await this.ask(() => (document.activeElement as HTMLElement | null)?.blur(), null)
    await this.page.keyboard.press(key)
  }
}

const rounded = (value: unknown): unknown =>
  Array.isArray(value) ? value.map((n) => (typeof n === 'number' ? Math.round(n * 1000) / 1000 + 0 : n)) : value

export interface Crew {
  readonly server: Server
  /** The set that the last `starts` made. */
  readonly set: string
  /** The owner, with a new set open. */
  starts(options?: SetOptions): Promise<Person>
  /** Somebody else, let in by a link of the owner's. */
  joins(role: Role, name: string, options?: { readonly picture?: boolean }): Promise<Person>
  /** A link of the owner's for the set. */
  link(role: Role): Promise<{ readonly id: string; readonly url: string }>
  /** The owner's HTTP call. */
  call<T>(method: 'GET' | 'POST' | 'PATCH' | 'DELETE', path: string, body?: unknown): Promise<T>
}

class Company implements Crew {
  server: Server
  set = ''
  readonly people: Person[] = []
  readonly #browser: Browser
  readonly #contexts: BrowserContext[] = []
  #owner: BrowserContext | undefined

  constructor(browser: Browser, server: Server) {
    this.#browser = browser
    this.server = server
  }

  async starts({ template = 'empty', title = 'Test' }: SetOptions = {}): Promise<Person> {
    const { id } = await this.call<{ id: string }>('POST', '/api/sets', { template, title })
    this.set = id
    const owner = await this.#person(await this.#ownerContext(), 'Owner')
    await owner.open(`${this.server.url}/set/${id}`)
    return owner
  }

  async joins(role: Role, name: string, options: { readonly picture?: boolean } = {}): Promise<Person> {
    const { url } = await this.link(role)
    const context = await this.#context()
    const person = await this.#person(context, name)
    await person.page.goto(url)
    await context.request.patch(`${this.server.url}/api/me`, { data: { name }, headers: { 'x-hotset': '1' } })
    await person.open(`${this.server.url}/set/${this.set}`, options)
    return person
  }

  link(role: Role): Promise<{ readonly id: string; readonly url: string }> {
    return this.call('POST', `/api/sets/${this.set}/invites`, { role })
  }

  async call<T>(method: 'GET' | 'POST' | 'PATCH' | 'DELETE', path: string, body?: unknown): Promise<T> {
    const { request } = await this.#ownerContext()
    const response = await request.fetch(this.server.url + path, {
      method,
      headers: { 'x-hotset': '1' },
      ...(body === undefined ? {} : { data: body }),
    })
    expect(response.ok(), await response.text()).toBe(true)
    return (await response.json()) as T
  }

  async close(): Promise<void> {
    for (const context of this.#contexts) await context.close()
  }

  async #ownerContext(): Promise<BrowserContext> {
    if (this.#owner) return this.#owner
    this.#owner = await this.#context()
    await this.#owner.request.get(this.server.ownerLink)
    return this.#owner
  }

  async #context(): Promise<BrowserContext> {
    const context = await this.#browser.newContext({ viewport: { width: 1280, height: 720 }, reducedMotion: 'reduce' })
    this.#contexts.push(context)
    return context
  }

  async #person(context: BrowserContext, name: string): Promise<Person> {
    const person = new Person(await context.newPage(), name)
    this.people.push(person)
    return person
  }
}

/**
 * `crew` on a fresh server of the test's own; `env` sets its settings (`test.use({ env: { AGENT: 'on' } })`). What the
 * pages complained about is checked at the end; a test that expects complaints empties the lists.
 */
export const test = base.extend<{ crew: Crew; env: ServerOptions['env'] }>({
  env: [{ AGENT: 'off' }, { option: true }],
  crew: async ({ browser, env }, use) => {
    const server = await startServer(env ? { env } : {})
    const company = new Company(browser, server)
    try {
      await use(company)
      for (const { name, complaints } of company.people) expect(complaints, `the console of ${name}`).toEqual([])
    } finally {
      await company.close()
      await server.dispose()
    }
  },
})

export { expect }
