/** The tables from which text fields are picked: poses, gels, materials. */
import { poses } from '../../shared/body/poses.ts'
import { gels } from '../../shared/film/gels.ts'
import { kit } from '../../shared/kit/index.ts'
import { materials } from '../../shared/kit/materials.ts'
import type { StageNode } from '../../shared/stage/view.ts'
import type { ListItem } from './filter-list.ts'

const WORDS = { floor: 'standing', seat: 'seated', lie: 'lying' } as const

const poseItems: readonly ListItem[] = [...poses.values()].map(({ id, label, contact }) => ({
  id,
  label,
  hint: WORDS[contact],
}))

const gelItems: readonly ListItem[] = [
  { id: '', label: 'None' },
  ...gels.map((gel) => ({
    id: gel.id,
    label: `${gel.maker === 'LEE' ? 'L' : gel.maker} ${gel.number} ${gel.name}`,
    also: `${gel.maker} ${gel.kind}`,
    ...(gel.tintHex ? { swatch: gel.tintHex } : {}),
  })),
]

const materialItem = ([id, { label, colour }]: readonly [
  string,
  { readonly label: string; readonly colour: string },
]): ListItem => ({
  id,
  label,
  swatch: colour,
})

/** Those that fit the prop first. */
const materialItems = (nodes: readonly StageNode[]): readonly ListItem[] => {
  const [first] = nodes
  const asset = first?.kind === 'prop' ? first.asset : ''
  const fitting = new Set(Object.hasOwn(kit, asset) ? kit[asset]?.materials : [])
  const all = Object.entries(materials)
  const own = [...fitting].flatMap((id) =>
    all.filter(([one]) => one === id).map((entry) => ({ ...materialItem(entry), hint: 'fits' })),
  )
  return [{ id: '', label: 'As it comes' }, ...own, ...all.filter(([id]) => !fitting.has(id)).map(materialItem)]
}

export const itemsOf = (table: 'poses' | 'gels' | 'materials', nodes: readonly StageNode[]): readonly ListItem[] =>
  table === 'poses' ? poseItems : table === 'gels' ? gelItems : materialItems(nodes)
