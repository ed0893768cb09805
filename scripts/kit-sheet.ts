/**
 * All props of the kit on one picture with their names, for eyes: `node scripts/kit-sheet.ts [file.png] [--only=a,b]
 * [--yaw=35] [--pitch=18] [--cell=220] [--columns=8] [--params={"handles":4}] [--seed=1] [--variants]`. Writes
 * dist/kit-sheet.png. With `--variants` each choice and flag of each prop is drawn instead of the prop as it comes.
 */
import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { parseArgs } from 'node:util'
import { crc32, deflateSync } from 'node:zlib'
import type { Params } from '../shared/fields/index.ts'
import { buildProp, kit } from '../shared/kit/index.ts'
import { materials } from '../shared/kit/materials.ts'
import { type Picture, render } from '../shared/testing/render.ts'

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    only: { type: 'string' },
    yaw: { type: 'string', default: '35' },
    pitch: { type: 'string', default: '18' },
    cell: { type: 'string', default: '220' },
    columns: { type: 'string', default: '8' },
    params: { type: 'string', default: '{}' },
    material: { type: 'string', default: '' },
    seed: { type: 'string', default: '1' },
    variants: { type: 'boolean', default: false },
  },
})

/** Letters of 3 × 5 dots, rows from the top, three bits a row. */
const FONT: Readonly<Record<string, string>> = {
  a: '25755',
  b: '65656',
  c: '34443',
  d: '65556',
  e: '74647',
  f: '74644',
  g: '34553',
  h: '55755',
  i: '72227',
  j: '11153',
  k: '55655',
  l: '44447',
  m: '57755',
  n: '65555',
  o: '25552',
  p: '65644',
  q: '25573',
  r: '65655',
  s: '34216',
  t: '72222',
  u: '55557',
  v: '55552',
  w: '55775',
  x: '55255',
  y: '55222',
  z: '71247',
  '-': '00700',
  ' ': '00000',
  '0': '75557',
  '1': '26227',
  '2': '61247',
  '3': '61216',
  '4': '55711',
  '5': '74616',
  '6': '34757',
  '7': '71222',
  '8': '75757',
  '9': '75716',
}

const write = (sheet: Picture, text: string, left: number, top: number, dot: number) => {
  for (const [i, letter] of [...text].entries())
    for (const [row, bits] of [...(FONT[letter] ?? FONT[' ']!)].entries())
      for (let column = 0; column < 3; column++) {
        if (!(Number(bits) & (4 >> column))) continue
        for (let y = 0; y < dot; y++)
          for (let x = 0; x < dot; x++) {
            const px = left + (i * 4 + column) * dot + x
            if (px < sheet.width)
              sheet.rgb.fill(
                200,
                ((top + row * dot + y) * sheet.width + px) * 3,
                ((top + row * dot + y) * sheet.width + px) * 3 + 3,
              )
          }
      }
}

const png = ({ width, height, rgb }: Picture): Buffer => {
  const chunk = (type: string, data: Buffer) => {
    const body = Buffer.concat([Buffer.from(type, 'latin1'), data])
    const size = Buffer.alloc(4)
    size.writeUInt32BE(data.length)
    const sum = Buffer.alloc(4)
    sum.writeUInt32BE(crc32(body))
    return Buffer.concat([size, body, sum])
  }
  const head = Buffer.alloc(13)
  head.writeUInt32BE(width, 0)
  head.writeUInt32BE(height, 4)
  head.set([8, 2, 0, 0, 0], 8)
  const rows = Buffer.alloc(height * (width * 3 + 1))
  for (let y = 0; y < height; y++) rows.set(rgb.subarray(y * width * 3, (y + 1) * width * 3), y * (width * 3 + 1) + 1)
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', head),
    chunk('IDAT', deflateSync(rows)),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

interface Cell {
  readonly name: string
  readonly params: Params
  readonly text: string
}

/** Every choice and flag of a prop but its defaults. */
const variantsOf = (name: string): Cell[] =>
  Object.entries(kit[name]?.params ?? {}).flatMap(([param, field]) => {
    const others = field.type === 'flag' ? [!field.default] : (field.options ?? []).map(({ value }) => value)
    return others
      .filter((value) => value !== field.default)
      .map((value) => ({ name, params: { ...asked, [param]: value }, text: `${name} ${param} ${value}`.toLowerCase() }))
  })

const asked: Params = JSON.parse(values.params)
const names = values.only ? values.only.split(',') : Object.keys(kit)
const cells = values.variants ? names.flatMap(variantsOf) : names.map((name): Cell => ({ name, params: asked, text: name }))
const cell = Number(values.cell)
const columns = Math.min(Number(values.columns), cells.length)
const label = 16
const width = columns * cell
const height = Math.ceil(cells.length / columns) * (cell + label)
const sheet: Picture = { width, height, rgb: new Uint8Array(width * height * 3) }
const degrees = (text: string) => (Number(text) * Math.PI) / 180

for (const [i, { name, params, text }] of cells.entries()) {
  const built = buildProp(name, params, Number(values.seed))
  if (!built) throw new Error(`the kit has no ${name}`)
  const dressed = values.material
    ? { ...built, parts: built.parts.map((p) => (p.slot === 'main' ? { ...p, material: values.material } : p)) }
    : built
  const left = (i % columns) * cell
  const top = Math.floor(i / columns) * (cell + label)
  const placement = kit[name]?.placement
  const picture = render(dressed, (id) => materials[id] ?? { colour: '#ff00ff', roughness: 1, metallic: 0 }, {
    width: cell - 4,
    height: cell - 4,
    yaw: degrees(values.yaw),
    pitch: degrees(values.pitch),
    floor: placement !== 'hung' && placement !== 'ceiling',
  })
  for (let y = 0; y < picture.height; y++)
    sheet.rgb.set(
      picture.rgb.subarray(y * picture.width * 3, (y + 1) * picture.width * 3),
      ((top + y + 2) * width + left + 2) * 3,
    )
  const triangles = built.parts.reduce((sum, part) => sum + part.mesh.indices.length / 3, 0)
  write(sheet, `${text} ${triangles}`.slice(0, Math.floor((cell - 8) / 8)), left + 6, top + cell + 2, 2)
}

const file = positionals[0] ?? 'dist/kit-sheet.png'
mkdirSync(dirname(file), { recursive: true })
writeFileSync(file, png(sheet))
process.stdout.write(`${cells.length} pictures: ${file}\n`)
