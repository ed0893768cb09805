import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import { type Caller, callerOf, makeLink, makeSet, makeToken, ownerOf } from '../testing/caller.ts'
import { type ServerHere, serverHere } from '../testing/server-here.ts'

let server: ServerHere
let owner: Caller

beforeAll(async () => {
  server = await serverHere({ LIMIT_SETS_PER_OWNER: '120', MAX_INVITES: '30', MAX_PEOPLE: '20', MAX_BODY: '4096' })
  owner = await ownerOf(server)
})
afterAll(() => server[Symbol.asyncDispose]())

const errorOf = (body: unknown) => z.object({ error: z.object({ code: z.string(), says: z.string() }) }).parse(body).error
const setsOf = async (caller: Caller) => {
  const { body } = await caller.call('GET', '/api/sets')
  const row = z.object({
    id: z.string(),
    title: z.string(),
    role: z.string(),
    changedAt: z.number(),
    deletedAt: z.number().nullable(),
  })
  return z.object({ sets: z.array(row) }).parse(body).sets
}
const joined = async (link: string) => {
  const guest = callerOf(server.url)
  const answer = await guest.open(link)
  return { guest, answer }
}
const meOf = async (caller: Caller) => {
  const { body } = await caller.call('GET', '/api/me')
  return z.object({ user: z.object({ id: z.string(), name: z.string(), colour: z.string() }), owner: z.boolean() }).parse(body)
}

const calls: [method: string, path: string, body: object | undefined][] = [
  ['GET', '/api/me', undefined],
  ['PATCH', '/api/me', { name: 'x' }],
  ['POST', '/api/refresh', undefined],
  ['GET', '/api/sets', undefined],
  ['POST', '/api/sets', { title: 'x' }],
  ['PATCH', '/api/sets/SET', { title: 'x' }],
  ['POST', '/api/sets/SET/duplicate', undefined],
  ['DELETE', '/api/sets/SET', undefined],
  ['POST', '/api/sets/SET/restore', undefined],
  ['GET', '/api/sets/SET/invites', undefined],
  ['POST', '/api/sets/SET/invites', { role: 'editor' }],
  ['DELETE', '/api/sets/SET/invites/x', undefined],
  ['PATCH', '/api/sets/SET/people/x', { role: 'viewer' }],
  ['DELETE', '/api/sets/SET/people/x', undefined],
]
const onSet = calls.filter(([, path]) => path.includes('SET'))

test.each(calls)('%s %s without a grant is refused with 401, in words', async (method, path, body) => {
  const set = await makeSet(owner, 'Secret')
  const { status, body: answer } = await callerOf(server.url).call(method, path.replace('SET', set), body)
  expect(status).toBe(401)
  expect(errorOf(answer).says).not.toBe('')
})

test.each(onSet)('%s %s says the same of a set that does not exist as of one that is not mine', async (method, path, body) => {
  const set = await makeSet(owner, 'Mine')
  const other = await makeSet(owner, 'Other')
  const { guest } = await joined((await makeLink(owner, other, 'director')).url)
  const [known, unknown] = [
    await guest.call(method, path.replace('SET', set), body),
    await guest.call(method, path.replace('SET', 'nosuchset'), body),
  ]
  expect(known.status).toBe(401)
  expect([unknown.status, unknown.body]).toEqual([known.status, known.body])
})

test.each(onSet.filter(([, path]) => !path.endsWith('duplicate')))(
  '%s %s is refused to an editor',
  async (method, path, body) => {
    const set = await makeSet(owner, 'Camp')
    const { guest } = await joined((await makeLink(owner, set, 'editor')).url)
    const answer = await guest.call(method, path.replace('SET', set), body)
    expect([answer.status, errorOf(answer.body).code]).toEqual([403, 'mayNotWrite'])
  },
)

