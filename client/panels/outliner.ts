/**
 * The tree of the set. Rows have one height and only those in sight are in the page, so 10,000 nodes scroll as well as ten.
 * The tree has one focus: arrows walk, typing finds, F2 or a double click renames, a drag re-parents and orders.
 */
import { html, nothing } from 'lit'
import { customElement, query, state } from 'lit/decorators.js'
import { repeat } from 'lit/directives/repeat.js'
import { setValues } from '../../shared/changes/make.ts'
import { ancestors } from '../../shared/derive/world.ts'
import type { NodeId } from '../../shared/ids.ts'
import { kindDef } from '../../shared/kinds/index.ts'
import type { StageNode } from '../../shared/stage/view.ts'
import { edit } from '../actions/do.ts'
import { nameOf } from '../actions/words.ts'
import type { Session } from '../session/types.ts'
import { icon } from '../theme/icons.ts'
import { ContextMenuEvent } from './context-menu.ts'
import { RowDrag } from './outliner-drag.ts'
import { ROW_PX, type RowHands, type RowLook, rowOf } from './outliner-row.ts'
import { find, type Row, rowsOf, typeTo, windowOf } from './outliner-rows.ts'
import { outlinerStyle } from './outliner-style.ts'
import { Panel } from './panel.ts'
import { Watch } from './watch.ts'

/** A set this small is shown open; a larger one shut, but for what is selected. */
const OPEN_UP_TO = 400
/** How long typed letters belong together, ms. */
const TYPING_MS = 800

@customElement('hs-outliner')
export class Outliner extends Panel {
  static override styles = [...Panel.styles, outlinerStyle]

  readonly #revision = new Watch(this, (session) => session.revision.value)
  readonly #selection = new Watch(this, (session) => session.selection.value)
  readonly #hidden = new Watch(this, (session) => session.hidden.value)
  readonly #people = new Watch(this, (session) => session.people.value)
  readonly #mayEdit = new Watch(this, (session) => session.may('edit-stage'))

  @state() private typed = ''
  @state() private scrolled = 0
  @state() private heightPx = 600
  /** The row that the keys are at. */
  @state() private at: NodeId | null = null
  @state() private renaming: NodeId | null = null
  /** Nodes that are open, or shut, against the rule for a set of this size. */
  @state() private turned: ReadonlySet<NodeId> = new Set()
  @query('.tree') private tree!: HTMLElement

