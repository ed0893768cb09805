/**
 * Equal things drawn as one: a batch is one geometry in one material, with a matrix for each instance on the GPU, written
 * here at once and sent once a frame (`flush`). Babylon's thin instances, whose bookkeeping costs nothing a frame; but they
 * are drawn all or none, and drawing what the eye does not see made 1,000 props 18 % slower than InstancedMesh. So each
 * batch keeps those in sight first (`see`), and the eye's picture draws only these; shadow maps and monitors draw all.
 */

import { ShaderStore } from '@babylonjs/core/Engines/shaderStore'
import type { Material } from '@babylonjs/core/Materials/material'
import type { Geometry } from '@babylonjs/core/Meshes/geometry'
import '@babylonjs/core/Shaders/ShadersInclude/instancesVertex'
import { Mesh } from '@babylonjs/core/Meshes/mesh'
import '@babylonjs/core/Meshes/thinInstanceMesh'
import { BoundingInfo } from '@babylonjs/core/Culling/boundingInfo'
import { Vector3 } from '@babylonjs/core/Maths/math.vector'
import type { Scene } from '@babylonjs/core/scene'
import type { Transform } from '../../shared/space/math.ts'
import { castsShadow } from './materials.ts'
import { castersOf, noteMesh } from './shadow-casters.ts'

/**
 * A batch itself never stands anywhere but at the origin, so multiplying each vertex's matrix by the batch's is for nothing,
 * and a software renderer feels it at 5,000 props. Babylon's shaders are made from this store.
 */
const shaders = ShaderStore.IncludesShadersStore
shaders.instancesVertex = (shaders.instancesVertex ?? '').replaceAll('finalWorld=world*finalWorld;', '')

/** One drawn thing of a batch. */
export interface Instance {
  place(world: Transform): void
  dispose(): void
}

export interface BatchOptions {
  readonly geometry: Geometry
  readonly material: Material
  /** Box of the geometry, own space. */
  readonly min: readonly [number, number, number]
  readonly max: readonly [number, number, number]
  readonly layerMask?: number
  readonly renderingGroup?: number
  /** Casts and receives; default true. */
  readonly shadows?: boolean
}

/** Column-major matrix of a transform, written at `at`. */
export const writeMatrix = (t: Transform, to: Float32Array, at: number): void => {
  const [x, y, z, w] = t.rotation
  const [sx, sy, sz] = t.scale
  to[at] = (1 - 2 * (y * y + z * z)) * sx
  to[at + 1] = 2 * (x * y + w * z) * sx
  to[at + 2] = 2 * (x * z - w * y) * sx
  to[at + 3] = 0
  to[at + 4] = 2 * (x * y - w * z) * sy
  to[at + 5] = (1 - 2 * (x * x + z * z)) * sy
  to[at + 6] = 2 * (y * z + w * x) * sy
  to[at + 7] = 0
  to[at + 8] = 2 * (x * z + w * y) * sz
  to[at + 9] = 2 * (y * z - w * x) * sz
  to[at + 10] = (1 - 2 * (x * x + y * y)) * sz
  to[at + 11] = 0
  to[at + 12] = t.position[0]
  to[at + 13] = t.position[1]
  to[at + 14] = t.position[2]
  to[at + 15] = 1
}

/** Box of an instance from its matrix: the absolute columns times the half sizes, about the moved centre (Arvo 1990). */
const grow = (m: Float32Array, at: number, min: readonly number[], max: readonly number[], low: number[], high: number[]) => {
  for (let row = 0; row < 3; row++) {
    let centre = m[at + 12 + row]!
    let half = 0
    for (let column = 0; column < 3; column++) {
      const c = m[at + column * 4 + row]!
      centre += (c * (min[column]! + max[column]!)) / 2
      half += (Math.abs(c) * (max[column]! - min[column]!)) / 2
    }
    if (centre - half < low[row]!) low[row] = centre - half
    if (centre + half > high[row]!) high[row] = centre + half
  }
}

class Batch {
  readonly mesh: Mesh
  #matrices = new Float32Array(16 * 4)
  #slots: { at: number }[] = []
  /** Middle and radius of each instance, world space. */
  #balls = new Float32Array(4 * 4)
  /** How many at the front are in sight. */
  #seen = 0
  #low = [Infinity, Infinity, Infinity]
  #high = [-Infinity, -Infinity, -Infinity]
  /** Range of instances to send, and whether the buffer itself is another. */
  #from = Infinity
  #to = -1
  #resized = true
  #recount = true
  readonly #o: BatchOptions
  readonly #touched: (batch: Batch) => void

