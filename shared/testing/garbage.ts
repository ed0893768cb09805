/** What a hostile or broken peer may leave in a doc: any value at any root, key and depth, written past the typed edits. */
import fc from 'fast-check'
import * as Y from 'yjs'
import { ROOTS } from '../stage/schema.ts'

/** Values that Yjs can hold, and that no field expects. */
export const anyValue: fc.Arbitrary<unknown> = fc.oneof(
  fc.constantFrom(null, undefined, true, Number.NaN, Number.POSITIVE_INFINITY, -0, 1e308, 2 ** 53, ''),
  fc.double(),
  fc.string({ maxLength: 20 }),
  fc.constant('x'.repeat(100_000)),
  fc.constant(new Uint8Array([1, 2, 3])),
  fc.array(fc.oneof(fc.integer(), fc.string({ maxLength: 5 }), fc.constant(null)), { maxLength: 6 }),
  fc
    .dictionary(
      fc.constantFrom('parent', 'order', 'position', '__proto__', 'constructor', 'toString', 'n'),
      fc.anything({ maxDepth: 1, withBigInt: false }),
      { maxKeys: 4 },
    )
    .map((o) => JSON.parse(JSON.stringify(o)) as unknown),
  fc
    .record({ a: fc.constantFrom('n0', 'n1', 'ghost', '../x', ''), n: fc.constantFrom(0, 5, -1, 2 ** 50, Number.NaN) })
    .map(({ a, n }) => [a, n, { parent: a }]),
)

const key = fc.oneof(
  fc.constantFrom(
    'kind',
    'parent',
    'order',
    'position',
    'rotation',
    'scale',
    'name',
    'visible',
    'asset',
    'intensity',
    'schema',
    'title',
    'hour',
  ),
  fc.constantFrom('__proto__', 'constructor', 'toString', 'n0', 'n1', 'n2', '@n0', '', ' ', 'x'.repeat(300)),
)
const root = fc.constantFrom(...Object.values(ROOTS))

export const mischief = fc.oneof(
  fc.record({ do: fc.constant('set at root' as const), root, key, value: anyValue }),
  fc.record({
    do: fc.constant('set in node' as const),
    root,
    at: fc.constantFrom('n0', 'n1', 'n2', 'n3'),
    key,
    value: anyValue,
  }),
  fc.record({ do: fc.constant('new map' as const), root, key, kind: fc.constantFrom('prop', 'light', 'group', 'dragon', 7) }),
  fc.record({ do: fc.constant('new type' as const), root, key, type: fc.constantFrom('array', 'text', 'xml') }),
  fc.record({ do: fc.constant('delete' as const), root, key }),
)
export type Mischief = typeof mischief extends fc.Arbitrary<infer T> ? T : never

/** Writes one piece of it. Values that Yjs itself refuses to hold (an object with a `constructor` of its own) are left out. */
export const misbehave = (doc: Y.Doc, m: Mischief): void => {
  try {
    write(doc, m)
  } catch (error) {
    if (!(error instanceof Error && error.message === 'Unexpected content type')) throw error
  }
}

const write = (doc: Y.Doc, m: Mischief): void => {
  const map = doc.getMap<unknown>(m.root)
  if (m.do === 'delete') map.delete(m.key)
  else if (m.do === 'set at root') map.set(m.key, m.value)
  else if (m.do === 'new map') map.set(m.key, new Y.Map<unknown>([['kind', m.kind]]))
  else if (m.do === 'new type')
    map.set(m.key, m.type === 'array' ? new Y.Array() : m.type === 'text' ? new Y.Text('x') : new Y.XmlFragment())
  else {
    const inner = map.get(m.at)
    if (inner instanceof Y.Map) inner.set(m.key, m.value)
  }
}
