/**
 * One doc and its socket: the y-websocket protocol with our messages (`protocol/messages.ts`). On each new socket: hello,
 * sync step 1 and presence go out; once the server has welcomed us (same epoch) and asked, sync step 2 with all that it
 * lacks. Before that no edit is sent, so that none of ours is ever a gap. Whatever gets lost on the way is asked for again.
 */
import { Awareness, applyAwarenessUpdate, encodeAwarenessUpdate, removeAwarenessStates } from 'y-protocols/awareness'
import * as Y from 'yjs'
import { closeNameOf } from '../protocol/closes.ts'
import { awarenessFrame, type Frame, helloFrame, readFrame, readWelcome, syncFrame } from '../protocol/frames.ts'
import type { Welcome } from '../protocol/messages.ts'
import { stateParts } from '../protocol/parts.ts'
import type { DocName } from '../roles.ts'
import { SCHEMA_VERSION } from '../stage/schema.ts'
import type { Clock } from './clock.ts'
import { Line } from './line.ts'
import type { Link, LinkState, SavedCount } from './peer.ts'
import { retryAfterMs } from './retry.ts'
import { SavedCounter } from './saved.ts'
import type { PeerSocket } from './socket.ts'

export interface ProviderOptions {
  readonly name: DocName
  readonly doc: Y.Doc
  /** Epoch that the doc belongs to; '' when it holds nothing from before. */
  readonly epoch: string
  readonly clock: Clock
  readonly random: () => number
  open(): PeerSocket
  onChange(link: Link): void
}

/** Before the last frame of a first state, a frame as large as this is a part of it: the handshake goes on. */
const PART_OF_STATE_BYTES = 16_384
const WATCH_MS = 1_000
/** Frames larger than this are cut in parts; the server takes up to 1 MB. */
const PART_BYTES = 65_536
/** An update without structs and deletions. */
const EMPTY = new Uint8Array([0, 0])

export class Provider implements Link {
  readonly name: DocName
  doc: Y.Doc
  awareness: Awareness
  state: LinkState = { at: 'offline' }
  welcome: Welcome | null = null
  readonly #options: ProviderOptions
  readonly #counter = new SavedCounter()
  #unsaved: string | null = null
  /** Epoch of what the doc holds. */
  #epoch: string
  /** The doc may hold edits that the counter knows nothing of: kept from before. */
  #held: boolean
  #line: Line | null = null
  #wanted = false
  #failures = 0
  #stopRetry: (() => void) | null = null
  #stopWatch: (() => void) | null = null

  constructor(options: ProviderOptions) {
    this.name = options.name
    this.#options = options
    this.#epoch = options.epoch
    this.#held = options.epoch !== ''
    this.doc = options.doc
    this.awareness = this.#follow(options.doc)
  }

