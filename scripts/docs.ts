/**
 * Writes the generated tables below `docs/`: kinds, close codes, settings. They are kept in git, so that a change of a
 * contract shows in a diff; `docs.test.ts` says when they are stale. Run: `npm run docs`.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { configRows } from '../server/config.ts'
import type { AnyField, Json } from '../shared/fields/field.ts'
import { fieldsOf, KINDS, kindDef } from '../shared/kinds/index.ts'
import { schemaOfKinds } from '../shared/kinds/json-schema.ts'
import { lightTypes } from '../shared/lights/index.ts'
import { closes } from '../shared/protocol/closes.ts'
import { setFields, shotFields } from '../shared/stage/schema.ts'

const NOTE = '<!-- Written by `npm run docs`; do not edit. -->\n'

const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [head, head.map(() => '---'), ...rows]
    .map((row) => `| ${row.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`)
    .join('\n')

const value = (v: Json): string => (v === '' ? '' : `\`${JSON.stringify(v)}\``)

const range = (field: AnyField): string => {
  if (field.options) return field.options.map((one) => `\`${one.value}\``).join(' ')
  return field.min === undefined && field.max === undefined ? '' : `${field.min ?? ''} … ${field.max ?? ''}`
}

const fieldTable = (fields: { readonly [name: string]: AnyField }): string =>
  table(
    ['field', 'label', 'type', 'default', 'range', 'unit', ''],
    Object.entries(fields).map(([name, field]) => [
      `\`${name}\``,
      field.label,
      field.type,
      value(field.default as Json),
      range(field),
      field.unit ?? '',
      field.help ?? '',
    ]),
  )

const kindsPage = (): string =>
  [
    NOTE,
    '# What a set is made of\n',
    'Metres, seconds, radians (the screen shows degrees), kelvin; Y up, right-handed; cameras and lights look along −Z.',
    'The same as JSON Schema: [kinds.schema.json](kinds.schema.json).\n',
    ...KINDS.flatMap((kind) => [`## ${kindDef(kind).label}\n`, `${kindDef(kind).help}\n`, fieldTable(fieldsOf(kind)), '']),
    '## Light types\n',
    table(
      ['type', 'label', 'output counts', 'own fields', ''],
      Object.entries(lightTypes).map(([id, type]) => [
        `\`${id}\``,
        type.label,
        type.unit,
        Object.keys(type.fields)
          .map((name) => `\`${name}\``)
          .join(' '),
        type.help,
      ]),
    ),
    '\n## The set itself\n',
    fieldTable(setFields),
    '\n## A shot\n',
    fieldTable(shotFields),
    '',
  ].join('\n')

const closesPage = (): string =>
  [
    NOTE,
    '# Why a socket is closed\n',
    'A y-websocket client takes 4400–4499 as final and retries after every other code.\n',
    table(
      ['code', 'name', 'retry', 'what the person reads'],
      Object.entries(closes).map(([name, { code, retry, says }]) => [String(code), name, retry ? 'yes' : 'no', says]),
    ),
    '',
  ].join('\n')

const configPage = (): string =>
  [
    NOTE,
    '# Settings\n',
    'Environment variables of the server. A value that is no good stops the start with a message that names the variable.\n',
    table(
      ['variable', 'default', 'unit', ''],
      configRows().map((row) => [
        `\`${row.name}\``,
        row.default === '' ? '' : `\`${row.default}\``,
        row.unit,
        `${row.help}: ${row.expects}`,
      ]),
    ),
    '',
  ].join('\n')

/** File name below `docs/` → what it should hold. */
export const generated = (): { readonly [file: string]: string } => ({
  'kinds.md': kindsPage(),
  'kinds.schema.json': `${JSON.stringify(schemaOfKinds(), null, 2)}\n`,
  'closes.md': closesPage(),
  'config.md': configPage(),
})

const folder = new URL('../docs/', import.meta.url)

/** Names of the files that do not hold what they should. */
export const stale = (): string[] =>
  Object.entries(generated())
    .filter(([file, text]) => {
      try {
        return readFileSync(new URL(file, folder), 'utf8') !== text
      } catch {
        return true
      }
    })
    .map(([file]) => file)

if (import.meta.main) {
  mkdirSync(folder, { recursive: true })
  for (const [file, text] of Object.entries(generated())) writeFileSync(new URL(file, folder), text)
}
