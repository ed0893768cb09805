import { describe, expect, it, vi } from 'vitest'
import type { Link } from '../../shared/peer/peer.ts'
import { type CloseName, closes } from '../../shared/protocol/closes.ts'
import { ROLES } from '../../shared/roles.ts'
import { SCHEMA_VERSION } from '../../shared/stage/schema.ts'
import { localPeer } from '../../shared/testing/local-peer.ts'
import { accessOf } from './access.ts'
import { ApiError, makeApi } from './api.ts'
import { makePrefs } from './prefs.ts'
import { renewing } from './renew.ts'
import { savedOf } from './saved.ts'
import { makeSession } from './session.ts'

const open = (peer: ReturnType<typeof localPeer>, prefs = makePrefs(null)) =>
  makeSession({ peer, frame: (run) => run(), now: () => 0, time: () => 0, prefs })
const refused = (close: CloseName): Partial<Link> => ({ state: { at: 'refused', close, code: closes[close].code } })

describe('access', () => {
  it('says the catalogue’s sentence for every close that is for good', () => {
    for (const [name, close] of Object.entries(closes)) {
      if (close.retry) continue
      const peer = localPeer()
      peer.say('stage', refused(name as CloseName))
      const access = accessOf(peer, null)
      expect(access).toMatchObject({ says: close.says, state: name === 'tooOld' ? 'too-old' : 'refused' })
      expect(open(peer).may('review')).toBe(false)
    }
  })

  it('is read-only, with the reason, for each role that may not edit', () => {
    for (const role of ROLES) {
      const { says, state } = accessOf(localPeer({ role }), null)
      expect(state).toBe('ready')
      expect(says === '').toBe(role === 'director' || role === 'editor')
    }
  })

  it('follows a role that changes while one works, and says so', () => {
    const peer = localPeer({ role: 'editor' })
    const session = open(peer)
    expect(session.may('edit-stage')).toBe(true)
    peer.say('both', { welcome: { ...peer.stage.welcome!, role: 'viewer' } })
    expect(session.may('edit-stage')).toBe(false)
    expect(session.access.value.role).toBe('viewer')
    expect(session.toasts.value.at(-1)?.says).toBe('You are a viewer now. You are watching: a viewer changes nothing.')
    session.close()
  })

  it('goes by the last known role where the server was not met yet', () => {
    const kept = new Map<string, string>()
    const prefs = makePrefs({ getItem: (key) => kept.get(key) ?? null, setItem: (key, value) => kept.set(key, value) })
    const before = localPeer({ role: 'editor' })
    open(before, prefs).close()
    const peer = localPeer({ set: before.set })
    peer.say('both', { welcome: null, state: { at: 'offline' } })
    const session = open(peer, prefs)
    expect(session.access.value).toMatchObject({ state: 'offline', role: 'editor', user: { name: 'Mia' } })
    expect(session.may('edit-stage')).toBe(true)
    expect(open(peer).may('edit-stage')).toBe(false)
  })

  it('is too old where the set is of a newer schema', () => {
    const peer = localPeer()
    peer.say('stage', { welcome: { ...peer.stage.welcome!, schema: SCHEMA_VERSION + 1 } })
    expect(accessOf(peer, null)).toMatchObject({ state: 'too-old', says: closes.tooOld.says })
  })

  it('promise 15: a grant that runs out is asked for once, unseen; a second refusal is final', async () => {
    const peer = localPeer()
    const refresh = vi.fn(async () => true)
    const { asking } = renewing(peer, refresh, () => 0)
    const connect = vi.spyOn(peer, 'connect')
    peer.say('both', refused('noGrant'))
    expect(asking.value).toBe(true)
    expect(accessOf(peer, null, asking.value).state).toBe('connecting')
    await vi.waitFor(() => expect(asking.value).toBe(false))
    expect([refresh.mock.calls.length, connect.mock.calls.length]).toEqual([1, 1])
    peer.say('both', refused('noGrant'))
    expect([asking.value, refresh.mock.calls.length]).toEqual([false, 1])
    expect(accessOf(peer, null, asking.value).state).toBe('refused')
  })
})