  get saved(): SavedCount {
    return { pending: this.#counter.pending, unsaved: this.#unsaved }
  }

  // Going on and off line.

  /** Dials now, also while it waits for its next try. */
  connect(): void {
    if (this.#line) return
    this.#wanted = true
    this.#failures = 0
    this.#dial()
  }

  disconnect(): void {
    this.#wanted = false
    this.#hangUp()
    this.#become({ at: 'offline' })
  }

  close(): void {
    this.awareness.setLocalState(null)
    this.disconnect()
    this.#unfollow()
  }

  #dial(): void {
    this.#stopRetry?.()
    this.#stopRetry = null
    const { clock } = this.#options
    const line = new Line(this.#options.open(), clock)
    this.#line = line
    this.#become({ at: 'connecting' })
    const { socket } = line
    socket.binaryType = 'arraybuffer'
    // A close follows; but where an error has no listener, Node ends the process.
    socket.onerror = () => {}
    socket.onopen = () => {
      if (line === this.#line) this.#opened(line)
    }
    socket.onmessage = ({ data }) => {
      if (line === this.#line) this.#heard(line, data)
    }
    socket.onclose = ({ code }) => {
      if (line === this.#line) this.#closed(code)
    }
    this.#watch(line)
  }

  /** Lets go of the socket, whatever state it is in. */
  #hangUp(): void {
    this.#stopRetry?.()
    this.#stopWatch?.()
    const line = this.#line
    this.#line = null
    this.#counter.lost()
    if (!line) return
    line.close()
    const others = [...this.awareness.getStates().keys()].filter((id) => id !== this.awareness.clientID)
    removeAwarenessStates(this.awareness, others, this)
  }

  #closed(code: number): void {
    const synced = this.state.at === 'synced'
    this.#hangUp()
    if (code >= 4400 && code < 4500) {
      this.#refused(code)
      return
    }
    if (synced) this.#failures = 0
    this.#become({ at: 'offline' })
    this.#retry()
  }

  #retry(): void {
    const { clock, random } = this.#options
    this.#stopRetry = clock.after(retryAfterMs(this.#failures++, random()), () => {
      this.#stopRetry = null
      if (this.#wanted) this.#dial()
    })
  }

  /** For good, unless the person does something; but a doc with edits that may not be is replaced by the server's. */
  #refused(code: number): void {
    const close = closeNameOf(code)
    this.#become({ at: 'refused', close, code })
    if (close !== 'mayNotWrite') {
      this.#wanted = false
      return
    }
    this.#unfollow()
    this.#counter.dropAll()
    this.#epoch = ''
    this.#held = false
    this.doc = new Y.Doc()
    this.awareness = this.#follow(this.doc)
    this.#become({ at: 'offline' })
    if (this.#wanted) this.#retry()
  }

  /** Notices a line that is dead, or on which something got lost: a new socket starts from the beginning. */
  #watch(line: Line): void {
    this.#stopWatch = this.#options.clock.after(WATCH_MS, () => {
      if (line !== this.#line) return
      const waits = this.state.at !== 'synced' || (this.#counter.pending > 0 && this.#unsaved === null)
      if (line.isLost(waits)) this.#closed(1006)
      else this.#watch(line)
    })
  }

  // Talking.

  #opened(line: Line): void {
    line.opened = true
    line.heard()
    line.moved()
    line.socket.send(helloFrame({ schema: SCHEMA_VERSION, epoch: this.#epoch }))
    line.socket.send(syncFrame('step1', Y.encodeStateVector(this.doc)))
    this.#sendPresence()
  }

  #heard(line: Line, data: unknown): void {
    line.heard()
    const bytes = data instanceof ArrayBuffer ? new Uint8Array(data) : data
    if (!(bytes instanceof Uint8Array)) return
    let frame: Frame
    try {
      frame = readFrame(bytes)
      this.#take(line, frame)
    } catch {
      // Not a server of ours, or a broken line: a new socket starts from the beginning.
      if (line === this.#line) this.#closed(1002)
    }
  }

  #take(line: Line, frame: Frame): void {
    switch (frame.type) {
      case 'sync':
        if (frame.sub === 'step1') line.asked = Y.decodeStateVector(frame.body)
        else Y.applyUpdate(this.doc, frame.body, this)
        if (frame.sub === 'step2') line.told = true
        if (frame.sub !== 'update' || (!line.told && frame.body.length >= PART_OF_STATE_BYTES)) line.moved()
        this.#proceed(line, frame.sub === 'step1')
        break
      case 'awareness':
        applyAwarenessUpdate(this.awareness, frame.body, this)
        break
      case 'welcome':
        this.welcome = readWelcome(frame.text)
        this.#epoch = this.welcome.epoch
        if (!line.welcomed) line.moved()
        line.welcomed = true
        this.#options.onChange(this)
        this.#proceed(line, false)
        break
      case 'saved':
        line.moved()
        this.#savedUpTo(frame.count)
        break
      case 'unsaved':
        this.#unsaved = frame.text
        this.#options.onChange(this)
        break
      default:
        break
    }
  }

  /** Takes the next step of the handshake for which everything is there. */
  #proceed(line: Line, isAsked: boolean): void {
    if (!line.welcomed || !line.asked) return
    // Asked a second time, the server found a gap or lost our answer: it gets everything again.
    if (isAsked || !line.answered) this.#answer(line, line.asked)
    if (!line.told || this.state.at === 'synced') return
    if (!hasAll(this.doc, line.asked)) {
      // A part of the state was lost on the way.
      line.told = false
      line.socket.send(syncFrame('step1', Y.encodeStateVector(this.doc)))
      return
    }
    this.#failures = 0
    this.#become({ at: 'synced' })
  }

