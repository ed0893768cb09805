/** The peer: `@hocuspocus/server` with its debounce as shipped, storing into SQLite with an fsync as we do. */
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { Server } from '@hocuspocus/server'
import * as Y from 'yjs'

const db = new DatabaseSync(join(process.argv[2] ?? '.', 'hocuspocus.sqlite'))
db.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; CREATE TABLE docs (name TEXT PRIMARY KEY, bytes BLOB NOT NULL)')
const load = db.prepare('SELECT bytes FROM docs WHERE name = ?')
const store = db.prepare('INSERT INTO docs VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET bytes = excluded.bytes')

const server = new Server({
  port: 0,
  address: '127.0.0.1',
  quiet: true,
  stopOnSignals: false,
  onLoadDocument: async ({ documentName, document }) => {
    const bytes = load.get(documentName)?.bytes
    if (bytes instanceof Uint8Array) Y.applyUpdate(document, bytes)
  },
  onStoreDocument: async ({ documentName, document }) => {
    store.run(documentName, Y.encodeStateAsUpdate(document))
  },
})
await server.listen()
process.send?.(server.address.port)
