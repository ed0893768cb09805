/**
 * The values of what is selected, or of the set when nothing is. Rows come from the kinds' fields; a drag is a gesture that
 * everybody sees, and one undo step when it ends.
 */
import { html, nothing } from 'lit'
import { customElement } from 'lit/decorators.js'
import { repeat } from 'lit/directives/repeat.js'
import type { Values } from '../../shared/changes/change.ts'
import { setValues } from '../../shared/changes/make.ts'
import type { Json } from '../../shared/fields/field.ts'
import type { NodeId } from '../../shared/ids.ts'
import { kindDef } from '../../shared/kinds/index.ts'
import { kit } from '../../shared/kit/index.ts'
import type { StageNode } from '../../shared/stage/view.ts'
import { edit } from '../actions/do.ts'
import { kept } from '../actions/kept.ts'
import { sayRefused, whatIs } from '../actions/words.ts'
import type { Gesture, Session } from '../session/types.ts'
import { icon, isIcon } from '../theme/icons.ts'
import type { ChangeOf, FieldChange } from './fields/field-element.ts'
import { editors } from './fields/index.ts'
import { type FieldRow, headingOf, type RowGroup, rowsOfNodes, rowsOfSet } from './inspector-rows.ts'
import { inspectorStyle } from './inspector-style.ts'
import { Panel } from './panel.ts'
import { itemsOf } from './tables.ts'
import { Follow, Watch } from './watch.ts'

/** Titles of groups that this person has shut. */
const shut = kept('inspector-shut', (raw): readonly string[] =>
  Array.isArray(raw) ? raw.filter((one) => typeof one === 'string') : ['Ground', 'Picture'],
)
/** More nodes than this are edited together, but not looked at one by one at each frame of a drag. */
const LIVE_UP_TO = 200

/** A drag in progress, with the values as they were when it began. */
interface Drag {
  readonly key: string
  readonly gesture: Gesture
  readonly from: readonly StageNode[]
  readonly row: FieldRow
}

@customElement('hs-inspector')
export class Inspector extends Panel {
  static override styles = [...Panel.styles, inspectorStyle]