describe('saved', () => {
  const say = (state: Partial<Link>, lost: string | null = null, held = 0) => {
    const peer = localPeer()
    peer.say('stage', state)
    const { state: now, count, says } = savedOf(peer, lost, held)
    return [now, count, says]
  }

  it('tells the truth in every state', () => {
    expect(say({})).toEqual(['saved', 0, 'Saved'])
    expect(say({ saved: { pending: 1, unsaved: null } })).toEqual(['saving', 1, 'Saving 1 edit'])
    expect(say({ saved: { pending: 3, unsaved: 'the disk is full' } })).toEqual(['not-saved', 3, 'Not saved: the disk is full'])
    const offline = { state: { at: 'offline' } } as const
    expect(say(offline)).toEqual(['offline', 0, 'Offline'])
    expect(say({ ...offline, saved: { pending: 2, unsaved: null } })).toEqual(['offline', 2, 'Offline: 2 edits kept here'])
    expect(say({ state: { at: 'connecting' } })).toEqual(['saving', 0, 'Connecting'])
    expect(say({ ...refused('revoked'), saved: { pending: 2, unsaved: null } })).toEqual([
      'not-saved',
      2,
      'Not saved: 2 edits kept here',
    ])
  })

  it('counts what waited when the page was left', () => {
    expect(say({ state: { at: 'offline' } }, null, 4)).toEqual(['offline', 4, 'Offline: 4 edits kept here'])
  })

  it('says what is only in this tab where the browser keeps nothing', () => {
    const offline = { state: { at: 'offline' }, saved: { pending: 2, unsaved: null } } as const
    expect(say(offline, 'its storage is full')).toEqual([
      'not-kept',
      2,
      'Not kept here: its storage is full (2 edits only in this tab).',
    ])
  })

  it('keeps the count over a reload until the server was met', () => {
    const kept = new Map<string, string>()
    const prefs = makePrefs({ getItem: (key) => kept.get(key) ?? null, setItem: (key, value) => kept.set(key, value) })
    const peer = localPeer()
    const session = open(peer, prefs)
    peer.say('both', { state: { at: 'offline' } })
    peer.say('stage', { saved: { pending: 3, unsaved: null } })
    expect(session.saved.value.count).toBe(3)
    const again = localPeer({ set: peer.set })
    again.say('both', { state: { at: 'offline' } })
    const next = open(again, prefs)
    expect(next.saved.value).toMatchObject({ state: 'offline', count: 3 })
    again.connect()
    expect(next.saved.value).toMatchObject({ state: 'saved', count: 0 })
  })
})

describe('preferences', () => {
  const storage = (text: string | null) => ({ getItem: () => text, setItem: () => {} })
  const fallback = { on: true, gridM: 0.25, name: 'x' }

  it('survive garbage, key by key', () => {
    for (const bad of ['', '{', 'null', '7', '[]', '"on"'])
      expect(makePrefs(storage(bad)).get('snap', fallback)).toEqual(fallback)
    expect(makePrefs(storage('{"on":false,"gridM":"wide","name":"y","more":1}')).get('snap', fallback)).toEqual({
      on: false,
      gridM: 0.25,
      name: 'y',
    })
    expect(makePrefs(storage('{"gridM":1e999}')).get('snap', fallback).gridM).toBe(0.25)
  })

  it('work where the storage throws or is not there', () => {
    const throws = () => {
      throw new Error('SecurityError')
    }
    const prefs = makePrefs({ getItem: throws, setItem: throws })
    prefs.set('snap', fallback)
    expect(prefs.get('snap', fallback)).toEqual(fallback)
    expect(makePrefs(null).get('snap', fallback)).toEqual(fallback)
  })
})

describe('calls to the server', () => {
  const answer = (status: number, body: unknown) => new Response(JSON.stringify(body), { status })

  it('carry the header that forms cannot set, and give the server’s own sentence when refused', async () => {
    const fetch = vi.fn(async (_path: string, _init: RequestInit) =>
      answer(403, { error: { code: 'mayNotWrite', says: 'No.' } }),
    )
    const error = await makeApi(fetch)
      .makeSet('Camp', 'empty')
      .catch((thrown: unknown) => thrown)
    expect(error).toBeInstanceOf(ApiError)
    expect(error).toMatchObject({ status: 403, code: 'mayNotWrite', message: 'No.' })
    const [path, init] = fetch.mock.calls[0]!
    expect([path, init.method, init.body]).toEqual(['/api/sets', 'POST', '{"title":"Camp","template":"empty"}'])
    expect(new Headers(init.headers).get('x-hotset')).toBe('1')
  })

  it('renew a session that ran out once and go on', async () => {
    const paths: string[] = []
    const fetch = async (path: string) => {
      paths.push(path)
      if (path === '/api/refresh') return answer(200, {})
      return paths.length === 1 ? answer(401, { error: { code: 'noGrant', says: 'Ended.' } }) : answer(200, { sets: [] })
    }
    expect(await makeApi(fetch).sets()).toEqual({ sets: [] })
    expect(paths).toEqual(['/api/sets', '/api/refresh', '/api/sets'])
  })

  it('end in words where the server is away, or answers with something else', async () => {
    const away = makeApi(async () => {
      throw new TypeError('fetch failed')
    })
    await expect(away.me()).rejects.toMatchObject({ code: 'offline', message: 'The server could not be reached.' })
    const odd = makeApi(async () => new Response('<html>', { status: 502 }))
    await expect(odd.me()).rejects.toThrow('The server answered with an error (502).')
  })
})