test.each(calls.filter(([method]) => method !== 'GET'))('%s %s from another site is refused', async (method, path, body) => {
  const set = await makeSet(owner, 'Camp')
  const to = path.replace('SET', set)
  const noHeader = await owner.call(method, to, body, { 'x-hotset': '' })
  const otherOrigin = await owner.call(method, to, body, { origin: 'https://evil.example' })
  expect([noHeader.status, errorOf(noHeader.body).code]).toEqual([403, 'cross-site'])
  expect([otherOrigin.status, errorOf(otherOrigin.body).code]).toEqual([403, 'cross-site'])
})

test.each(calls.filter(([, , body]) => body !== undefined))(
  '%s %s refuses garbage and names what is wrong',
  async (method, path) => {
    const set = await makeSet(owner, 'Camp')
    const to = path.replace('SET', set)
    for (const garbage of [
      '',
      '{',
      'null',
      '[]',
      '"x"',
      '{}',
      '{"title":7,"role":"king","name":""}',
      '{"title":"","role":"","name":"\\u200b"}',
      '\u0000',
    ]) {
      const { status, body } = await owner.call(method, to, garbage)
      // Nobody of the name "x" is there: that may be said first.
      expect([400, 404], `${garbage} gave ${status}`).toContain(status)
      expect(errorOf(body).says).not.toBe('')
    }
    const large = await owner.call(method, to, JSON.stringify({ title: 'x'.repeat(5_000), name: 'x', role: 'editor' }))
    expect([large.status, errorOf(large.body).code]).toEqual([413, 'tooLarge'])
  },
)

test('a call that does not exist is refused as JSON', async () => {
  const { status, body } = await owner.call('GET', '/api/nothing')
  expect([status, errorOf(body).code]).toEqual([404, 'notFound'])
})

test('a title of 121 characters, an unknown template and an unknown role are refused; 120 are not', async () => {
  for (const body of [{ title: 'x'.repeat(121) }, { title: 'x', template: 'mars' }, { title: '   ' }])
    expect((await owner.call('POST', '/api/sets', body)).status).toBe(400)
  expect((await owner.call('POST', '/api/sets', { title: 'x'.repeat(120) })).status).toBe(201)
})

test('the starter set is there from the first start, and the owner directs it', async () => {
  expect((await setsOf(owner))[0]).toMatchObject({ title: 'Moses — The camp at dusk', role: 'director', deletedAt: null })
})

test('a set is renamed in the list and in its doc', async () => {
  const set = await makeSet(owner, 'Old')
  expect((await owner.call('PATCH', `/api/sets/${set}`, { title: ' New ' })).status).toBe(200)
  expect((await setsOf(owner)).find(({ id }) => id === set)?.title).toBe('New')
  const copy = z.object({ id: z.string() }).parse((await owner.call('POST', `/api/sets/${set}/duplicate`)).body).id
  expect((await setsOf(owner)).find(({ id }) => id === copy)?.title).toBe('New (copy)')
})

test('a deleted set is gone for people, is listed for its directors, and comes back for all', async () => {
  const set = await makeSet(owner, 'Camp')
  const { guest } = await joined((await makeLink(owner, set, 'editor')).url)
  expect((await owner.call('DELETE', `/api/sets/${set}`)).status).toBe(200)
  expect(await setsOf(guest)).toEqual([])
  expect((await setsOf(owner)).find(({ id }) => id === set)?.deletedAt).toBeGreaterThan(0)
  expect((await owner.call('PATCH', `/api/sets/${set}`, { title: 'x' })).status).toBe(404)
  expect((await guest.call('GET', `/set/${set}`)).status).toBe(404)
  expect((await owner.call('POST', `/api/sets/${set}/restore`)).status).toBe(200)
  expect((await setsOf(guest)).map(({ id }) => id)).toEqual([set])
})

