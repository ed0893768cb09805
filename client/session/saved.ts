/** What the top bar says about where the edits are; always the truth. Pure. */
import type { Peer } from '../../shared/peer/peer.ts'
import type { SavedState } from './types.ts'

const edits = (count: number): string => (count === 1 ? '1 edit' : `${count} edits`)

/**
 * `lost`: why this browser does not keep edits (its storage is full, or forbidden); null when it does. `held`: edits that
 * waited when the page was left; the peer knows of them once it has met the server.
 */
export const savedOf = ({ stage, review }: Pick<Peer, 'stage' | 'review'>, lost: string | null, held = 0): SavedState => {
  const count = stage.saved.pending + review.saved.pending + held
  const reason = stage.saved.unsaved ?? review.saved.unsaved
  const links = [stage.state.at, review.state.at]
  const away = links.some((at) => at !== 'synced')
  if (lost !== null) {
    const server = count === 0 ? 'all is saved on the server' : `${edits(count)} only in this tab`
    return { state: 'not-kept', count, says: `Not kept here: ${lost} (${server}).` }
  }
  if (reason !== null) return { state: 'not-saved', count, says: `Not saved: ${reason}` }
  if (links.includes('refused')) {
    return { state: 'not-saved', count, says: count === 0 ? 'Not connected' : `Not saved: ${edits(count)} kept here` }
  }
  if (away && (count > 0 || links.includes('offline'))) {
    return { state: 'offline', count, says: count === 0 ? 'Offline' : `Offline: ${edits(count)} kept here` }
  }
  if (count > 0) return { state: 'saving', count, says: `Saving ${edits(count)}` }
  return away ? { state: 'saving', count, says: 'Connecting' } : { state: 'saved', count, says: 'Saved' }
}
