import { closeSync, mkdtempSync, openSync, readFileSync, rmSync, writeFileSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { newId, type SetId } from '../../shared/ids.ts'
import { newPerson } from '../auth/people.ts'
import type { GrantRow, InviteRow, Registry, SetRow } from './registry.ts'
import { openRegistry, RegistryError } from './sqlite-registry.ts'

let folder: string
let file: string
const opened: Registry[] = []
const open = () => {
  const registry = openRegistry(file)
  opened.push(registry)
  return registry
}

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'hotset-registry-'))
  file = join(folder, 'registry.sqlite')
})
afterEach(() => {
  for (const registry of opened.splice(0)) registry.close()
  rmSync(folder, { recursive: true })
})

const owner = newPerson('Owner', 1, 0, { owner: true })
const guest = newPerson('Mia', 2, 1)
const set: SetRow = {
  id: newId<SetId>(),
  title: 'Camp',
  template: 'empty',
  createdAt: 1,
  changedAt: 1,
  deletedAt: null,
  by: owner.id,
}
const invite: InviteRow = {
  id: 'i1',
  setId: set.id,
  role: 'editor',
  label: '',
  createdAt: 3,
  expiresAt: 9,
  revokedAt: null,
  by: owner.id,
}
const grant: GrantRow = {
  id: 'g1',
  setId: set.id,
  personId: guest.id,
  inviteId: 'i1',
  role: 'editor',
  createdAt: 4,
  expiresAt: 9,
  revokedAt: null,
  lastSeenAt: 4,
}

const filled = () => {
  const registry = open()
  registry.addPerson(owner)
  registry.addPerson(guest)
  registry.addSet(set)
  registry.addInvite(invite)
  registry.addGrant(grant)
  return registry
}

test('what was written is read by the next that opens the file', () => {
  filled().setMeta('starter', 'x')
  const again = open()
  expect(again.owner()).toEqual(owner)
  expect(again.person(guest.id)).toEqual(guest)
  expect(again.sets()).toEqual([set])
  expect(again.invitesOf(set.id)).toEqual([invite])
  expect(again.grantsFor(guest.id)).toEqual([grant])
  expect(again.meta('starter')).toBe('x')
})

test('what is not there is null or an empty list', () => {
  const registry = open()
  expect([
    registry.owner(),
    registry.person('x'),
    registry.set('x'),
    registry.invite('x'),
    registry.grant('x'),
    registry.meta('x'),
  ]).toEqual(Array(6).fill(null))
  expect([registry.sets(), registry.invitesOf(set.id), registry.grantsOf(set.id), registry.grantsFor('x')]).toEqual([
    [],
    [],
    [],
    [],
  ])
})

test('revoking a link ends the grants that came from it, and no other', () => {
  const registry = filled()
  registry.addGrant({ ...grant, id: 'g2', inviteId: null })
  registry.revokeInvite('i1', 7)
  expect(registry.invite('i1')?.revokedAt).toBe(7)
  expect(registry.grant('g1')?.revokedAt).toBe(7)
  expect(registry.grant('g2')?.revokedAt).toBeNull()
})

test('a person has one grant from a link, however often it is opened', () => {
  const registry = filled()
  expect(() => registry.addGrant({ ...grant, id: 'g2' })).toThrow()
})

test('a set that is forgotten takes its links and grants along', () => {
  const registry = filled()
  registry.forgetSet(set.id)
  expect([registry.set(set.id), registry.invite('i1'), registry.grant('g1')]).toEqual([null, null, null])
  expect(registry.countSetsBy(owner.id)).toBe(0)
})

test('of writes that belong together, none stays when one fails', () => {
  const registry = filled()
  const both = () =>
    registry.together(() => {
      registry.setMeta('a', '1')
      registry.addGrant(grant)
    })
  expect(both).toThrow()
  expect(registry.meta('a')).toBeNull()
})

const damaged: readonly (readonly [string, () => void])[] = [
  ['a file that is no database', () => writeFileSync(file, 'this is no database, whatever its name says. '.repeat(200))],
  [
    'a database that is damaged in the middle',
    () => {
      const registry = filled()
      for (let i = 0; i < 2_000; i++) registry.addInvite({ ...invite, id: `x${i}` })
      opened.pop()
      registry.close()
      const handle = openSync(file, 'r+')
      for (let at = 4_096; at < 120_000; at += 512) writeSync(handle, Buffer.alloc(256, 0xff), 0, 256, at)
      closeSync(handle)
    },
  ],
  [
    'a database of a newer version',
    () => {
      const db = new DatabaseSync(file)
      db.exec('PRAGMA user_version = 99')
      db.close()
    },
  ],
]

test.each(damaged)('%s is refused by its name and left as it is', (_what, make) => {
  make()
  const before = readFileSync(file)
  expect(open).toThrow(RegistryError)
  expect(open).toThrow(file)
  expect(readFileSync(file)).toEqual(before)
})