  constructor(name: string, scene: Scene, o: BatchOptions, touched: (batch: Batch) => void) {
    this.#o = o
    this.#touched = touched
    this.mesh = new Mesh(name, scene)
    // Thin instances keep their matrices in the geometry: two batches of one geometry would draw at each other's places, and
    // the first to be disposed would take the buffers along.
    o.geometry.copy(name).applyToMesh(this.mesh)
    this.mesh.material = o.material
    this.mesh.isPickable = false
    this.mesh.receiveShadows = o.shadows !== false
    this.mesh.doNotSyncBoundingInfo = true
    this.mesh.layerMask = o.layerMask ?? 0x0fffffff
    this.mesh.renderingGroupId = o.renderingGroup ?? 0
    this.mesh.freezeWorldMatrix()
  }

  get size(): number {
    return this.#slots.length
  }

  get casts(): boolean {
    return this.#o.shadows !== false && castsShadow(this.#o.material)
  }

  add(): Instance {
    const slot = { at: this.#slots.length }
    this.#slots.push(slot)
    // In sight until somebody looks.
    this.#seen = this.#slots.length
    if (this.#slots.length * 16 > this.#matrices.length) {
      const larger = new Float32Array(this.#matrices.length * 2)
      larger.set(this.#matrices)
      this.#matrices = larger
      const balls = new Float32Array(this.#balls.length * 2)
      balls.set(this.#balls)
      this.#balls = balls
      this.#resized = true
    }
    this.#recount = true
    this.#touched(this)
    return {
      place: (world) => {
        writeMatrix(world, this.#matrices, slot.at * 16)
        grow(this.#matrices, slot.at * 16, this.#o.min, this.#o.max, this.#low, this.#high)
        this.#ball(slot.at)
        this.#mark(slot.at)
      },
      dispose: () => {
        const last = this.#slots.pop()!
        if (last !== slot) {
          this.#matrices.copyWithin(slot.at * 16, last.at * 16, last.at * 16 + 16)
          this.#balls.copyWithin(slot.at * 4, last.at * 4, last.at * 4 + 4)
          last.at = slot.at
          this.#slots[slot.at] = last
          this.#mark(slot.at)
        }
        slot.at = -1
        this.#seen = this.#slots.length
        this.#recount = true
        this.#touched(this)
      },
    }
  }

  #mark(at: number): void {
    if (at < this.#from) this.#from = at
    if (at > this.#to) this.#to = at
    this.#touched(this)
  }

  #ball(at: number): void {
    const m = this.#matrices
    const { min, max } = this.#o
    const i = at * 16
    const [x, y, z] = [(min[0] + max[0]) / 2, (min[1] + max[1]) / 2, (min[2] + max[2]) / 2]
    for (let row = 0; row < 3; row++)
      this.#balls[at * 4 + row] = m[i + row]! * x + m[i + 4 + row]! * y + m[i + 8 + row]! * z + m[i + 12 + row]!
    const scale = Math.max(
      Math.hypot(m[i]!, m[i + 1]!, m[i + 2]!),
      Math.hypot(m[i + 4]!, m[i + 5]!, m[i + 6]!),
      Math.hypot(m[i + 8]!, m[i + 9]!, m[i + 10]!),
    )
    this.#balls[at * 4 + 3] = (scale * Math.hypot(max[0] - min[0], max[1] - min[1], max[2] - min[2])) / 2
  }

  /** The ball first, which is cheap; the turned box only where a plane cuts the ball. */
  #inSight(at: number, planes: Float32Array): boolean {
    const b = this.#balls
    const m = this.#matrices
    const { min, max } = this.#o
    const i = at * 4
    const j = at * 16
    for (let p = 0; p < planes.length; p += 4) {
      const x = planes[p]!
      const y = planes[p + 1]!
      const z = planes[p + 2]!
      const far = x * b[i]! + y * b[i + 1]! + z * b[i + 2]! + planes[p + 3]!
      if (far >= b[i + 3]!) continue
      if (far < -b[i + 3]!) return false
      const reach =
        Math.abs(x * m[j]! + y * m[j + 1]! + z * m[j + 2]!) * (max[0] - min[0]) +
        Math.abs(x * m[j + 4]! + y * m[j + 5]! + z * m[j + 6]!) * (max[1] - min[1]) +
        Math.abs(x * m[j + 8]! + y * m[j + 9]! + z * m[j + 10]!) * (max[2] - min[2])
      if (far < -reach / 2) return false
    }
    return true
  }

  #swap(a: number, b: number): void {
    for (let k = 0; k < 16; k++) {
      const kept = this.#matrices[a * 16 + k]!
      this.#matrices[a * 16 + k] = this.#matrices[b * 16 + k]!
      this.#matrices[b * 16 + k] = kept
    }
    for (let k = 0; k < 4; k++) {
      const kept = this.#balls[a * 4 + k]!
      this.#balls[a * 4 + k] = this.#balls[b * 4 + k]!
      this.#balls[b * 4 + k] = kept
    }
    const first = this.#slots[a]!
    const second = this.#slots[b]!
    this.#slots[a] = second
    this.#slots[b] = first
    second.at = a
    first.at = b
    this.#mark(a)
    this.#mark(b)
  }

  /** Brings to the front what lies on the inner side of all planes. */
  see(planes: Float32Array): void {
    let from = 0
    let to = this.#slots.length - 1
    while (from <= to) {
      if (this.#inSight(from, planes)) from++
      else {
        while (to > from && !this.#inSight(to, planes)) to--
        if (to > from) this.#swap(from, to)
        to--
      }
    }
    this.#seen = from
  }

  /** Draws all, or only those in sight. */
  draw(all: boolean): void {
    const count = all ? this.#slots.length : this.#seen
    // With a count of 0 Babylon draws the geometry itself, once.
    this.mesh.isVisible = count > 0
    if (count > 0) this.mesh.thinInstanceCount = count
  }

  flush(): void {
    const count = this.#slots.length
    if (this.#resized) this.mesh.thinInstanceSetBuffer('matrix', this.#matrices, 16, false)
    else if (this.#to >= this.#from) {
      const from = this.#from
      const to = Math.min(this.#to + 1, count)
      if (to > from) this.mesh.thinInstancePartialBufferUpdate('matrix', this.#matrices.subarray(from * 16, to * 16), from * 16)
    }
    this.draw(true)
    if (this.#recount) {
      this.#low = [Infinity, Infinity, Infinity]
      this.#high = [-Infinity, -Infinity, -Infinity]
      for (let i = 0; i < count; i++) grow(this.#matrices, i * 16, this.#o.min, this.#o.max, this.#low, this.#high)
    }
    if (count > 0)
      this.mesh.setBoundingInfo(
        new BoundingInfo(
          new Vector3(this.#low[0], this.#low[1], this.#low[2]),
          new Vector3(this.#high[0], this.#high[1], this.#high[2]),
        ),
      )
    this.mesh.setEnabled(count > 0)
    this.#from = Infinity
    this.#to = -1
    this.#resized = false
    this.#recount = false
  }
}

export interface Instances {
  /** One more instance of the batch called `key`; `options` is asked only where there is no such batch yet. */
  add(key: string, options: () => BatchOptions): Instance
  /** Sends what changed to the GPU and drops batches that are empty; before each frame. */
  flush(): void
  /** Which instances an eye sees that is bounded by these planes (four numbers each: inner normal, distance); before `flush`. */
  see(planes: Float32Array): void
  /** Draws all (a monitor), or only what was seen last. */
  drawAll(all: boolean): void
  readonly batches: number
  dispose(): void
}

export const makeInstances = (scene: Scene): Instances => {
  const batches = new Map<string, Batch>()
  const keys = new Map<Batch, string>()
  const dirty = new Set<Batch>()
  const touched = (batch: Batch) => dirty.add(batch)
  const drawAll = (all: boolean) => {
    for (const batch of batches.values()) batch.draw(all)
  }
  castersOf(scene).onMap.push(drawAll)
  return {
    see: (planes) => {
      for (const batch of batches.values()) batch.see(planes)
    },
    drawAll,
    add: (key, options) => {
      let batch = batches.get(key)
      if (!batch) {
        batch = new Batch(key, scene, options(), touched)
        batches.set(key, batch)
        keys.set(batch, key)
        if (batch.casts) noteMesh(scene, batch.mesh, true)
      }
      return batch.add()
    },
    flush: () => {
      for (const batch of dirty) {
        if (batch.size > 0) batch.flush()
        else {
          noteMesh(scene, batch.mesh, false)
          batches.delete(keys.get(batch)!)
          keys.delete(batch)
          batch.mesh.dispose()
        }
      }
      dirty.clear()
    },
    get batches() {
      return batches.size
    },
    dispose: () => {
      for (const batch of batches.values()) batch.mesh.dispose()
      batches.clear()
      dirty.clear()
    },
  }
}
