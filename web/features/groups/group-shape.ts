import { z } from 'zod'
import { type GroupDetail, newGroup } from '#contract/groups.ts'
import type { RoleBadge } from '#contract/shapes.ts'

const options = z.array(z.object({ value: z.string(), label: z.string(), detail: z.string().optional() }))

export const groupShape = z.object({
  name: newGroup.shape.name,
  description: newGroup.shape.description.unwrap(),
  roles: options.max(10),
})
export type GroupValues = z.output<typeof groupShape>

export const membersShape = z.object({ people: options.max(5000) })

export const newGroupShape = groupShape.extend(membersShape.shape)

export const optionOfRole = ({ id, name, rank }: RoleBadge, detail: (rank: number) => string) => ({
  value: id,
  label: name,
  detail: detail(rank),
})

export const groupValuesOf = (group: GroupDetail, detail: (rank: number) => string) => ({
  name: group.name,
  description: group.description,
  roles: group.roles.map((role) => optionOfRole(role, detail)),
})
