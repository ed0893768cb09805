/**
 * The tree of the set. Rows have one height and only those in sight are in the page, so 10,000 nodes scroll as well as ten.
 * The tree has one focus: arrows walk, typing finds, F2 or a double click renames, a drag re-parents and orders.
 */
import { html, nothing } from 'lit'
import { customElement, query, state } from 'lit/decorators.js'
import { repeat } from 'lit/directives/repeat.js'
import { reparent, setValues } from '../../shared/changes/make.ts'
import { ancestors, topmost } from '../../shared/derive/world.ts'
import type { NodeId } from '../../shared/ids.ts'
import { kindDef } from '../../shared/kinds/index.ts'
import { MAX_NAME } from '../../shared/kinds/kind.ts'
import type { StageNode } from '../../shared/stage/view.ts'
import { edit, free } from '../actions/do.ts'
import { nameOf, whatIs } from '../actions/words.ts'
import type { Person, Session } from '../session/types.ts'
import { icon, isIcon } from '../theme/icons.ts'
import { ContextMenuEvent } from './context-menu.ts'
import { dropAt, find, type Row, rowsOf, typeTo, windowOf } from './outliner-rows.ts'
import { outlinerStyle } from './outliner-style.ts'
import { Panel } from './panel.ts'
import { Watch } from './watch.ts'

