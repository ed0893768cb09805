/** A field that names another node: picked from a list of those of the right kind. */
import { html } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import type { NodeId } from '../../../shared/ids.ts'
import { kindDef } from '../../../shared/kinds/index.ts'
import type { StageNode } from '../../../shared/stage/view.ts'
import { nameOf } from '../../actions/words.ts'
import type { Session } from '../../session/types.ts'
import { isIcon } from '../../theme/icons.ts'
import type { ListItem } from '../filter-list.ts'
import { pick } from '../pick.ts'
import { FieldElement, MIXED } from './field-element.ts'
import { pickButton, pickButtonStyles } from './pick-button.ts'

const NOBODY: ListItem = { id: '-', label: 'None' }

@customElement('hs-field-ref')
export class RefField extends FieldElement {
  static override styles = [...FieldElement.styles, pickButtonStyles]

  @property({ attribute: false }) session?: Session
  /** Kind that is asked for; 'node' takes any. */
  @property() to = 'node'

  override render() {
    const id = String(this.value)
    const node = this.session?.stage.nodes.get(id as NodeId)
    const words = node ? nameOf(node) : id ? 'not on the set' : 'None'
    return html`${pickButton({
      label: this.label,
      words: this.mixed ? MIXED : words,
      none: this.mixed || !node,
      icon: !this.mixed && node ? iconOf(node) : undefined,
      disabled: this.disabled,
      open: this.#open,
    })}`
  }

  readonly #open = async (event: Event) => {
    const nodes = [...(this.session?.stage.nodes.values() ?? [])].filter((node) => this.to === 'node' || node.kind === this.to)
    const items = nodes.map((node): ListItem => {
      const drawn = iconOf(node)
      return { id: node.id, label: nameOf(node), also: kindDef(node.kind).label, ...(drawn ? { icon: drawn } : {}) }
    })
    items.sort((a, b) => a.label.localeCompare(b.label))
    const chosen = this.mixed ? '' : String(this.value) || NOBODY.id
    const picked = await pick(event.currentTarget as HTMLElement, { label: this.label, items: [NOBODY, ...items], chosen })
    if (picked !== null) this.set(() => (picked === NOBODY.id ? '' : picked))
  }
}

const iconOf = (node: StageNode) => {
  const { icon } = kindDef(node.kind)
  return isIcon(icon) ? icon : undefined
}
