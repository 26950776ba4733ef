import { z } from 'zod'
import { listTeam } from '#contract/team.ts'
import type { TableView } from '#web/ui/table/table-view.ts'

const { sort, status, kind } = listTeam.input.shape

/** The list's state in the page's address. What an address says wrongly is as if not said. */
export const teamSearch = z.object({
  q: z.string().optional().catch(undefined),
  sort: sort.unwrap().optional().catch(undefined),
  status: status.catch(undefined),
  kind: kind.catch(undefined),
  role: z.string().max(80).optional().catch(undefined),
  group: z.string().max(80).optional().catch(undefined),
  cursor: z.string().optional().catch(undefined),
})
export type TeamSearch = z.output<typeof teamSearch>

export const askedFor = ({ role, group, ...search }: TeamSearch): z.input<typeof listTeam.input> => ({
  ...search,
  ...(role && { roleId: role }),
  ...(group && { groupId: group }),
})

export function viewOf({ q, sort, cursor, ...filters }: TeamSearch): TableView {
  const set = Object.entries(filters).filter((entry): entry is [string, string] => entry[1] !== undefined)
  return { q, sort, cursor, filters: Object.fromEntries(set.map(([name, value]) => [name, [value]])) }
}

export const searchOf = ({ q, sort, cursor, filters }: TableView): TeamSearch =>
  teamSearch.parse({
    q: q || undefined,
    sort,
    cursor,
    status: filters?.status?.[0],
    kind: filters?.kind?.[0],
    role: filters?.role?.[0],
    group: filters?.group?.[0],
  })