const ROW_PX = 24
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
  @state() private drop: { readonly id: NodeId; readonly zone: string } | null = null
  /** Nodes that are open, or shut, against the rule for a set of this size. */
  @state() private turned: ReadonlySet<NodeId> = new Set()
  @query('.tree') private tree!: HTMLElement

  #rows: readonly Row[] = []
  #made: readonly unknown[] | undefined
  #anchor: NodeId | null = null
  #shownSelection: ReadonlySet<NodeId> | undefined
  #dragged: readonly NodeId[] = []
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
        @dragover=${(e: DragEvent) => this.#dragOverEmpty(e)}
        @drop=${this.#dropped}
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
    const selected = this.#selection.value?.has(row.id) ?? false
    const hidden = this.#hidden.value?.has(row.id) ?? false
    const { icon: drawn } = kindDef(node.kind)
    const classes = [
      'row',
      selected ? 'selected' : '',
      hidden ? 'hidden' : '',
      node.visible ? '' : 'struck',
      row.id === this.at ? 'at' : '',
      this.drop?.id === row.id ? `drop-${this.drop.zone}` : '',
    ].join(' ')
    return html`<div
      id="row-${row.id}"
      class=${classes}
      role="treeitem"
      aria-level=${row.level}
      aria-posinset=${row.place}
      aria-setsize=${row.siblings}
      aria-selected=${selected ? 'true' : 'false'}
      aria-expanded=${row.open === null ? nothing : row.open ? 'true' : 'false'}
      aria-label="${nameOf(node)}, ${kindDef(node.kind).label}${node.locked ? ', locked' : ''}${hidden ? ', hidden' : ''}${node.visible ? '' : ', struck'}"
      draggable=${this.#mayEdit.value && this.renaming !== row.id ? 'true' : 'false'}
      .style=${`transform:translateY(${index * ROW_PX}px);--level:${row.level - 1}`}
      @click=${(e: MouseEvent) => this.#click(e, row)}
      @dblclick=${() => this.rename(row.id)}
      @contextmenu=${(e: MouseEvent) => this.#menu(e, row.id)}
      @dragstart=${(e: DragEvent) => this.#dragStart(e, row.id)}
      @dragover=${(e: DragEvent) => this.#dragOver(e, index)}
      @dragleave=${() => {
        this.drop = null
      }}
      @dragend=${() => {
        this.#dragged = []
        this.drop = null
      }}
    >
      <span class="twist ${row.open ? 'open' : ''}" @click=${(e: Event) => this.#twist(e, row)}>
        ${row.open === null ? nothing : icon('right')}
      </span>
      <span class="kind">${icon(isIcon(drawn) ? drawn : 'box')}</span>
      ${this.renaming === row.id ? this.#nameInput(node) : html`<span class="name ${node.name ? '' : 'unnamed'}">${nameOf(node)}</span>`}
      ${this.#dots(row.id)}
      <button
        type="button"
        tabindex="-1"
        class="flag ${node.locked ? 'on' : ''}"
        aria-label=${node.locked ? 'Unlock' : 'Lock'}
        data-tip=${node.locked ? 'Unlock for everyone' : 'Lock for everyone'}
        ?disabled=${!this.#mayEdit.value}
        @click=${(e: Event) => this.#lock(e, node)}
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
        @click=${(e: Event) => this.#eye(e, row.id)}
        @dblclick=${stop}
      >
        ${icon(hidden ? 'eyeOff' : 'eye')}
      </button>
    </div>`
  }

  #dots(id: NodeId) {
    const here = (this.#people.value ?? []).filter((person: Person) => person.selection.includes(id))
    return here
      .slice(0, 3)
      .map(
        (person) =>
          html`<span class="dot" role="img" aria-label="${person.name} has it selected" data-tip=${person.name} .style=${`--colour:${person.colour}`}></span>`,
      )
  }

  #nameInput(node: StageNode) {
    const end = (name: string | null) => {
      if (this.renaming !== node.id) return
      this.renaming = null
      const { session } = this
      if (name !== null && session && name !== node.name)
        edit(session, `Rename to ${name || kindDef(node.kind).label}`, [setValues(node.id, { name })])
      this.#focusBefore?.focus()
      this.#focusBefore = null
    }
    return html`<input
      type="text"
      aria-label="Name"
      maxlength=${MAX_NAME}
      spellcheck="false"
      .value=${node.name}
      placeholder=${kindDef(node.kind).label}
      @click=${stop}
      @dblclick=${stop}
      @blur=${(e: Event) => end((e.target as HTMLInputElement).value.trim())}
      @keydown=${(e: KeyboardEvent) => {
        e.stopPropagation()
        if (e.key === 'Enter') end((e.target as HTMLInputElement).value.trim())
        else if (e.key === 'Escape') end(null)
      }}
    />`
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

  #dragStart(event: DragEvent, id: NodeId): void {
    const { session } = this
    if (!session || !event.dataTransfer) return
    if (!session.selection.value.has(id)) session.select([id])
    this.#dragged = free(session)
    if (this.#dragged.length === 0) {
      event.preventDefault()
      session.toast('What is selected is locked.', 'warn')
      return
    }
    event.dataTransfer.effectAllowed = 'move'
    event.dataTransfer.setData('application/x-hotset-nodes', this.#dragged.join())
  }

  #target(event: DragEvent, index: number) {
    const { session } = this
    if (!session || this.#dragged.length === 0) return null
    const box = (event.currentTarget as HTMLElement).getBoundingClientRect()
    const to = dropAt(session.stage, this.#rows, index, (event.clientY - box.top) / box.height)
    const moving = new Set(topmost(session.stage, this.#dragged))
    const into = to.parent === null ? [] : [to.parent, ...ancestors(session.stage, to.parent)]
    return into.some((id) => moving.has(id)) ? null : to
  }

  #dragOver(event: DragEvent, index: number): void {
    event.stopPropagation()
    const to = this.#target(event, index)
    const id = this.#rows[index]?.id
    this.#landing = to
    this.drop = to && id ? { id, zone: to.zone } : null
    if (to) event.preventDefault()
  }

  #landing: { readonly parent: NodeId | null; readonly before: NodeId | null } | null = null

  #dragOverEmpty(event: DragEvent): void {
    if (this.#dragged.length === 0) return
    event.preventDefault()
    this.#landing = { parent: null, before: null }
    this.drop = null
  }

  readonly #dropped = (event: DragEvent) => {
    event.preventDefault()
    const { session } = this
    const to = this.#landing
    this.drop = null
    this.#landing = null
    if (!session || !to || this.#dragged.length === 0) return
    const what = whatIs(session.stage, this.#dragged)
    const into = to.parent ? session.stage.nodes.get(to.parent) : undefined
    edit(
      session,
      into ? `Move ${what} into ${nameOf(into)}` : `Move ${what}`,
      reparent(session.stage, this.#dragged, to.parent, to.before),
    )
    if (to.parent) this.#turn([to.parent], true)
    this.#dragged = []
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

const stop = (event: Event) => event.stopPropagation()

const isLetter = ({ key, ctrlKey, metaKey }: KeyboardEvent): boolean =>
  !ctrlKey && !metaKey && [...key].length === 1 && /[\p{L}\p{N}]/u.test(key)

/** What has the focus, through shadow roots. */
const deepFocus = (): HTMLElement | null => {
  let at = document.activeElement
  while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement
  return at instanceof HTMLElement && at !== document.body ? at : null
}
