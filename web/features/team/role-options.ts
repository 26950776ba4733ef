import { z } from 'zod'
import type { RoleBadge } from '#contract/shapes.ts'

const option = z.object({ value: z.string(), label: z.string(), detail: z.string().optional() })

/** What a picker of roles holds. */
export const someRoles = (missing: string) => z.array(option).min(1, missing).max(10)

/** What a picker of groups holds; none is fine. */
export const someGroups = z.array(option).max(20)

export const roleOption = ({ id, name, rank }: RoleBadge, rankWords: (rank: number) => string) => ({
  value: id,
  label: name,
  detail: rankWords(rank),
})
