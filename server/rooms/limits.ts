/** Every bound of the rooms in one table: default, unit, what it is for. `config.ts` and the docs derive from it. */

export interface Limit {
  readonly default: number
  readonly unit:
    | 'bytes'
    | 'bytes/s'
    | 'frames'
    | 'frames/s'
    | 'peers'
    | 'sockets'
    | 'rooms'
    | 'sets'
    | 'ids'
    | 'rows'
    | 'ms'
    | 'times'
  readonly help: string
}

export const limits = {
  frameBytes: { default: 1_048_576, unit: 'bytes', help: 'Largest frame a peer may send; beyond it 4413' },
  awarenessBytes: {
    default: 4096,
    unit: 'bytes',
    help: 'Largest presence frame; beyond it the frame is dropped, beyond four times it 4413',
  },
  awarenessIds: { default: 4, unit: 'ids', help: 'Presence ids that one socket may announce' },
  framesPerSecond: { default: 200, unit: 'frames/s', help: 'Frames a socket may send in the long run; beyond it 4503' },
  framesBurst: { default: 400, unit: 'frames', help: 'Frames that a socket may send at once' },
  bytesPerSecond: { default: 1_048_576, unit: 'bytes/s', help: 'Bytes a socket may send in the long run; beyond it 4503' },
  bytesBurst: { default: 4_194_304, unit: 'bytes', help: 'Bytes that a socket may send at once' },
  statesPerMinute: {
    default: 30,
    unit: 'times',
    help: 'Times in a minute that a socket may ask for the state; beyond it 4503',
  },
  peersPerRoom: { default: 64, unit: 'peers', help: 'Sockets in one room' },
  socketsPerGrant: { default: 16, unit: 'sockets', help: 'Sockets that one person may hold with one grant' },
  setsPerOwner: { default: 1000, unit: 'sets', help: 'Sets that one owner may have' },
  openRooms: {
    default: 4000,
    unit: 'rooms',
    help: 'Docs in memory; beyond it idle ones go first, then new ones are refused 4503',
  },
  waitingBytes: { default: 2_097_152, unit: 'bytes', help: 'Bytes kept of a socket whose room is still being loaded' },
  roomIdleMs: { default: 10_000, unit: 'ms', help: 'Time after the last peer until a saved room is freed' },
  slowBytes: {
    default: 4_194_304,
    unit: 'bytes',
    help: 'Bytes waiting for a slow reader, beyond the first state; beyond it 4503',
  },
  lazyBytes: { default: 262_144, unit: 'bytes', help: 'Bytes waiting for a reader at which presence waits too' },
  partBytes: { default: 65_536, unit: 'bytes', help: 'Largest part of a first state' },
  presenceMs: { default: 33, unit: 'ms', help: 'Time in which presence is gathered into one frame a peer' },
  heartbeatMs: { default: 10_000, unit: 'ms', help: 'Time between signs of life to a quiet socket' },
  silenceMs: {
    default: 30_000,
    unit: 'ms',
    help: 'Time without any sign of life after which a socket is dropped and its presence removed',
  },
  closeGraceMs: { default: 1000, unit: 'ms', help: 'Time that a closed socket has to say goodbye before it is cut' },
  unsavedBytes: {
    default: 16_777_216,
    unit: 'bytes',
    help: 'Edits of a room kept while the store fails; beyond it writers are refused 4503',
  },
  slowStoreMs: {
    default: 2000,
    unit: 'ms',
    help: 'Time that the store may take before peers are told that edits are not saved',
  },
  retryFirstMs: {
    default: 100,
    unit: 'ms',
    help: 'Time after a first failure of the store until it is tried again; doubles each time',
  },
  retryMostMs: { default: 800, unit: 'ms', help: 'Longest time between two tries' },
  logRows: { default: 1000, unit: 'rows', help: 'Rows of a log after which it is compacted' },
  logBytes: { default: 1_048_576, unit: 'bytes', help: 'Bytes of a log after which it is compacted' },
  gravesMs: {
    default: 86_400_000,
    unit: 'ms',
    help: 'Time between two looks at where deleted things stood: what nothing needed in between is forgotten',
  },
} as const satisfies Record<string, Limit>

export type Limits = { readonly [name in keyof typeof limits]: number }

/** The defaults, with what a caller sets otherwise. */
export const limitsWith = (set: Partial<Limits> = {}): Limits => {
  const values: { [name: string]: number } = {}
  for (const [name, limit] of Object.entries(limits)) values[name] = limit.default
  return { ...(values as { [name in keyof typeof limits]: number }), ...set }
}
