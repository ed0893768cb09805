/** The sets that I may see: list, make, rename, copy, delete, bring back. */
import { Hono } from 'hono'
import { z } from 'zod'
import { may } from '../../shared/roles.ts'
import { setFields } from '../../shared/stage/schema.ts'
import { isRefusal, type Visitor } from '../auth/door.ts'
import type { Parts } from '../parts.ts'
import type { SetRow } from '../sets/registry.ts'
import { TEMPLATES } from '../sets/templates.ts'
import { bodyOf, Refused, setOf, visitorOf } from './guard.ts'

const title = z
  .string()
  .transform((text) => text.trim())
  .refine((text) => text !== '' && setFields.title.check('title', text).ok, 'a title of 1 to 120 characters')

export const sets = (parts: Parts) => {
  const { door, registry } = parts

  /** Who may add sets to this server: its owner, and people who direct one. */
  const maker = (visitor: Visitor) => {
    const { person } = visitor
    const directs = registry.grantsFor(person.id).some((grant) => {
      const who = door.at(visitor, grant.setId)
      return !isRefusal(who) && may(who.role, 'manage')
    })
    if (person.agent || !(person.owner || directs)) throw new Refused(403, 'mayNotMake', 'Only directors may make sets here.')
    const most = parts.config.limits.setsPerOwner
    if (registry.countSetsBy(person.id) >= most)
      throw new Refused(
        409,
        'tooMany',
        `You have made ${most} sets, the most that this server allows a person. Delete some first.`,
      )
    return person
  }

  const listed = (visitor: Visitor, set: SetRow) => {
    const who = door.at(visitor, set.id, 'deleted')
    // A deleted set is shown to those who may bring it back.
    if (isRefusal(who) || (set.deletedAt !== null && !may(who.role, 'manage'))) return []
    const { id, title: called, createdAt, changedAt, deletedAt } = set
    return [{ id, title: called, role: who.role, createdAt, changedAt, deletedAt }]
  }

  return new Hono()
    .get('/', async (c) => {
      const visitor = await visitorOf(door, c)
      return c.json({ sets: registry.sets().flatMap((set) => listed(visitor, set)) })
    })
    .post('/', async (c) => {
      const person = maker(await visitorOf(door, c))
      const body = await bodyOf(c, z.object({ title, template: z.enum(TEMPLATES).default('empty') }))
      return c.json({ id: parts.sets.create(person, body.title, body.template).id }, 201)
    })
    .patch('/:id', async (c) => {
      const { set } = await setOf(parts, c, 'manage')
      const body = await bodyOf(c, z.object({ title }))
      await parts.sets.rename(set, body.title)
      return c.json({ id: set.id, title: body.title })
    })
    .post('/:id/duplicate', async (c) => {
      const { visitor, set } = await setOf(parts, c, null)
      return c.json({ id: (await parts.sets.duplicate(maker(visitor), set)).id }, 201)
    })
    .delete('/:id', async (c) => {
      const { set } = await setOf(parts, c, 'manage')
      parts.sets.remove(set)
      return c.json({ id: set.id, keptDays: parts.config.KEEP_DELETED_DAYS })
    })
    .post('/:id/restore', async (c) => {
      const { set } = await setOf(parts, c, 'manage', 'deleted')
      parts.sets.restore(set)
      return c.json({ id: set.id })
    })
}