test('a link lets a person in once, with its role, and leads to the set without the secret', async () => {
  const set = await makeSet(owner, 'Camp')
  const link = await makeLink(owner, set, 'reviewer', { label: 'Mia (gaffer)' })
  const { guest, answer } = await joined(link.url)
  expect([answer.status, answer.to]).toEqual([302, `/set/${set}`])
  expect(answer.headers.get('referrer-policy')).toBe('no-referrer')
  const me = await meOf(guest)
  expect(me).toMatchObject({ user: { name: 'Mia (gaffer)' }, owner: false })
  await guest.open(link.url)
  expect((await meOf(guest)).user.id).toBe(me.user.id)
  expect(await setsOf(guest)).toMatchObject([{ id: set, role: 'reviewer' }])
  const { body } = await owner.call('GET', `/api/sets/${set}/invites`)
  expect(body).toMatchObject({
    invites: [{ id: link.id, role: 'reviewer', label: 'Mia (gaffer)', people: [{ id: me.user.id, role: 'reviewer' }] }],
  })
})

test('of several links to one set the strongest counts', async () => {
  const set = await makeSet(owner, 'Camp')
  const { guest } = await joined((await makeLink(owner, set, 'viewer')).url)
  const editor = await makeLink(owner, set, 'editor')
  await guest.open(editor.url)
  expect(await setsOf(guest)).toMatchObject([{ role: 'editor' }])
  await owner.call('DELETE', `/api/sets/${set}/invites/${editor.id}`)
  expect(await setsOf(guest)).toMatchObject([{ role: 'viewer' }])
})

test('bad links are told in words: broken, forged, expired, withdrawn, of a deleted set', async () => {
  const set = await makeSet(owner, 'Camp')
  const good = await makeLink(owner, set, 'editor')
  const short = await makeLink(owner, set, 'editor', { days: 0.01 })
  const withdrawn = await makeLink(owner, set, 'editor')
  await owner.call('DELETE', `/api/sets/${set}/invites/${withdrawn.id}`)
  const says = async (link: string) => {
    const { answer } = await joined(link)
    expect(answer.headers.get('set-cookie')).toBeNull()
    return [answer.status, /<h1>(.*)<\/h1>/.exec(String(answer.body))?.[1]]
  }
  expect(await says(`${server.url}/join/nonsense`)).toEqual([401, 'This link is not valid'])
  expect(await says(good.url.slice(0, -9))).toEqual([401, 'This link is not valid'])
  expect(await says(withdrawn.url)).toEqual([403, 'This link was withdrawn'])
  server.clock.aheadMs = 900_000
  expect(await says(short.url)).toEqual([401, 'This link has expired'])
  server.clock.aheadMs = 0
  await owner.call('DELETE', `/api/sets/${set}`)
  expect(await says(good.url)).toEqual([404, 'This set is gone'])
})

test('a person who was sent away does not come back by the same link', async () => {
  const set = await makeSet(owner, 'Camp')
  const link = await makeLink(owner, set, 'editor')
  const { guest } = await joined(link.url)
  const { user } = await meOf(guest)
  expect((await owner.call('DELETE', `/api/sets/${set}/people/${user.id}`)).status).toBe(200)
  expect((await guest.open(link.url)).status).toBe(403)
  expect((await guest.call('GET', `/set/${set}`)).status).toBe(403)
  expect((await owner.call('DELETE', `/api/sets/${set}/people/${user.id}`)).status).toBe(404)
})

test('a role changes at once; an agent is never made an editor', async () => {
  const set = await makeSet(owner, 'Camp')
  const { guest } = await joined((await makeLink(owner, set, 'viewer')).url)
  const { user } = await meOf(guest)
  expect((await owner.call('PATCH', `/api/sets/${set}/people/${user.id}`, { role: 'director' })).status).toBe(200)
  expect((await guest.call('PATCH', `/api/sets/${set}`, { title: 'Hers' })).status).toBe(200)
  expect((await owner.call('POST', `/api/sets/${set}/invites`, { role: 'editor', as: 'agent' })).status).toBe(400)
  const { token } = await makeToken(owner, set, 'reviewer', { agent: true })
  const { body } = await callerOf(server.url).call('GET', '/api/me', undefined, { authorization: `Bearer ${token}` })
  const agent = z.object({ user: z.object({ id: z.string() }) }).parse(body).user.id
  expect((await owner.call('PATCH', `/api/sets/${set}/people/${agent}`, { role: 'editor' })).status).toBe(400)
})

