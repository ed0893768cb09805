/** The registry in one SQLite file, in Node's own driver. A file that is damaged or of another make is refused, never replaced. */
import { DatabaseSync, type SQLInputValue } from 'node:sqlite'
import { z } from 'zod'
import { isId, type SetId } from '../../shared/ids.ts'
import { ROLES } from '../../shared/roles.ts'
import type { GrantRow, InviteRow, PersonRow, Registry, SetRow } from './registry.ts'
import { TEMPLATES } from './templates.ts'

/** The file cannot be used; `message` names it and says why. */
export class RegistryError extends Error {
  override readonly name = 'RegistryError'
}

/** `PRAGMA user_version` of files that this code writes. */
const VERSION = 1

const SCHEMA = `
  CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT;
  CREATE TABLE people (
    id TEXT PRIMARY KEY, name TEXT NOT NULL, colour TEXT NOT NULL, owner INTEGER NOT NULL, agent INTEGER NOT NULL,
    createdAt INTEGER NOT NULL
  ) STRICT;
  CREATE TABLE sets (
    id TEXT PRIMARY KEY, title TEXT NOT NULL, template TEXT NOT NULL, createdAt INTEGER NOT NULL, changedAt INTEGER NOT NULL,
    deletedAt INTEGER, by TEXT NOT NULL REFERENCES people (id)
  ) STRICT;
  CREATE INDEX sets_by ON sets (by);
  CREATE TABLE invites (
    id TEXT PRIMARY KEY, setId TEXT NOT NULL REFERENCES sets (id) ON DELETE CASCADE, role TEXT NOT NULL, label TEXT NOT NULL,
    createdAt INTEGER NOT NULL, expiresAt INTEGER NOT NULL, revokedAt INTEGER, by TEXT NOT NULL REFERENCES people (id)
  ) STRICT;
  CREATE INDEX invites_set ON invites (setId);
  CREATE TABLE grants (
    id TEXT PRIMARY KEY, setId TEXT NOT NULL REFERENCES sets (id) ON DELETE CASCADE,
    personId TEXT NOT NULL REFERENCES people (id), inviteId TEXT REFERENCES invites (id) ON DELETE CASCADE,
    role TEXT NOT NULL, createdAt INTEGER NOT NULL, expiresAt INTEGER, revokedAt INTEGER, lastSeenAt INTEGER NOT NULL
  ) STRICT;
  CREATE UNIQUE INDEX grants_once ON grants (inviteId, personId) WHERE inviteId IS NOT NULL;
  CREATE INDEX grants_set ON grants (setId);
  CREATE INDEX grants_person ON grants (personId);
`

const setId = z.custom<SetId>(isId)
const flag = z.number().transform((n) => n !== 0)
const role = z.enum(ROLES)
const personRow = z.object({
  id: z.string(),
  name: z.string(),
  colour: z.string(),
  owner: flag,
  agent: flag,
  createdAt: z.number(),
})
const setRow = z.object({
  id: setId,
  title: z.string(),
  template: z.enum(TEMPLATES),
  createdAt: z.number(),
  changedAt: z.number(),
  deletedAt: z.number().nullable(),
  by: z.string(),
})
const inviteRow = z.object({
  id: z.string(),
  setId,
  role,
  label: z.string(),
  createdAt: z.number(),
  expiresAt: z.number(),
  revokedAt: z.number().nullable(),
  by: z.string(),
})
const grantRow = z.object({
  id: z.string(),
  setId,
  personId: z.string(),
  inviteId: z.string().nullable(),
  role,
  createdAt: z.number(),
  expiresAt: z.number().nullable(),
  revokedAt: z.number().nullable(),
  lastSeenAt: z.number(),
})
const textRow = z.object({ value: z.string() })
const countRow = z.object({ n: z.number() })
const versionRow = z.object({ user_version: z.number() })
const checkRow = z.object({ quick_check: z.string() })

/** Opens or makes the file; throws a RegistryError that names it. */
const openFile = (file: string): DatabaseSync => {
  let db: DatabaseSync | null = null
  try {
    db = new DatabaseSync(file, { enableForeignKeyConstraints: true, timeout: 5_000 })
    const { user_version: version } = versionRow.parse(db.prepare('PRAGMA user_version').get())
    if (version > VERSION) throw new Error(`it was written by a newer version (${version}; this one knows ${VERSION})`)
    const check = checkRow.parse(db.prepare('PRAGMA quick_check(1)').get()).quick_check
    if (check !== 'ok') throw new Error(check)
    db.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL')
    if (version === 0) db.exec(`BEGIN IMMEDIATE; ${SCHEMA} PRAGMA user_version = ${VERSION}; COMMIT`)
    return db
  } catch (cause) {
    db?.close()
    const why = cause instanceof Error ? cause.message : String(cause)
    throw new RegistryError(`${file} cannot be used: ${why}. It is left as it is; restore it from a backup, or move it away.`, {
      cause,
    })
  }
}

