/**
 * What the drawn side of a kind is: `make` draws a node, the `Drawn` that it gives follows it and takes everything away
 * again. A binder touches nothing that it did not make. The list is `index.ts`; `stage-view.ts` calls them.
 */
import type { Scene } from '@babylonjs/core/scene'
import { asId, isId, type NodeId } from '../../../shared/ids.ts'
import type { Kind } from '../../../shared/kinds/index.ts'
import type { Transform } from '../../../shared/space/math.ts'
import type { NodeOf, StageNode } from '../../../shared/stage/view.ts'
import type { Figures } from '../figures.ts'
import type { Flames } from '../flames.ts'
import type { Instances } from '../instances.ts'
import type { LightRig } from '../light-rig.ts'
import type { Painter } from '../materials.ts'
import type { Models } from '../models.ts'
import type { Shape } from '../shape.ts'

/** What binders draw with. A ghost's has another painter and no lights. */
export interface DrawContext {
  readonly scene: Scene
  readonly painter: Painter
  readonly instances: Instances
  readonly models: Models
  readonly figures: Figures
  readonly flames: Flames
  /** Null where lights must not shine: ghosts. */
  readonly rig: LightRig | null
  nodeOf(id: NodeId): StageNode | null
  worldOf(id: NodeId): Transform
  /**
   * The node looks at another one: when that changes or moves, `change` runs with the field that holds the reference.
   * Replaces what the owner watched under this field; null ends it.
   */
  watch(owner: NodeId, field: string, target: NodeId | null): void
}

export interface Drawn<K extends Kind> {
  /** `changed` names the fields that differ; never called for the transform alone. */
  change(node: NodeOf<K>, changed: ReadonlySet<string>): void
  place(world: Transform): void
  /** Draws nothing while off, and costs nothing. */
  show(on: boolean): void
  /** What rays meet and outlines follow, in the node's own space; null for nothing. The same object until it changes. */
  shape(): Shape | null
  dispose(): void
}

export interface Binder<K extends Kind> {
  make(node: NodeOf<K>, ctx: DrawContext): Drawn<K>
}

/** The node that a reference field names; such fields hold ids or nothing. */
export const referred = (value: string): NodeId | null => (isId(value) ? asId<NodeId>(value) : null)