test('a token opens its own set only, and not under another scheme', async () => {
  const set = await makeSet(owner, 'Camp')
  const other = await makeSet(owner, 'Other')
  const { token } = await makeToken(owner, set, 'director')
  const program = callerOf(server.url)
  const by = { authorization: `Bearer ${token}` }
  expect((await program.call('GET', `/api/sets/${set}/invites`, undefined, by)).status).toBe(200)
  expect((await program.call('GET', `/api/sets/${other}/invites`, undefined, by)).status).toBe(401)
  for (const authorization of [token, `Basic ${token}`, 'Bearer ', 'Bearer x', `Bearer ${token}x`])
    expect((await program.call('GET', '/api/me', undefined, { authorization })).status).toBe(401)
})

test('people name themselves; the name is cleaned', async () => {
  const set = await makeSet(owner, 'Camp')
  const { guest } = await joined((await makeLink(owner, set, 'viewer')).url)
  await guest.call('PATCH', '/api/me', { name: '  Jo\u202e  Nash ' })
  expect((await meOf(guest)).user.name).toBe('Jo Nash')
})

test('only directors and the owner make sets', async () => {
  const set = await makeSet(owner, 'Camp')
  const { guest: editor } = await joined((await makeLink(owner, set, 'editor')).url)
  const { guest: director } = await joined((await makeLink(owner, set, 'director')).url)
  expect((await editor.call('POST', '/api/sets', { title: 'x' })).status).toBe(403)
  expect((await editor.call('POST', `/api/sets/${set}/duplicate`)).status).toBe(403)
  const hers = await makeSet(director, 'Hers')
  expect((await setsOf(director)).find(({ id }) => id === hers)?.role).toBe('director')
})

test('a session that has run out is renewed for as long as a grant holds', async () => {
  const set = await makeSet(owner, 'Camp')
  const { guest } = await joined((await makeLink(owner, set, 'editor', { days: 10 })).url)
  server.clock.aheadMs = 2 * 86_400_000
  expect((await guest.call('GET', '/api/me')).status).toBe(401)
  expect((await guest.call('POST', '/api/refresh')).status).toBe(200)
  expect((await guest.call('GET', '/api/me')).status).toBe(200)
  server.clock.aheadMs = 11 * 86_400_000
  expect((await guest.call('POST', '/api/refresh')).status).toBe(401)
  server.clock.aheadMs = 0
})

test('the limits of links and people of a set hold', async () => {
  const set = await makeSet(owner, 'Camp')
  const link = await makeLink(owner, set, 'viewer')
  for (let i = 0; i < 20; i++) expect((await joined(link.url)).answer.status).toBe(302)
  expect((await joined(link.url)).answer.status).toBe(409)
  for (let i = 1; i < 30; i++) await makeLink(owner, set, 'viewer')
  const { status, body } = await owner.call('POST', `/api/sets/${set}/invites`, { role: 'viewer' })
  expect([status, errorOf(body).code]).toEqual([409, 'tooMany'])
})

test('health and figures are there, and tell no names', async () => {
  const set = await makeSet(owner, 'A title that nobody should read')
  expect(await callerOf(server.url).call('GET', '/healthz')).toMatchObject({ status: 200, body: { ok: true, unsaved: 0 } })
  const { body } = await callerOf(server.url).call('GET', '/metrics')
  for (const name of ['rooms ', 'peers ', 'rooms_unsaved ', 'loop_delay_seconds{', 'requests_total{', 'saved_seconds_count '])
    expect(body).toContain(`\n${name}`)
  expect(body).not.toContain(set)
  expect(body).not.toContain('nobody should read')
})

