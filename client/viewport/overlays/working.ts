/** What a drag shows: the marquee, the measure beside the pointer, the box of typed digits, where copied things stay. */
import { localBounds } from '../../../shared/space/bounds.ts'
import { transformPoint } from '../../../shared/space/math.ts'
import { shapeOf } from '../drop.ts'
import { cornersOf, outlineOf } from '../marquee.ts'
import { type Lens, project, projectLine } from '../projection.ts'
import type { Held } from '../tools/tool.ts'
import { type Label, type Over, type Overlay, path, px } from './overlay.ts'

export const workingOverlay = ({ ctx, desk, showing, layer }: Over): Overlay => {
  const marquee = layer.lines('marquee')
  const measure = layer.lines('measure')
  const copies = layer.lines('copies')
  const labels = layer.labels('measures')

  const outline = (lens: Lens, { id, world }: Held): string => {
    const node = ctx.nodeOf(id)
    const box = node && localBounds(node, shapeOf)
    if (!box) return ''
    const around = outlineOf(
      lens,
      cornersOf(box).map((corner) => transformPoint(world, corner)),
    )
    return around.length > 2 ? `<path d="${path(around)}Z"/>` : ''
  }

  return {
    draw: (lens) => {
      const now = showing()
      const rect = now.marquee
      marquee(
        rect
          ? `<rect x="${px(rect.left)}" y="${px(rect.top)}" width="${px(rect.right - rect.left)}" height="${px(rect.bottom - rect.top)}"/>`
          : '',
      )
      const line = now.measure?.line && projectLine(lens, ...now.measure.line)
      measure(
        line ? `<path d="${path(line)}"/>${line.map((p) => `<circle cx="${px(p.x)}" cy="${px(p.y)}" r="2.5"/>`).join('')}` : '',
      )
      copies(now.copying.map((one) => outline(lens, one)).join(''))
      // While digits are typed the pointer may be anywhere: the words stay with the things.
      const pivot = desk.pivot()
      const anchor = now.typing ? pivot && project(lens, pivot) : (now.measure?.at ?? null)
      const shown: Label[] = []
      if (anchor && now.measure) shown.push({ key: 'measure', x: anchor.x, y: anchor.y, text: now.measure.says })
      if (anchor && now.typing) {
        const text = `${now.typing.label}: ${now.typing.text || '…'}`
        shown.push({ key: 'typing', x: anchor.x, y: anchor.y, text, kind: 'typing' })
      }
      labels.show(shown)
    },
  }
}
