/** Characters: the mannequin skinned on the GPU, posed by `shared/body`, its head turned to what it looks at. */
import { Bone } from '@babylonjs/core/Bones/bone'
import { Skeleton } from '@babylonjs/core/Bones/skeleton'
import { BoundingInfo } from '@babylonjs/core/Culling/boundingInfo'
import type { Material } from '@babylonjs/core/Materials/material'
import { Matrix, Quaternion, Vector3 } from '@babylonjs/core/Maths/math.vector'
import { Mesh } from '@babylonjs/core/Meshes/mesh'
import type { Look, Tint } from '../../../shared/body/figure.ts'
import { type Posed, posed } from '../../../shared/body/posed.ts'
import { BONES, restHead } from '../../../shared/body/skeleton.ts'
import type { Built } from '../../../shared/kit/generator.ts'
import type { Bounds } from '../../../shared/space/bounds.ts'
import { inverseTransformPoint, type Transform, type Vec3 } from '../../../shared/space/math.ts'
import type { NodeOf, StageNode } from '../../../shared/stage/view.ts'
import type { FigurePart } from '../figures.ts'
import { noteMesh } from '../shadow-casters.ts'
import type { Shape } from '../shape.ts'
import { type Binder, type DrawContext, referred } from './binder.ts'
import { limbs, skinned } from './skinning.ts'

type Character = NodeOf<'character'>

const LOOK = ['build', 'hairStyle', 'beard', 'wardrobe']
const TINTS = ['skin', 'hair', 'costume', 'costumeSecond']
const POSE = ['build', 'pose', 'height', 'lookAt']

/** Flesh about the joints, fraction of stature: what a box around the joints must be widened by, sideways and upwards. */
const FLESH = [0.11, 0.02, 0.11] as const

const materialOf = (tint: Tint, node: Character, { painter }: DrawContext): Material => {
  switch (tint) {
    case 'skin':
      return painter.plain(node.skin, { roughness: 0.55 })
    case 'hair':
      return painter.plain(node.hair, { roughness: 0.75, twoSided: true, texture: 'fur', textureScaleM: 0.25 })
    case 'costume':
      return painter.plain(node.costume, { roughness: 0.95, twoSided: true, texture: 'weave', textureScaleM: 0.09 })
    case 'costumeSecond':
      return painter.plain(node.costumeSecond, { roughness: 0.95, twoSided: true, texture: 'weave', textureScaleM: 0.09 })
    case 'shoes':
      return painter.plain('#3a2c20', { roughness: 0.7 })
    case 'eyes':
      return painter.plain('#d8d4cc', { roughness: 0.25 })
    case 'iris':
      return painter.plain('#2e2219', { roughness: 0.2 })
  }
}

/** Where the head should turn to, in the character's space: the eyes of a person, the middle of anything else. */
const targetOf = (node: Character, at: Transform, ctx: DrawContext): Vec3 | null => {
  const id = referred(node.lookAt)
  const target = id && ctx.nodeOf(id)
  if (!target || target.id === node.id) return null
  const world = ctx.worldOf(target.id)
  const [x, y, z] = world.position
  return inverseTransformPoint(at, [x, y + eyeHeight(target) * world.scale[1], z])
}

const eyeHeight = (node: StageNode): number =>
  node.kind === 'character' ? posed({ build: node.build, height: node.height, pose: node.pose }).eyes[1] : 0

const boundsOf = (pose: Posed, height: number): Bounds => {
  const min: [number, number, number] = [Infinity, Infinity, Infinity]
  const max: [number, number, number] = [-Infinity, -Infinity, -Infinity]
  for (const { position } of pose.joints)
    for (const k of [0, 1, 2] as const) {
      min[k] = Math.min(min[k], position[k] - FLESH[k] * height)
      max[k] = Math.max(max[k], position[k] + FLESH[k] * height)
    }
  return { min: [min[0], Math.max(0, min[1]), min[2]], max: [max[0], Math.max(max[1], pose.top), max[2]] }
}