test('a person may not make more sets than the limit', async () => {
  const set = await makeSet(owner, 'Camp')
  const { guest: director } = await joined((await makeLink(owner, set, 'director')).url)
  for (let i = 0; i < 120; i++) expect((await director.call('POST', '/api/sets', { title: `${i}` })).status).toBe(201)
  const { status, body } = await director.call('POST', '/api/sets', { title: 'one more' })
  expect([status, errorOf(body).code]).toEqual([409, 'tooMany'])
  expect((await director.call('POST', `/api/sets/${set}/duplicate`)).status).toBe(409)
})

test('without a built client the page says so in words; once it is built it is served, compressed and cached', async () => {
  const missing = await owner.call('GET', '/')
  expect([missing.status, String(missing.body)]).toEqual([503, expect.stringContaining('npm start')])
  const client = join(server.folder, 'client')
  mkdirSync(join(client, 'assets'), { recursive: true })
  mkdirSync(join(client, '.vite'))
  const script = `console.log(${JSON.stringify('x'.repeat(5_000))})`
  writeFileSync(join(client, 'assets/main-abc123.js'), script)
  writeFileSync(join(client, '.vite/manifest.json'), '{}')
  writeFileSync(join(client, 'index.html'), '<!doctype html><title>Hotset</title>')
  const page = await owner.call('GET', '/')
  expect(page.status).toBe(200)
  expect(page.headers.get('cache-control')).toBe('no-cache')
  const csp = page.headers.get('content-security-policy') ?? ''
  expect(csp).toContain("script-src 'self';")
  expect(csp).not.toContain('unsafe')
  expect(page.headers.get('x-content-type-options')).toBe('nosniff')
  const same = await owner.call('GET', '/', undefined, { 'if-none-match': page.headers.get('etag') ?? '' })
  expect(same.status).toBe(304)

  const asset = '/assets/main-abc123.js'
  const raw = async (encoding: string) => {
    const response = await fetch(`${server.url}${asset}`, { headers: { 'accept-encoding': encoding } })
    return { bytes: Buffer.from(await response.arrayBuffer()), headers: response.headers }
  }
  for (const encoding of ['br', 'gzip, br;q=0.5', 'gzip', 'br;q=0', 'identity'])
    expect((await raw(encoding)).bytes.toString()).toBe(script)
  const { headers } = await raw('gzip, br')
  expect([headers.get('content-encoding'), headers.get('vary'), headers.get('cache-control')]).toEqual([
    'br',
    'accept-encoding',
    'public, max-age=31536000, immutable',
  ])
  for (const path of [
    '/.vite/manifest.json',
    '/assets/../../grant.key',
    '/..%2fgrant.key',
    '/grant.key',
    '/index.html',
    '/assets/',
  ])
    expect((await owner.call('GET', path)).status, path).toBe(404)
})

test('the pages of sets are refused in words to those who may not see them', async () => {
  const set = await makeSet(owner, 'Camp')
  const stranger = callerOf(server.url)
  for (const path of ['/', `/set/${set}`, '/set/nosuchset']) {
    const { status, body } = await stranger.call('GET', path)
    expect([status, String(body)]).toEqual([401, expect.stringContaining('You need a link')])
  }
  expect((await owner.call('GET', `/set/${set}`)).status).toBe(200)
  expect(await owner.call('GET', '/set/nosuchset')).toMatchObject({ status: 404, body: expect.stringContaining('No such set') })
})

test('a page that is opened with a session that has run out renews it', async () => {
  const later = await ownerOf(server)
  server.clock.aheadMs = 86_400_000
  expect((await later.call('GET', '/')).status).toBe(200)
  expect((await later.call('GET', '/api/me')).status).toBe(200)
  server.clock.aheadMs = 0
})