export const openRegistry = (file: string): Registry => {
  const db = openFile(file)
  const cache = new Map<string, ReturnType<DatabaseSync['prepare']>>()
  const sql = (text: string) => {
    const known = cache.get(text)
    if (known) return known
    const made = db.prepare(text)
    cache.set(text, made)
    return made
  }
  const one = <T>(schema: z.ZodType<T>, text: string, ...args: SQLInputValue[]): T | null => {
    const row = sql(text).get(...args)
    return row === undefined ? null : schema.parse(row)
  }
  const all = <T>(schema: z.ZodType<T>, text: string, ...args: SQLInputValue[]): T[] =>
    sql(text)
      .all(...args)
      .map((row) => schema.parse(row))
  const run = (text: string, ...args: SQLInputValue[]) => sql(text).run(...args)
  /** Table and column names come from the calls below, never from outside. */
  const insert = (table: string, row: object) => {
    const names = Object.keys(row)
    const values = Object.values(row).map((value: unknown) => (typeof value === 'boolean' ? Number(value) : value))
    run(`INSERT INTO ${table} (${names}) VALUES (${names.map(() => '?')})`, ...(values as SQLInputValue[]))
  }
  const update = (table: string, id: string, to: object) => {
    const names = Object.keys(to)
    const values: SQLInputValue[] = Object.values(to)
    if (names.length > 0) run(`UPDATE ${table} SET ${names.map((name) => `${name} = ?`)} WHERE id = ?`, ...values, id)
  }
  const together = (work: () => void) => {
    db.exec('BEGIN IMMEDIATE')
    try {
      work()
      db.exec('COMMIT')
    } catch (error) {
      db.exec('ROLLBACK')
      throw error
    }
  }

  return {
    meta: (key) => one(textRow, 'SELECT value FROM meta WHERE key = ?', key)?.value ?? null,
    setMeta: (key, value) =>
      void run('INSERT INTO meta VALUES (?, ?) ON CONFLICT DO UPDATE SET value = excluded.value', key, value),

    person: (id) => one<PersonRow>(personRow, 'SELECT * FROM people WHERE id = ?', id),
    owner: () => one<PersonRow>(personRow, 'SELECT * FROM people WHERE owner = 1'),
    addPerson: (row) => insert('people', row),
    renamePerson: (id, name) => update('people', id, { name }),

    set: (id) => one<SetRow>(setRow, 'SELECT * FROM sets WHERE id = ?', id),
    sets: () => all<SetRow>(setRow, 'SELECT * FROM sets ORDER BY createdAt, id'),
    countSetsBy: (person) => one(countRow, 'SELECT count(*) AS n FROM sets WHERE by = ?', person)?.n ?? 0,
    addSet: (row) => insert('sets', row),
    updateSet: (id, to) => update('sets', id, to),
    forgetSet: (id) => void run('DELETE FROM sets WHERE id = ?', id),

    invite: (id) => one<InviteRow>(inviteRow, 'SELECT * FROM invites WHERE id = ?', id),
    invitesOf: (set) => all<InviteRow>(inviteRow, 'SELECT * FROM invites WHERE setId = ? ORDER BY createdAt DESC, id', set),
    addInvite: (row) => insert('invites', row),
    revokeInvite: (id, at) =>
      together(() => {
        run('UPDATE invites SET revokedAt = ? WHERE id = ? AND revokedAt IS NULL', at, id)
        run('UPDATE grants SET revokedAt = ? WHERE inviteId = ? AND revokedAt IS NULL', at, id)
      }),

    grant: (id) => one<GrantRow>(grantRow, 'SELECT * FROM grants WHERE id = ?', id),
    grantsOf: (set) => all<GrantRow>(grantRow, 'SELECT * FROM grants WHERE setId = ? ORDER BY createdAt, id', set),
    grantsFor: (person) => all<GrantRow>(grantRow, 'SELECT * FROM grants WHERE personId = ? ORDER BY createdAt, id', person),
    addGrant: (row) => insert('grants', row),
    updateGrant: (id, to) => update('grants', id, to),
    seen: (times) => {
      if (times.size === 0) return
      together(() => {
        for (const [id, lastSeenAt] of times) update('grants', id, { lastSeenAt })
      })
    },

    together,
    close: () => db.close(),
  }
}