  #rows: readonly Row[] = []
  #made: readonly unknown[] | undefined
  #anchor: NodeId | null = null
  #shownSelection: ReadonlySet<NodeId> | undefined
  readonly #drag = new RowDrag(
    this,
    () => this.#rows,
    (id) => this.#turn([id], true),
  )
  readonly #hands: RowHands = {
    click: (event, row) => this.#click(event, row),
    menu: (event, id) => this.#menu(event, id),
    rename: (id) => this.rename(id),
    renamed: (node, name) => this.#renamed(node, name),
    twist: (event, row) => this.#twist(event, row),
    lock: (event, node) => this.#lock(event, node),
    eye: (event, id) => this.#eye(event, id),
    drag: this.#drag,
  }
  #letters = ''
  #lettersAt = 0
  #byKeyboard = false
  #focusBefore: HTMLElement | null = null
  #sizes: ResizeObserver | null = null

  override focus(): void {
    this.tree?.focus()
    this.at ??= this.#rows[0]?.id ?? null
  }

  /** Starts renaming in place; the focus goes back to where it was when that ends. */
  rename(id: NodeId): void {
    if (!this.#mayEdit.value) return
    this.#focusBefore = deepFocus()
    this.#reveal(id)
    this.renaming = id
  }

  override firstUpdated(): void {
    this.#sizes = new ResizeObserver(() => {
      this.heightPx = this.tree.clientHeight
    })
    this.#sizes.observe(this.tree)
  }

  override connectedCallback(): void {
    super.connectedCallback()
    if (this.tree) this.#sizes?.observe(this.tree)
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    this.#sizes?.disconnect()
  }

  override willUpdate(): void {
    const { session } = this
    if (!session) return
    const selection = this.#selection.value
    if (selection !== this.#shownSelection) this.#followSelection(selection ?? new Set())
    // Scrolling changes no row: the tree is walked only when it, what is open or what is searched for is another.
    const made = [session, this.#revision.value, this.turned, this.typed] as const
    if (made.every((one, i) => one === this.#made?.[i])) return
    this.#made = made
    this.#rows = rowsOf(session.stage, this.#isOpen, find(session.stage, this.typed)?.shown ?? null)
  }

  override updated(): void {
    const input = this.renderRoot.querySelector<HTMLInputElement>('.row input')
    if (input && this.shadowRoot?.activeElement !== input) {
      input.focus()
      input.select()
    }
    if (this.#scrollTo !== null) {
      const id = this.#scrollTo
      this.#scrollTo = null
      this.#scrollIntoSight(id)
    }
  }

  override render() {
    const { session } = this
    if (!session) return nothing
    const rows = this.#rows
    const count = session.stage.nodes.size
    const { from, to } = windowOf(rows.length, ROW_PX, this.scrolled, this.heightPx)
    const sight = rows.slice(from, to).map((row, i) => ({ row, index: from + i }))
    const far = rows.findIndex((row) => row.id === this.at)
    if (far >= 0 && (far < from || far >= to)) sight.push({ row: rows[far]!, index: far })
    // An element is used again for the row that scrolls in where another scrolled out.
    const pool = 2 ** Math.ceil(Math.log2(to - from + 1))
    const active = far >= 0 ? `row-${this.at}` : nothing
    return html`<div class="search">
        ${icon('search')}
        <input
          type="search"
          aria-label="Search the set"
          placeholder=${count > 1 ? `Search ${count} things` : 'Search'}
          .value=${this.typed}
          @input=${(e: Event) => {
            this.typed = (e.target as HTMLInputElement).value
          }}
          @keydown=${this.#searchKey}
        />
      </div>
      <div
        class="tree scroll"
        role="tree"
        tabindex="0"
        aria-label="Everything on the set"
        aria-multiselectable="true"
        aria-activedescendant=${active}
        @scroll=${this.#scroll}
        @keydown=${this.#key}
        @focus=${this.#focused}
        @pointerdown=${() => {
          this.#byKeyboard = false
        }}
        @click=${this.#clickEmpty}
        @contextmenu=${(e: MouseEvent) => this.#menu(e, null)}
        @dragover=${(e: DragEvent) => this.#drag.overEmpty(e)}
        @drop=${(e: DragEvent) => this.#drag.drop(e)}
      >
        <div class="rows" role="presentation" .style=${`height:${rows.length * ROW_PX}px`}>
          ${repeat(
            sight,
            ({ row, index }) => (row.id === this.renaming ? row.id : index >= from && index < to ? index % pool : -1),
            ({ row, index }) => this.#row(session, row, index),
          )}
        </div>
        ${rows.length === 0 ? this.#empty(session) : nothing}
      </div>`
  }

  #empty(session: Session) {
    if (this.typed) return html`<div class="empty">Nothing on the set fits “${this.typed}”.</div>`
    if (session.access.value.state === 'connecting') return nothing
    return html`<div class="empty">The set is empty.<br />Add something with <kbd>Shift+A</kbd>, or from the kit.</div>`
  }

  #row(session: Session, row: Row, index: number) {
    const node = session.stage.nodes.get(row.id)
    if (!node) return nothing
    const mark = this.#drag.mark
    const look: RowLook = {
      row,
      node,
      index,
      selected: this.#selection.value?.has(row.id) ?? false,
      hidden: this.#hidden.value?.has(row.id) ?? false,
      at: row.id === this.at,
      renaming: row.id === this.renaming,
      mayEdit: this.#mayEdit.value ?? false,
      drop: mark?.id === row.id ? mark.zone : '',
      people: (this.#people.value ?? []).filter((person) => person.selection.includes(row.id)),
    }
    return rowOf(look, this.#hands)
  }

  #renamed(node: StageNode, name: string | null): void {
    if (this.renaming !== node.id) return
    this.renaming = null
    const { session } = this
    if (name !== null && session && name !== node.name) {
      edit(session, `Rename to ${name || kindDef(node.kind).label}`, [setValues(node.id, { name })])
    }
    this.#focusBefore?.focus()
    this.#focusBefore = null
  }

  readonly #isOpen = (id: NodeId): boolean => (this.session?.stage.nodes.size ?? 0) <= OPEN_UP_TO !== this.turned.has(id)

  #turn(ids: Iterable<NodeId>, open: boolean): void {
    const turned = new Set(this.turned)
    for (const id of ids) {
      if (this.#isOpen(id) === open) continue
      if (turned.has(id)) turned.delete(id)
      else turned.add(id)
    }
    this.turned = turned
  }

  /** What is selected elsewhere comes into sight. */
  #followSelection(selection: ReadonlySet<NodeId>): void {
    this.#shownSelection = selection
    const last = [...selection].at(-1)
    if (last && last !== this.at) {
      this.at = last
      this.#anchor = last
      this.#reveal(last)
    }
  }

  #scrollTo: NodeId | null = null

  #reveal(id: NodeId): void {
    if (!this.session) return
    this.#turn(ancestors(this.session.stage, id), true)
    this.#scrollTo = id
    this.requestUpdate()
  }

  #scrollIntoSight(id: NodeId): void {
    const index = this.#rows.findIndex((row) => row.id === id)
    if (index < 0) return
    const top = index * ROW_PX
    const { clientHeight, scrollTop } = this.tree
    if (top < scrollTop) this.tree.scrollTop = top
    else if (top + ROW_PX > scrollTop + clientHeight) this.tree.scrollTop = top + ROW_PX - clientHeight
  }

  readonly #scroll = () => {
    this.scrolled = this.tree.scrollTop
  }

  readonly #focused = () => {
    if (this.tree.matches(':focus-visible')) this.#byKeyboard = true
    this.at ??= this.#rows[0]?.id ?? null
  }

  #click(event: MouseEvent, row: Row): void {
    event.stopPropagation()
    const { session } = this
    if (!session || this.renaming === row.id) return
    this.at = row.id
    if (event.shiftKey && this.#anchor) {
      this.#range(this.#anchor, row.id, event.ctrlKey || event.metaKey)
      return
    }
    this.#anchor = row.id
    session.select([row.id], event.ctrlKey || event.metaKey ? 'toggle' : 'replace')
  }

  readonly #clickEmpty = () => this.session?.select([])

  #range(from: NodeId, to: NodeId, add: boolean): void {
    const place = (id: NodeId) => this.#rows.findIndex((row) => row.id === id)
    const [a, b] = [place(from), place(to)]
    if (a < 0 || b < 0) return
    const ids = this.#rows.slice(Math.min(a, b), Math.max(a, b) + 1).map((row) => row.id)
    // The last one is where the keys are.
    this.session?.select(a <= b ? ids : ids.reverse(), add ? 'add' : 'replace')
  }

  #twist(event: Event, row: Row): void {
    if (row.open === null) return
    event.stopPropagation()
    this.#turn([row.id], !row.open)
  }

  #lock(event: Event, node: StageNode): void {
    event.stopPropagation()
    if (this.session)
      edit(this.session, `${node.locked ? 'Unlock' : 'Lock'} ${nameOf(node)}`, [setValues(node.id, { locked: !node.locked })])
  }

  #eye(event: Event, id: NodeId): void {
    event.stopPropagation()
    const { session } = this
    if (!session) return
    const hidden = new Set(session.hidden.value)
    if (!hidden.delete(id)) hidden.add(id)
    session.hidden.value = hidden
  }

  #menu(event: MouseEvent, id: NodeId | null): void {
    event.preventDefault()
    event.stopPropagation()
    const { session } = this
    if (!session) return
    if (id && !session.selection.value.has(id)) session.select([id])
    this.dispatchEvent(new ContextMenuEvent(event.clientX, event.clientY))
  }

  readonly #searchKey = (event: KeyboardEvent) => {
    if (event.key === 'Escape' && this.typed) {
      event.stopPropagation()
      this.typed = ''
    } else if (event.key === 'ArrowDown' || event.key === 'Enter') {
      event.preventDefault()
      this.#byKeyboard = true
      const first = this.#rows.find((row) => row.open === null) ?? this.#rows[0]
      if (first) this.#go(first.id, event)
      this.tree.focus()
    }
  }

  #go(id: NodeId, event: KeyboardEvent): void {
    this.at = id
    this.#scrollTo = id
    if (event.shiftKey && this.#anchor) this.#range(this.#anchor, id, false)
    else if (!event.ctrlKey && !event.metaKey) {
      this.#anchor = id
      this.session?.select([id])
    }
  }

  readonly #key = (event: KeyboardEvent) => {
    const { session } = this
    if (!session || event.altKey || this.renaming) return
    const rows = this.#rows
    const at = rows.findIndex((row) => row.id === this.at)
    const row = rows[at]
    const page = Math.max(1, Math.floor(this.heightPx / ROW_PX) - 1)
    const steps: Readonly<Record<string, number>> = {
      ArrowDown: at + 1,
      ArrowUp: at < 0 ? 0 : at - 1,
      PageDown: at + page,
      PageUp: at - page,
      Home: 0,
      End: rows.length - 1,
    }
    const to = steps[event.key]
    if (to !== undefined) {
      event.preventDefault()
      this.#byKeyboard = true
      const next = rows[Math.min(rows.length - 1, Math.max(0, to))]
      if (next) this.#go(next.id, event)
    } else if (event.key === 'ArrowRight' && row) {
      event.preventDefault()
      if (row.open === false) this.#turn([row.id], true)
      else if (row.open) this.#go(rows[at + 1]!.id, event)
    } else if (event.key === 'ArrowLeft' && row) {
      event.preventDefault()
      const parent = session.stage.nodes.get(row.id)?.parent
      if (row.open) this.#turn([row.id], false)
      else if (parent) this.#go(parent, event)
    } else if (event.key === ' ' && row) {
      event.preventDefault()
      session.select([row.id], 'toggle')
    } else if (event.key === 'Enter' && row) {
      event.preventDefault()
      session.select([row.id])
      session.viewport.value?.frame('selection')
    } else if (this.#byKeyboard && isLetter(event)) {
      event.preventDefault()
      this.#typeAhead(event, at)
    }
  }

  #typeAhead(event: KeyboardEvent, at: number): void {
    const { session } = this
    if (!session) return
    const fresh = event.timeStamp - this.#lettersAt > TYPING_MS
    this.#letters = fresh ? event.key : this.#letters + event.key
    this.#lettersAt = event.timeStamp
    const found = typeTo(session.stage, this.#rows, Math.max(0, fresh ? at + 1 : at), this.#letters)
    const row = this.#rows[found]
    if (row) this.#go(row.id, event)
  }
}

const isLetter = ({ key, ctrlKey, metaKey }: KeyboardEvent): boolean =>
  !ctrlKey && !metaKey && [...key].length === 1 && /[\p{L}\p{N}]/u.test(key)

/** What has the focus, through shadow roots. */
const deepFocus = (): HTMLElement | null => {
  let at = document.activeElement
  while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement
  return at instanceof HTMLElement && at !== document.body ? at : null
}