  #answer(line: Line, theirs: ReadonlyMap<number, number>): void {
    line.answered = true
    const ahead = isAhead(this.doc, theirs)
    if (this.#counter.pending === 0 && !this.#held && !ahead) {
      line.write(syncFrame('step2', EMPTY))
      return
    }
    this.#held = false
    this.#writeState(line, theirs, 'step2')
    if (ahead && this.#counter.pending === 0) this.#counter.edited(line.writes)
    else this.#counter.sentAll(line.writes)
    this.#options.onChange(this)
  }

  /** Sends all that the doc has from given clocks on, in parts where it is large. */
  #writeState(line: Line, from: ReadonlyMap<number, number>, last: 'step2' | 'update'): void {
    const whole = Y.encodeStateAsUpdate(this.doc, Y.encodeStateVector(new Map(from)))
    if (whole.length <= PART_BYTES) {
      line.write(syncFrame(last, whole))
      return
    }
    const { structs, deletes } = stateParts(this.doc, from, PART_BYTES)
    for (const part of structs) line.write(syncFrame('update', part))
    line.write(syncFrame(last, deletes))
  }

  #savedUpTo(write: number): void {
    const cleared = this.#unsaved !== null
    this.#unsaved = null
    if (this.#counter.saved(write) || cleared) this.#options.onChange(this)
  }

  // The doc.

  readonly #onUpdate = (update: Uint8Array, origin: unknown, _doc: Y.Doc, transaction: Y.Transaction): void => {
    if (origin === this) return
    const line = this.#line
    if (line?.answered) {
      if (update.length <= PART_BYTES) line.write(syncFrame('update', update))
      else this.#writeState(line, transaction.beforeState, 'update')
    }
    this.#counter.edited(line?.answered ? line.writes : 0)
    this.#options.onChange(this)
  }

  readonly #onAwareness = (_change: unknown, origin: unknown): void => {
    if (origin === 'local') this.#sendPresence()
  }

  #sendPresence(): void {
    const { awareness } = this
    const { clientID } = awareness
    const line = this.#line
    // Opening sends the presence as it is then.
    if (!line?.opened || this.state.at === 'offline' || !awareness.meta.has(clientID)) return
    if (awareness.getLocalState() === null && !line.welcomed) return
    line.socket.send(awarenessFrame(encodeAwarenessUpdate(awareness, [clientID])))
  }

  #follow(doc: Y.Doc): Awareness {
    const awareness = new Awareness(doc)
    // Presence travels on the stage link alone.
    if (this.name === 'review') awareness.setLocalState(null)
    doc.on('update', this.#onUpdate)
    awareness.on('update', this.#onAwareness)
    return awareness
  }

  #unfollow(): void {
    this.doc.off('update', this.#onUpdate)
    this.awareness.off('update', this.#onAwareness)
    this.awareness.destroy()
  }

  #become(state: LinkState): void {
    if (state.at === this.state.at && state.at !== 'refused') return
    this.state = state
    this.#options.onChange(this)
  }
}

const hasAll = (doc: Y.Doc, clocks: ReadonlyMap<number, number>): boolean => {
  for (const [client, clock] of clocks) if (Y.getState(doc.store, client) < clock) return false
  return doc.store.pendingStructs === null
}

const isAhead = (doc: Y.Doc, clocks: ReadonlyMap<number, number>): boolean => {
  for (const client of doc.store.clients.keys()) if (Y.getState(doc.store, client) > (clocks.get(client) ?? 0)) return true
  return false
}