  readonly #revision = new Watch(this, (session) => session.revision.value)
  readonly #selection = new Watch(this, (session) => session.selection.value)
  /** Drags of what is shown here only; those of other nodes are no reason to render. */
  readonly #live = new Watch(this, (session) => {
    const { value: live } = session.live
    const { value: selected } = session.selection
    return live.size > 0 && selected.size <= LIVE_UP_TO && [...selected].some((id) => live.has(id)) ? live : null
  })
  readonly #mayEdit = new Watch(this, (session) => session.may('edit-stage'))
  readonly #shut = new Follow(this, () => shut.value)
  #dragging: Drag | null = null

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    this.#dragging?.gesture.cancel()
    this.#dragging = null
  }

  get #nodes(): readonly StageNode[] {
    const { session } = this
    return [...(this.#selection.value ?? [])].flatMap((id) => session?.stage.nodes.get(id) ?? [])
  }

  /** With what is being dragged, by me or somebody else, in place of what is written. */
  #now(nodes: readonly StageNode[]): readonly StageNode[] {
    const live = this.#live.value
    if (!live) return nodes
    return nodes.map((node) => {
      const values = live.get(node.id)
      return values ? ({ ...node, ...values } as StageNode) : node
    })
  }

  override render() {
    const { session } = this
    if (!session) return nothing
    void this.#revision.value
    const nodes = this.#nodes
    const groups = nodes.length > 0 ? rowsOfNodes(this.#now(nodes)) : rowsOfSet(session.stage.info)
    return html`${this.#head(session, nodes)}
      <div class="scroll body">
        ${repeat(
          groups,
          (group) => group.title,
          (group) => this.#group(session, nodes, group),
        )}
        ${this.#foot(nodes)}
      </div>`
  }

  #head(session: Session, nodes: readonly StageNode[]) {
    const [first] = nodes
    if (!first) return html`<header><span class="kind">${icon('clapperboard')}</span><h2>The set</h2></header>`
    const { icon: drawn } = kindDef(first.kind)
    const locked = nodes.every((node) => node.locked)
    const on = nodes.every((node) => node.visible)
    const off = !this.#mayEdit.value
    return html`<header>
      <span class="kind">${icon(isIcon(drawn) ? drawn : 'box')}</span>
      ${nodes.length === 1 ? html`<h2 class="sr">${headingOf(nodes)}</h2>` : nothing}
      ${
        nodes.length === 1
          ? html`<input
              class="name"
              type="text"
              aria-label="Name"
              placeholder=${kindDef(first.kind).label}
              .value=${first.name}
              ?disabled=${off}
              @change=${(e: Event) => this.#rename(session, first, (e.target as HTMLInputElement).value)}
              @keydown=${(e: KeyboardEvent) => e.key === 'Enter' && (e.target as HTMLElement).blur()}
            />`
          : html`<h2>${headingOf(nodes)}</h2>`
      }
      ${this.#toggle(session, nodes, 'visible', on, on ? 'Strike for everyone' : 'Bring back for everyone', 'power', off)}
      ${this.#toggle(session, nodes, 'locked', locked, locked ? 'Unlock for everyone' : 'Lock for everyone', locked ? 'lock' : 'unlock', off)}
    </header>`
  }

  #toggle(
    session: Session,
    nodes: readonly StageNode[],
    field: 'visible' | 'locked',
    on: boolean,
    label: string,
    drawn: 'power' | 'lock' | 'unlock',
    disabled: boolean,
  ) {
    const flip = () =>
      edit(
        session,
        `${label.replace(' for everyone', '')}: ${whatIs(session.stage, ids(nodes))}`,
        nodes.map((node) => setValues(node.id, { [field]: !on })),
      )
    return html`<button
      type="button"
      class="tool small"
      aria-label=${label}
      aria-pressed=${(field === 'visible' ? !on : on) ? 'true' : 'false'}
      data-tip=${label}
      ?disabled=${disabled}
      @click=${flip}
    >
      ${icon(drawn)}
    </button>`
  }

  #rename(session: Session, node: StageNode, name: string): void {
    if (name.trim() !== node.name)
      edit(session, `Rename to ${name.trim() || kindDef(node.kind).label}`, [setValues(node.id, { name: name.trim() })])
  }

  #group(session: Session, nodes: readonly StageNode[], group: RowGroup) {
    const closed = this.#shut.value.includes(group.title)
    const rows = closed
      ? nothing
      : repeat(
          group.rows,
          (row) => row.key,
          (row) => this.#row(session, nodes, row),
        )
    if (group.title === '') return html`<section class="first">${rows}</section>`
    return html`<section class=${closed ? 'shut' : ''}>
      <h3>
        <button
          type="button"
          class="fold ${closed ? '' : 'open'}"
          aria-expanded=${closed ? 'false' : 'true'}
          @click=${() => {
            shut.value = closed ? shut.value.filter((one) => one !== group.title) : [...shut.value, group.title]
          }}
        >
          ${icon('right')}${group.title}
        </button>
      </h3>
      ${rows}
    </section>`
  }

  #row(session: Session, nodes: readonly StageNode[], row: FieldRow) {
    if (row.field.type === 'params') return nothing
    const disabled =
      !this.#mayEdit.value || (nodes.length > 0 && nodes.every((node) => node.locked) && row.field.group === 'Transform')
    const editor = editors[row.field.type]({
      label: row.label,
      field: row.field,
      values: row.values,
      disabled,
      session,
      unit: row.unit,
      items: row.table ? () => itemsOf(row.table!, nodes) : undefined,
      to: row.to,
      uniform: row.key === 'scale',
    })
    return html`<div
      class="row"
      @hs-live=${(e: FieldChange) => this.#onLive(session, nodes, row, e.change)}
      @hs-set=${(e: FieldChange) => this.#onSet(session, nodes, row, e.change)}
      @hs-cancel=${this.#onCancel}
    >
      <span class="label" data-tip=${row.help ? `${row.label}: ${row.help}` : row.label}>${row.label}</span>
      <div class="editor">${editor}</div>
      ${
        row.isDefault || disabled
          ? html`<span class="dot ${row.isDefault ? '' : 'set'}"></span>`
          : html`<span class="dot set">
              <button
                type="button"
                class="reset"
                aria-label="Reset ${row.label}"
                data-tip="Back to what it was at first"
                @click=${() => this.#onSet(session, nodes, row, () => row.field.default as Json)}
              >
                ${icon('reset')}
              </button>
            </span>`
      }
    </div>`
  }

  #foot(nodes: readonly StageNode[]) {
    const [first] = nodes
    if (!first || nodes.length > 1) return nothing
    const made = first.by ? `Made by ${first.by}` : ''
    const asset = first.kind === 'prop' ? `Kit: ${kit[first.asset]?.label ?? (first.asset || 'nothing')}` : ''
    const words = [asset, made].filter(Boolean).join(' · ')
    return words ? html`<p class="foot">${words}</p>` : nothing
  }

  #say(nodes: readonly StageNode[], session: Session, row: FieldRow): string {
    const what = nodes.length > 0 ? whatIs(session.stage, ids(nodes)) : 'the set'
    return `${row.label}: ${what}`
  }

  /** A drag goes on: the values as they were when it began, changed by how far it is now. */
  #onLive(session: Session, nodes: readonly StageNode[], row: FieldRow, change: ChangeOf): void {
    // The set's own values have no gesture: they are written when the drag ends.
    if (nodes.length === 0) return
    const drag = this.#dragging ?? this.#begin(session, nodes, row)
    drag.gesture.update(valuesOf(drag.from, drag.row, change))
  }

  #begin(session: Session, from: readonly StageNode[], row: FieldRow): Drag {
    const drag = { key: row.key, gesture: session.gesture(this.#say(from, session, row)), from, row }
    this.#dragging = drag
    return drag
  }

  #onSet(session: Session, nodes: readonly StageNode[], row: FieldRow, change: ChangeOf): void {
    const drag = this.#dragging
    this.#dragging = null
    if (drag?.key === row.key) {
      drag.gesture.update(valuesOf(drag.from, drag.row, change))
      const why = sayRefused(drag.gesture.commit())
      if (why) session.toast(why, 'warn')
      return
    }
    drag?.gesture.cancel()
    const name = this.#say(nodes, session, row)
    if (nodes.length === 0) edit(session, name, [{ op: 'update', of: 'set', values: row.write(0, change(row.values[0]!)) }])
    else
      edit(
        session,
        name,
        [...valuesOf(nodes, row, change)].map(([id, values]) => setValues(id, values)),
      )
  }

  readonly #onCancel = () => {
    this.#dragging?.gesture.cancel()
    this.#dragging = null
  }
}

const ids = (nodes: readonly StageNode[]): NodeId[] => nodes.map((node) => node.id)

const valuesOf = (nodes: readonly StageNode[], row: FieldRow, change: ChangeOf): ReadonlyMap<NodeId, Values> =>
  new Map(nodes.map((node, i) => [node.id, row.write(i, change(row.values[i]!))]))
