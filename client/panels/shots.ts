/** The shots of the set, in order: each a camera and what it shows. A click looks through its camera. */

import { generateKeyBetween } from 'fractional-indexing'
import { css, html, nothing, type TemplateResult } from 'lit'
import { customElement } from 'lit/decorators.js'
import type { Values } from '../../shared/changes/change.ts'
import { createNode, orderBetween } from '../../shared/changes/make.ts'
import type { NodeId, ShotId } from '../../shared/ids.ts'
import { lookRotation, subV } from '../../shared/space/math.ts'
import { type Shot, shotFields } from '../../shared/stage/schema.ts'
import { edit } from '../actions/do.ts'
import { shotsInOrder } from '../actions/shots.ts'
import { freshName, nameOf } from '../actions/words.ts'
import { controls } from '../theme/controls.ts'
import { icon } from '../theme/icons.ts'
import { column, Panel } from './panel.ts'
import { Watch } from './watch.ts'

@customElement('hs-shots')
export class ShotsPanel extends Panel {
  static override styles = [
    controls,
    column,
    css`
      .top {
        display: flex;
        padding: 8px 10px;
        gap: 8px;
        align-items: center;
        border-bottom: 1px solid var(--line);
      }
      .top .muted {
        flex: 1;
      }
      ol {
        list-style: none;
        margin: 0;
        padding: 8px;
        display: grid;
        gap: 8px;
        align-content: start;
        flex: 1;
        min-height: 0;
      }
      li {
        border: 1px solid var(--line);
        border-radius: var(--radius-2);
        background: var(--bg-2);
        padding: 8px;
        display: grid;
        gap: 6px;
      }
      li.now {
        border-color: var(--accent);
      }
      .line {
        display: flex;
        gap: 6px;
        align-items: center;
      }
      .line .name {
        width: 62px;
        font-weight: 600;
      }
      .line select {
        flex: 1;
      }
      .line .tool {
        width: 24px;
        height: 24px;
      }
      .up {
        transform: rotate(180deg);
      }
      .seconds {
        width: 58px;
      }
      .look {
        flex: 1;
        justify-content: flex-start;
        overflow: hidden;
        text-overflow: ellipsis;
      }
      textarea {
        min-height: 40px;
      }
    `,
  ]

  protected readonly follows = [
    new Watch(this, (session) => session.revision.value),
    new Watch(this, (session) => session.lookThrough.value),
    new Watch(this, (session) => session.may('edit-stage')),
  ]

  override render(): TemplateResult | typeof nothing {
    const { session } = this
    if (!session) return nothing
    const shots = shotsInOrder(session.stage)
    const may = session.may('edit-stage')
    return html`
      <div class="top">
        <span class="muted">${shots.length} ${shots.length === 1 ? 'shot' : 'shots'}</span>
        <button class="button" ?disabled=${!may} title="A shot of the camera that is selected or looked through; without one, a new camera where you look from" @click=${this.#add}>${icon('plus')} New shot</button>
      </div>
      <ol class="scroll" tabindex="0" aria-label="Shots">
        ${shots.length === 0 ? html`<div class="empty">No shots yet. Frame something and press New shot.</div>` : shots.map((shot, i) => this.#row(shot, i, shots))}
      </ol>
    `
  }

  #row(shot: Shot, i: number, shots: readonly Shot[]): TemplateResult {
    const session = this.session!
    const may = session.may('edit-stage')
    const camera = session.stage.nodes.get(shot.camera as NodeId)
    const name = shot.name || `Shot ${i + 1}`
    const sizes = shotFields.size.options ?? []
    return html`<li class=${camera && session.lookThrough.value === camera.id ? 'now' : ''} data-shot=${shot.id}>
      <div class="line">
        <input class="name" aria-label="Name of the shot" .value=${shot.name} ?disabled=${!may} @change=${(e: Event) => this.#set(shot, { name: text(e) })} />
        <button class="button look" title="Look through this camera" ?disabled=${!camera} @click=${() => this.#look(shot)}>${icon('video')} ${camera ? nameOf(camera) : 'no camera'}</button>
        <button class="tool up" aria-label="Earlier: ${name}" title="Earlier" ?disabled=${!may || i === 0} @click=${() => this.#move(shots, i, -1)}>${icon('down')}</button>
        <button class="tool" aria-label="Delete ${name}" title="Delete" ?disabled=${!may} @click=${() => this.#remove(shot)}>${icon('bin')}</button>
      </div>
      <div class="line">
        <select aria-label="Size of the shot" ?disabled=${!may} @change=${(e: Event) => this.#set(shot, { size: text(e) })}>
          ${sizes.map(({ value, label }) => html`<option value=${value} ?selected=${value === shot.size}>${label}</option>`)}
        </select>
        <input class="seconds" aria-label="Length in seconds" inputmode="decimal" .value=${String(shot.seconds)} ?disabled=${!may}
          @change=${(e: Event) => this.#set(shot, { seconds: Number(text(e).replace(',', '.')) })} /><span class="muted">s</span>
      </div>
      <textarea aria-label="What the shot shows" rows="2" .value=${shot.description} ?disabled=${!may} placeholder="What it shows" @change=${(e: Event) => this.#set(shot, { description: text(e) })}></textarea>
    </li>`
  }

  readonly #add = (): void => {
    const session = this.session!
    const picked = [...session.selection.value].find((id) => session.stage.nodes.get(id)?.kind === 'camera')
    const camera = picked ?? session.lookThrough.value ?? this.#cameraHere()
    if (camera) session.addShot(camera)
  }

  /** A camera where one looks from. */
  #cameraHere(): NodeId | null {
    const session = this.session!
    const view = session.viewport.value?.view()
    if (!view) return null
    const name = freshName(session.stage, 'Camera')
    const values = { name, position: view.position, rotation: lookRotation(subV(view.target, view.position)) }
    const camera = createNode('camera', values, { order: orderBetween(session.stage, null, null) })
    return edit(session, `Add ${name}`, [camera]).applied.length > 0 ? camera.id : null
  }

  #set(shot: Shot, values: Values): void {
    const report = edit(this.session!, `Shot ${shot.name}`, [{ op: 'update', of: 'shot', id: shot.id, values }])
    if (report.refused.length > 0) this.requestUpdate()
  }

  #look(shot: Shot): void {
    const session = this.session!
    session.lookThrough.value = shot.camera as NodeId
    session.monitorCamera.value = shot.camera as NodeId
  }

  #move(shots: readonly Shot[], i: number, by: -1): void {
    const before = shots[i + by]
    if (!before) return
    const low = shots[i + by - 1]?.order ?? null
    const order = generateKeyBetween(low, before.order > (low ?? '') ? before.order : null)
    this.#set(shots[i]!, { order })
  }

  #remove(shot: Shot): void {
    edit(this.session!, `Delete shot ${shot.name}`, [{ op: 'remove', of: 'shot', id: shot.id as ShotId }])
  }
}

const text = (event: Event): string => (event.target as HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement).value
