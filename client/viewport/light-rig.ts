/**
 * All lights of a scene: who shines by himself, who through the cluster, who casts shadows. Few can cast (a texture unit
 * each), so the brightest do; what they are is decided only when a light comes, goes or changes much, since another
 * choice means other shaders. Candela, lux, nits; nothing is scaled here, exposure is the camera's business.
 */
import type { Scene } from '@babylonjs/core/scene'
import { gelled } from '../../shared/film/gels.ts'
import type { Transform } from '../../shared/space/math.ts'
import { flickerAt } from './flicker.ts'
import { type Lamp, makeLamp } from './lamp.ts'
import { makeCluster } from './light-cluster.ts'
import type { Quality } from './quality.ts'
import { makeShadow, type Shadow } from './shadows.ts'

export interface LightSpec {
  readonly kind: 'point' | 'spot' | 'sun' | 'area'
  readonly kelvin: number
  /** Id of a gel; '' for none. */
  readonly gel: string
  /** Candela; lux of a sun, nits of a panel. Before the gel. */
  readonly output: number
  readonly shadows: boolean
  /** Of the source, metres. */
  readonly radius?: number
  /** Cosines between which glTF's falloff runs; `inner` may lie above 1. */
  readonly cone?: { readonly inner: number; readonly outer: number }
  /** Apparent size of a sun, radians. */
  readonly diameter?: number
  readonly width?: number
  readonly height?: number
  /** 0 steady … 1 an open fire in wind. */
  readonly flicker?: number
  /** Shadows of a source as wide as the sky. */
  readonly wide?: boolean
}

export interface RigLight {
  set(spec: LightSpec): void
  place(world: Transform): void
  show(on: boolean): void
  dispose(): void
}

export interface LightRig {
  add(spec: LightSpec): RigLight
  /** Kelvin that the picture shows as neutral. */
  balance(kelvin: number): void
  /** Something that casts or receives moved: shadow maps are drawn again with the next frame. */
  touchShadows(): void
  /** While false no light casts. */
  castShadows(on: boolean): void
  /** Before each frame; true while something flickers. `time` seconds; the light of flames stands still for null. */
  update(time: number | null): boolean
  /** Counts how often it was decided anew who shines how: each time surfaces may need other shaders. */
  readonly choices: number
  dispose(): void
}

const MAX_PANELS = 4

interface Entry {
  spec: LightSpec
  world: Transform | null
  on: boolean
  lamp: Lamp | null
  shadow: Shadow | null
  /** How the lamp is made now, to see whether it must be another. */
  role: 'off' | 'alone' | 'caster' | 'cluster'
  phase: number
}

const brightness = ({ kind, output, width = 1, height = 1 }: LightSpec): number =>
  kind === 'sun' ? output * 100 : kind === 'area' ? output * width * height : output

export const makeLightRig = (scene: Scene, quality: Quality): LightRig => {
  const entries = new Set<Entry>()
  const cluster = makeCluster(scene)
  let whiteBalance = 5600
  let ranked = true
  let touched = true
  let casting = true
  let count = 0
  let choices = 0

  const colour = (entry: Entry) => {
    if (!entry.lamp) return
    const light = gelled(entry.spec.kelvin, entry.spec.gel, whiteBalance)
    entry.lamp.shine(entry.spec, entry.spec.output * light.transmission, light.colour)
  }
  const put = (entry: Entry) => {
    if (entry.lamp && entry.world) entry.lamp.place(entry.world.position, entry.world.rotation)
  }
  const unmake = (entry: Entry) => {
    entry.shadow?.dispose()
    if (entry.lamp) {
      cluster.remove(entry.lamp.light)
      entry.lamp.dispose()
    }
    entry.shadow = null
    entry.lamp = null
    entry.role = 'off'
  }
  const play = (entry: Entry, role: Entry['role']) => {
    if (entry.role === role && entry.lamp?.kind === entry.spec.kind) return
    unmake(entry)
    if (role === 'off') return
    entry.role = role
    entry.lamp = makeLamp(scene, entry.spec.kind)
    colour(entry)
    put(entry)
    if (role === 'cluster') cluster.add(entry.lamp.light)
    if (role === 'caster') entry.shadow = makeShadow(scene, entry.lamp.light, entry.spec, quality)
    touched = true
  }

  const rank = () => {
    const all = [...entries].sort((a, b) => brightness(b.spec) - brightness(a.spec))
    const roles = new Map<Entry, Entry['role']>()
    let casters = 0
    let suns = 0
    let panels = 0
    let alone = 0
    const small: Entry[] = []
    const panelsMost = Math.min(MAX_PANELS, quality.lights >> 2)
    for (const entry of all) {
      const { spec } = entry
      if (!entry.on || !entry.world || spec.output <= 0) roles.set(entry, 'off')
      else if (spec.kind === 'sun') {
        roles.set(entry, suns >= 3 ? 'off' : casting && spec.shadows && suns === 0 ? 'caster' : 'alone')
        suns++
        if (suns <= 3) alone++
      } else if (spec.kind === 'area') {
        if (panels < panelsMost) alone++
        roles.set(entry, panels++ < panelsMost ? 'alone' : 'off')
      } else small.push(entry)
    }
    for (const entry of small)
      if (casting && entry.spec.shadows && casters < quality.casters) {
        roles.set(entry, 'caster')
        casters++
        alone++
      }
    const rest = small.filter((entry) => !roles.has(entry))
    // One place is the cluster's own, if it is needed at all.
    const places = quality.lights - alone
    const clustered = rest.length > places && cluster.supported && quality.casters > 0
    for (const [index, entry] of rest.entries())
      roles.set(entry, clustered && index >= places - 1 ? 'cluster' : index < places ? 'alone' : 'off')
    for (const [entry, role] of roles) play(entry, role)
  }

  return {
    add: (spec) => {
      const entry: Entry = { spec, world: null, on: false, lamp: null, shadow: null, role: 'off', phase: count++ * 17.3 }
      entries.add(entry)
      return {
        set: (next) => {
          const { spec: before } = entry
          entry.spec = next
          if (before.kind !== next.kind || before.shadows !== next.shadows || before.output <= 0 !== next.output <= 0)
            ranked = true
          colour(entry)
          entry.shadow?.follow(next)
        },
        place: (world) => {
          if (entry.world === null) ranked = true
          entry.world = world
          put(entry)
          if (entry.shadow) touched = true
        },
        show: (on) => {
          if (entry.on === on) return
          entry.on = on
          ranked = true
        },
        dispose: () => {
          unmake(entry)
          entries.delete(entry)
          ranked = true
        },
      }
    },
    balance: (kelvin) => {
      if (Math.abs(kelvin - whiteBalance) < 1) return
      whiteBalance = kelvin
      for (const entry of entries) colour(entry)
    },
    touchShadows: () => {
      touched = true
    },
    castShadows: (on) => {
      if (casting === on) return
      casting = on
      ranked = true
    },
    update: (time) => {
      if (ranked) {
        rank()
        choices++
      }
      ranked = false
      if (touched) for (const entry of entries) entry.shadow?.redraw()
      touched = false
      let burning = false
      for (const { spec, lamp, phase } of entries) {
        if (!lamp || !spec.flicker) continue
        burning = true
        lamp.dim(time === null ? 1 : flickerAt(time + phase, spec.flicker))
      }
      return burning
    },
    get choices() {
      return choices
    },
    dispose: () => {
      for (const entry of entries) unmake(entry)
      entries.clear()
      cluster.dispose()
    },
  }
}
