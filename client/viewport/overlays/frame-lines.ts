/** While one looks through a camera: its frame, what is outside darker, thirds, action-safe, and what it is. */
import { nameOf } from '../words.ts'
import { type Over, type Overlay, px } from './overlay.ts'

/** Share of the frame that is safe for action (SMPTE ST 2046-1: 93 %). */
const SAFE = 0.93
const MASK_MORE = 2

export const frameLinesOverlay = ({ ctx, layer }: Over): Overlay => {
  const { session } = ctx
  const draw = layer.lines('frame-lines')
  const words = layer.labels('camera-words')
  return {
    draw: (lens) => {
      const id = session.lookThrough.peek()
      const frame = id ? ctx.frame() : null
      const node = id ? ctx.nodeOf(id) : null
      if (!frame || node?.kind !== 'camera' || !session.view.peek().frameLines) {
        draw('')
        words.show([])
        return
      }
      const { x, y, width, height } = frame
      const box = (share: number) => {
        const [w, h] = [width * share, height * share]
        return rect(x + (width - w) / 2, y + (height - h) / 2, w, h)
      }
      const outer = rect(-MASK_MORE, -MASK_MORE, lens.width + MASK_MORE * 2, lens.height + MASK_MORE * 2)
      const thirds = [1, 2]
        .map((i) => {
          const [vx, hy] = [x + (width * i) / 3, y + (height * i) / 3]
          return `M${px(vx)} ${px(y)}V${px(y + height)}M${px(x)} ${px(hy)}H${px(x + width)}`
        })
        .join('')
      const [cx, cy] = [x + width / 2, y + height / 2]
      draw(
        `<path class="mask" stroke="none" fill-rule="evenodd" d="${outer}${rect(x, y, width, height)}"/>` +
          `<path class="thirds" d="${thirds}"/><path class="safe" d="${box(SAFE)}"/><path d="${box(1)}"/>` +
          `<path class="centre" d="M${px(cx - 7)} ${px(cy)}H${px(cx + 7)}M${px(cx)} ${px(cy - 7)}V${px(cy + 7)}"/>`,
      )
      const lensWords = `${Math.round(node.focalLength * 10) / 10} mm  ·  T${node.tStop}  ·  ${node.aspect} : 1`
      words.show([
        { key: 'name', x: x + 2, y: y + height - 24, text: nameOf(node) },
        { key: 'lens', x: x + width - 2, y: y + height - 24, text: lensWords, kind: 'right' },
      ])
    },
  }
}

const rect = (x: number, y: number, width: number, height: number): string =>
  `M${px(x)} ${px(y)}h${px(width)}v${px(height)}h${px(-width)}Z`
