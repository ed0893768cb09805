/** How a row of the outliner looks. What is done with it is the outliner's. */
import { html, nothing, type TemplateResult } from 'lit'
import type { NodeId } from '../../shared/ids.ts'
import { kindDef } from '../../shared/kinds/index.ts'
import { MAX_NAME } from '../../shared/kinds/kind.ts'
import type { StageNode } from '../../shared/stage/view.ts'
import { nameOf } from '../actions/words.ts'
import type { Person } from '../session/types.ts'
import { icon, isIcon } from '../theme/icons.ts'
import type { Row } from './outliner-rows.ts'

/** Height of a row, CSS pixels: one for all, so that those in sight can be counted. */
export const ROW_PX = 24

export interface RowLook {
  readonly row: Row
  readonly node: StageNode
  readonly index: number
  readonly selected: boolean
  readonly hidden: boolean
  /** The keys are here. */
  readonly at: boolean
  readonly renaming: boolean
  readonly mayEdit: boolean
  /** Where a drag would land: 'before', 'inside', 'after'; '' for nowhere here. */
  readonly drop: string
  readonly people: readonly Person[]
}

export interface RowHands {
  click(event: MouseEvent, row: Row): void
  menu(event: MouseEvent, id: NodeId): void
  rename(id: NodeId): void
  /** Null: the name stays. */
  renamed(node: StageNode, name: string | null): void
  twist(event: Event, row: Row): void
  lock(event: Event, node: StageNode): void
  eye(event: Event, id: NodeId): void
  readonly drag: {
    start(event: DragEvent, id: NodeId): void
    over(event: DragEvent, index: number): void
    leave(): void
    end(): void
  }
}

const stop = (event: Event) => event.stopPropagation()

export const rowOf = (r: RowLook, on: RowHands): TemplateResult => {
  const { row, node, hidden } = r
  const { icon: drawn, label } = kindDef(node.kind)
  const classes = [
    'row',
    r.selected ? 'selected' : '',
    hidden ? 'hidden' : '',
    node.visible ? '' : 'struck',
    r.at ? 'at' : '',
    r.drop ? `drop-${r.drop}` : '',
  ].join(' ')
  return html`<div
    id="row-${row.id}"
    class=${classes}
    role="treeitem"
    aria-level=${row.level}
    aria-posinset=${row.place}
    aria-setsize=${row.siblings}
    aria-selected=${r.selected ? 'true' : 'false'}
    aria-expanded=${row.open === null ? nothing : row.open ? 'true' : 'false'}
    aria-label="${nameOf(node)}, ${label}${node.locked ? ', locked' : ''}${hidden ? ', hidden' : ''}${node.visible ? '' : ', struck'}"
    draggable=${r.mayEdit && !r.renaming ? 'true' : 'false'}
    .style=${`transform:translateY(${r.index * ROW_PX}px);--level:${row.level - 1}`}
    @click=${(e: MouseEvent) => on.click(e, row)}
    @dblclick=${() => on.rename(row.id)}
    @contextmenu=${(e: MouseEvent) => on.menu(e, row.id)}
    @dragstart=${(e: DragEvent) => on.drag.start(e, row.id)}
    @dragover=${(e: DragEvent) => on.drag.over(e, r.index)}
    @dragleave=${() => on.drag.leave()}
    @dragend=${() => on.drag.end()}
  >
    <span class="twist ${row.open ? 'open' : ''}" @click=${(e: Event) => on.twist(e, row)}>
      ${row.open === null ? nothing : icon('right')}
    </span>
    <span class="kind">${icon(isIcon(drawn) ? drawn : 'box')}</span>
    ${r.renaming ? nameInput(node, on) : html`<span class="name ${node.name ? '' : 'unnamed'}">${nameOf(node)}</span>`}
    ${dots(r.people)}
    <button
      type="button"
      tabindex="-1"
      class="flag ${node.locked ? 'on' : ''}"
      aria-label=${node.locked ? 'Unlock' : 'Lock'}
      data-tip=${node.locked ? 'Unlock for everyone' : 'Lock for everyone'}
      ?disabled=${!r.mayEdit}
      @click=${(e: Event) => on.lock(e, node)}
      @dblclick=${stop}
    >
      ${icon(node.locked ? 'lock' : 'unlock')}
    </button>
    <button
      type="button"
      tabindex="-1"
      class="flag ${hidden ? 'on' : ''}"
      aria-label=${hidden ? 'Show' : 'Hide for me'}
      data-tip=${hidden ? 'Show' : 'Hide for me alone'}
      @click=${(e: Event) => on.eye(e, row.id)}
      @dblclick=${stop}
    >
      ${icon(hidden ? 'eyeOff' : 'eye')}
    </button>
  </div>`
}

/** Who else has it selected. */
const dots = (people: readonly Person[]) =>
  people
    .slice(0, 3)
    .map(
      (person) =>
        html`<span class="dot" role="img" aria-label="${person.name} has it selected" data-tip=${person.name} .style=${`--colour:${person.colour}`}></span>`,
    )

const nameInput = (node: StageNode, on: RowHands) => html`<input
  type="text"
  aria-label="Name"
  maxlength=${MAX_NAME}
  spellcheck="false"
  .value=${node.name}
  placeholder=${kindDef(node.kind).label}
  @click=${stop}
  @dblclick=${stop}
  @blur=${(e: Event) => on.renamed(node, (e.target as HTMLInputElement).value.trim())}
  @keydown=${(e: KeyboardEvent) => {
    e.stopPropagation()
    if (e.key === 'Enter') on.renamed(node, (e.target as HTMLInputElement).value.trim())
    else if (e.key === 'Escape') on.renamed(node, null)
  }}
/>`
