/** Dragging rows of the outliner: what is dragged, where it would land, and the change list when it is dropped. */
import type { ReactiveControllerHost } from 'lit'
import { reparent } from '../../shared/changes/make.ts'
import { ancestors, topmost } from '../../shared/derive/world.ts'
import type { NodeId } from '../../shared/ids.ts'
import { edit, free } from '../actions/do.ts'
import { nameOf, whatIs } from '../actions/words.ts'
import type { Session } from '../session/types.ts'
import { dropAt, type Row } from './outliner-rows.ts'

interface Host extends Pick<ReactiveControllerHost, 'requestUpdate'> {
  session?: Session
}

export class RowDrag {
  /** The row that shows where the dragged ones would land. */
  mark: { readonly id: NodeId; readonly zone: string } | null = null
  #dragged: readonly NodeId[] = []
  #landing: { readonly parent: NodeId | null; readonly before: NodeId | null } | null = null
  readonly #host: Host
  readonly #rows: () => readonly Row[]
  readonly #opened: (id: NodeId) => void

  /** `opened` is told what something was dropped into. */
  constructor(host: Host, rows: () => readonly Row[], opened: (id: NodeId) => void) {
    this.#host = host
    this.#rows = rows
    this.#opened = opened
  }

  start(event: DragEvent, id: NodeId): void {
    const { session } = this.#host
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

  over(event: DragEvent, index: number): void {
    event.stopPropagation()
    const to = this.#target(event, index)
    const id = this.#rows()[index]?.id
    this.#landing = to
    this.#show(to && id ? { id, zone: to.zone } : null)
    if (to) event.preventDefault()
  }

  /** Below the last row: the end of the root. */
  overEmpty(event: DragEvent): void {
    if (this.#dragged.length === 0) return
    event.preventDefault()
    this.#landing = { parent: null, before: null }
    this.#show(null)
  }

  leave(): void {
    this.#show(null)
  }

  end(): void {
    this.#dragged = []
    this.#landing = null
    this.#show(null)
  }

  drop(event: DragEvent): void {
    event.preventDefault()
    const { session } = this.#host
    const to = this.#landing
    const dragged = this.#dragged
    this.end()
    if (!session || !to || dragged.length === 0) return
    const what = whatIs(session.stage, dragged)
    const into = to.parent ? session.stage.nodes.get(to.parent) : undefined
    const name = into ? `Move ${what} into ${nameOf(into)}` : `Move ${what}`
    edit(session, name, reparent(session.stage, dragged, to.parent, to.before))
    if (to.parent) this.#opened(to.parent)
  }

  #target(event: DragEvent, index: number) {
    const { session } = this.#host
    if (!session || this.#dragged.length === 0) return null
    const box = (event.currentTarget as HTMLElement).getBoundingClientRect()
    const to = dropAt(session.stage, this.#rows(), index, (event.clientY - box.top) / box.height)
    const moving = new Set(topmost(session.stage, this.#dragged))
    const into = to.parent === null ? [] : [to.parent, ...ancestors(session.stage, to.parent)]
    return into.some((id) => moving.has(id)) ? null : to
  }

  #show(mark: RowDrag['mark']): void {
    this.mark = mark
    this.#host.requestUpdate()
  }
}