export const character: Binder<'character'> = {
  make: (node, ctx) => {
    let current = node
    let meshes: { readonly tint: Tint; readonly mesh: Mesh }[] = []
    let world: Transform | null = null
    let on = false
    let pose: Posed | null = null
    let shape: Shape | null = null
    /** Its look is being made. */
    let undressed = false
    const skeleton = new Skeleton(`character ${node.id}`, node.id, ctx.scene)
    const bones: Bone[] = []

    const lookOf = (n: Character): Look => ({
      build: n.build,
      hairStyle: n.hairStyle,
      beard: n.beard,
      wardrobe: n.wardrobe,
    })
    const dress = () => {
      for (const { mesh } of meshes) {
        noteMesh(ctx.scene, mesh, false)
        mesh.dispose()
      }
      const parts = ctx.figures.of(lookOf(current))
      undressed = parts === null
      meshes = (parts ?? []).map(({ tint, geometry }) => {
        const mesh = new Mesh(`character ${tint}`, ctx.scene)
        geometry.applyToMesh(mesh)
        mesh.skeleton = skeleton
        mesh.numBoneInfluencers = 4
        mesh.isPickable = false
        mesh.receiveShadows = true
        mesh.layerMask = ctx.painter.layerMask
        mesh.doNotSyncBoundingInfo = true
        mesh.rotationQuaternion = new Quaternion()
        mesh.setEnabled(on)
        if (ctx.painter.shadows) noteMesh(ctx.scene, mesh, true)
        return { tint, mesh }
      })
      tint()
    }
    const tint = () => {
      for (const { tint, mesh } of meshes) mesh.material = materialOf(tint, current, ctx)
    }
    const rest = () => {
      // Flat bones: each is set from the posed figure directly, so that a parent's matrix is not multiplied in twice.
      const first = bones.length === 0
      for (const [index, bone] of BONES.entries()) {
        const [x, y, z] = restHead(bone, current.build)
        const bind = Matrix.Translation(x, y, z)
        if (first) bones.push(new Bone(bone.id, skeleton, null, bind.clone(), bind.clone(), bind))
        else bones[index]?.updateMatrix(bind)
      }
    }
    const strike = () => {
      if (!world) return
      const height = current.height
      pose = posed({ build: current.build, height, pose: current.pose, lookAt: targetOf(current, world, ctx) })
      for (const [index, { position, rotation }] of pose.joints.entries()) {
        const bone = bones[index]
        if (!bone) continue
        Matrix.ComposeToRef(
          Vector3.One(),
          Quaternion.FromArray(rotation as unknown as number[]),
          new Vector3(position[0] / height, position[1] / height, position[2] / height),
          bone.getLocalMatrix(),
        )
        bone.markAsDirty()
      }
      skeleton.prepare()
      shape = null
      const b = boundsOf(pose, height)
      for (const { mesh } of meshes)
        mesh.setBoundingInfo(
          new BoundingInfo(
            new Vector3(b.min[0] / height, b.min[1] / height, b.min[2] / height),
            new Vector3(b.max[0] / height, b.max[1] / height, b.max[2] / height),
          ),
        )
    }
    const stand = () => {
      if (!world) return
      const { position, rotation, scale } = world
      for (const { mesh } of meshes) {
        mesh.position.copyFromFloats(...position)
        mesh.rotationQuaternion?.copyFromFloats(...rotation)
        mesh.scaling.copyFromFloats(scale[0] * current.height, scale[1] * current.height, scale[2] * current.height)
        mesh.computeWorldMatrix(true)
      }
    }
    rest()
    dress()
    ctx.watch(node.id, 'lookAt', referred(node.lookAt))
    const forget = ctx.figures.onMade(() => {
      if (!undressed) return
      dress()
      strike()
      stand()
    })
    return {
      change: (next, changed) => {
        current = next
        if (changed.has('lookAt')) ctx.watch(next.id, 'lookAt', referred(next.lookAt))
        if (changed.has('build')) rest()
        if (LOOK.some((field) => changed.has(field))) dress()
        else if (TINTS.some((field) => changed.has(field))) tint()
        if (LOOK.some((field) => changed.has(field)) || POSE.some((field) => changed.has(field))) {
          strike()
          stand()
        }
      },
      place: (to) => {
        world = to
        if (pose === null || current.lookAt !== '') strike()
        stand()
      },
      show: (next) => {
        on = next
        for (const { mesh } of meshes) mesh.setEnabled(next)
      },
      shape: () => {
        if (!pose) return null
        shape ??= posedShape(current, () => ctx.figures.of(lookOf(current)), pose)
        return shape
      },
      dispose: () => {
        ctx.watch(node.id, 'lookAt', null)
        forget()
        for (const { mesh } of meshes) {
          noteMesh(ctx.scene, mesh, false)
          mesh.dispose()
        }
        skeleton.dispose()
      },
    }
  },
}

/** The box at once; the skin only when a ray or an outline asks for it. */
const posedShape = (node: Character, skins: () => readonly FigurePart[] | null, pose: Posed): Shape => {
  let built: Built | null = null
  let solid: Built | null = null
  return {
    bounds: boundsOf(pose, node.height),
    helper: false,
    get solid() {
      solid ??= limbs(pose, node.height)
      return solid
    },
    get built() {
      const parts = built ? null : skins()
      // While its skin is being made it has the outline of its limbs.
      if (!built && !parts) return limbs(pose, node.height)
      built ??= {
        parts: (parts ?? []).map(({ skin }) => ({
          mesh: skinned(skin, pose, node.build, node.height),
          material: '',
          slot: 'fixed',
        })),
        surfaces: [],
        anchors: [],
      }
      return built
    },
  }
}
