import { z } from 'zod'
import { newRole, type RoleDetail, type roleChange } from '#contract/roles.ts'
import type { AccessTexts } from '#web/texts/access/en.ts'

/** The editor as it is filled in. */
export const roleShape = (mostRank: number, texts: AccessTexts['roles']['editor']) =>
  z.object({
    name: newRole.shape.name,
    description: newRole.shape.description.unwrap(),
    // Fields give text; nothing typed is not 0.
    rank: z.union([z.number(), z.string().trim().min(1).transform(Number)]).pipe(
      z
        .number()
        .int()
        .min(0)
        .max(1000)
        .max(mostRank, texts.rankTooHigh(String(mostRank))),
    ),
    parent: z.object({ value: z.string(), label: z.string(), detail: z.string().optional() }).nullable(),
    permissions: newRole.shape.permissions,
  })

export type RoleShape = ReturnType<typeof roleShape>
export type RoleInput = z.input<RoleShape>
export type RoleOutput = z.output<RoleShape>

export const emptyRole = (ownRank: number): RoleInput => ({
  name: '',
  description: '',
  rank: Math.min(100, ownRank),
  parent: null,
  permissions: [],
})

export const valuesOf = ({ name, description, rank, parent, own }: RoleDetail): RoleInput => ({
  name,
  description,
  rank,
  parent: parent && { value: parent.id, label: parent.name },
  permissions: own,
})

export const newRoleOf = ({ name, description, rank, parent, permissions }: RoleOutput): z.input<typeof newRole> => ({
  name,
  description,
  rank,
  permissions,
  parentRoleId: parent?.value ?? null,
})

/** Only what differs from the role this began with, so that nothing else is overwritten. */
export function changeOf(based: RoleDetail, values: RoleOutput): z.input<typeof roleChange> {
  const { name, description, rank, permissions, parentRoleId = null } = newRoleOf(values)
  const isSameSet = permissions.length === based.own.length && permissions.every((code) => based.own.includes(code))
  return {
    id: based.id,
    version: based.version,
    ...(name !== based.name && { name }),
    ...(description !== based.description && { description }),
    ...(rank !== based.rank && { rank }),
    ...(!isSameSet && { permissions }),
    ...(parentRoleId !== (based.parent?.id ?? null) && { parentRoleId }),
  }
}
