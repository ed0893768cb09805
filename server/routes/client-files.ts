/**
 * The built client: every file by its path, read and compressed once. Only what the build's folder holds can be asked
 * for, so that no path leads out of it. A build that comes while the server runs is found at the next page.
 */
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { extname, join } from 'node:path'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.map': 'application/json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.webp': 'image/webp',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.wasm': 'application/wasm',
  '.glb': 'model/gltf-binary',
  '.txt': 'text/plain; charset=utf-8',
}
/** What is compressed already gains nothing. */
const PACKED = new Set(['.png', '.jpg', '.webp', '.ico', '.woff2'])
const WORTH_BYTES = 1_024
/** 11 takes seconds for the engine's chunk and saves 4 %. */
const BROTLI = { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } }

export type Encoding = 'br' | 'gzip'

export interface ClientFile {
  readonly path: string
  readonly type: string
  readonly etag: string
  readonly bytes: Buffer<ArrayBuffer>
  /** Null where compressing does not pay. */
  packed(encoding: Encoding): Promise<Buffer<ArrayBuffer>> | null
}

export interface ClientFiles {
  /** By path, without the slash before it; null for what is not there. */
  file(path: string): ClientFile | null
}

const compress = {
  br: (bytes: Buffer) => promisify(brotliCompress)(bytes, BROTLI),
  gzip: (bytes: Buffer) => promisify(gzip)(bytes, { level: 9 }),
}

const readClientFile = (folder: string, path: string): ClientFile => {
  const bytes = readFileSync(join(folder, path))
  const ending = extname(path)
  const packed = new Map<Encoding, Promise<Buffer<ArrayBuffer>>>()
  return {
    path,
    type: TYPES[ending] ?? 'application/octet-stream',
    etag: createHash('sha256').update(bytes).digest('base64url').slice(0, 22),
    bytes,
    packed: (encoding) => {
      if (bytes.length < WORTH_BYTES || PACKED.has(ending)) return null
      const known = packed.get(encoding)
      if (known) return known
      const made = compress[encoding](bytes)
      packed.set(encoding, made)
      return made
    },
  }
}

/** Paths of the files below a folder, none when it is missing; what starts with a dot (the build's manifest) stays private. */
const listFiles = (folder: string): readonly string[] => {
  try {
    const entries = readdirSync(folder, { recursive: true, withFileTypes: true })
    const paths = entries
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
    return paths.filter((path) => !path.split('/').some((part) => part.startsWith('.')))
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return []
    throw error
  }
}

export const openClientFiles = (folder: string): ClientFiles => {
  let paths = new Set(listFiles(folder))
  const read = new Map<string, ClientFile>()
  return {
    file: (path) => {
      if (!paths.has('index.html')) paths = new Set(listFiles(folder))
      if (!paths.has(path)) return null
      const known = read.get(path)
      if (known) return known
      const file = readClientFile(folder, path)
      read.set(path, file)
      return file
    },
  }
}
