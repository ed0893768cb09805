/**
 * The list of panels of the dock. To add one: its file, a line below. A panel is an element with a property `session`;
 * its code is fetched when it is first shown.
 */
import { openChanges } from '../actions/review.ts'
import type { Session } from '../session/types.ts'
import type { IconName } from '../theme/icons.ts'

export interface PanelDef {
  readonly id: string
  readonly label: string
  readonly icon: IconName
  /** Custom element that `load` defines. */
  readonly tag: string
  /** Where it stands, in the order of the list. */
  readonly side: 'left' | 'right'
  readonly load: () => Promise<unknown>
  /** A count on its tab, 0 for none: what waits to be looked at. Read inside an effect. */
  readonly badge?: (session: Session) => number
}

export const panels: readonly PanelDef[] = [
  {
    id: 'outliner',
    label: 'Set',
    icon: 'tree',
    tag: 'hs-outliner',
    side: 'left',
    load: () => import('./outliner.ts'),
  },
  {
    id: 'kit',
    label: 'Kit',
    icon: 'package',
    tag: 'hs-kit',
    side: 'left',
    load: () => import('./kit.ts'),
  },
  {
    id: 'shots',
    label: 'Shots',
    icon: 'clapperboard',
    tag: 'hs-shots',
    side: 'left',
    load: () => import('./shots.ts'),
  },
  {
    id: 'inspector',
    label: 'Inspector',
    icon: 'sliders',
    tag: 'hs-inspector',
    side: 'right',
    load: () => import('./inspector.ts'),
  },
  {
    id: 'agent',
    label: 'Agent',
    icon: 'sparkles',
    tag: 'hs-agent',
    side: 'right',
    load: () => import('./agent.ts'),
    badge: (session) => {
      session.reviewRevision.value
      return openChanges(session).length
    },
  },
  {
    id: 'comments',
    label: 'Comments',
    icon: 'comment',
    tag: 'hs-comments',
    side: 'right',
    load: () => import('./comments.ts'),
    badge: (session) => {
      session.reviewRevision.value
      return session.review.comments.filter(({ resolved }) => !resolved).length
    },
  },
]
