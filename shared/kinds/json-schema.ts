/** JSON Schema (2020-12) of each kind's values: what a create or an update may name. For tools, agents and other programs. */
import type { Json } from '../fields/field.ts'
import { fieldsOf, KINDS, type Kind, kindDef } from './index.ts'

/** Schema of the values of one kind; every field is optional, since what is left out has its default. */
const schemaOfKind = (kind: Kind): { readonly [key: string]: Json } => ({
  title: kindDef(kind).label,
  description: kindDef(kind).help,
  type: 'object',
  additionalProperties: false,
  properties: {
    parent: { type: ['string', 'null'], description: 'Id of the node it hangs from; null: the set itself' },
    order: { type: 'string', description: 'Fractional index among its siblings' },
    ...Object.fromEntries(
      Object.entries(fieldsOf(kind)).map(([name, field]): [string, Json] => [
        name,
        {
          title: field.label,
          ...(field.help || field.unit
            ? { description: [field.help, field.unit && `Unit: ${field.unit}`].filter(Boolean).join('. ') }
            : {}),
          ...(field.schema as { readonly [key: string]: Json }),
        },
      ]),
    ),
  },
})

/** All kinds in one document. */
export const schemaOfKinds = (): Json => ({
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  title: 'Nodes of a Hotset set',
  $defs: Object.fromEntries(KINDS.map((kind) => [kind, schemaOfKind(kind)])),
})
