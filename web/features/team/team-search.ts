import type { z } from 'zod'
import { memberKinds } from '#contract/shapes.ts'
import { type listTeam, teamSorts, teamStatuses } from '#contract/team.ts'
import { oneOf, type Said, textIn } from '#web/api/address-words.ts'
import type { TableView } from '#web/ui/table/table-view.ts'

type Asked = z.input<typeof listTeam.input>

/** The list's state in the page's address. */
export interface TeamSearch extends Pick<Asked, 'q' | 'sort' | 'status' | 'kind' | 'cursor'> {
  role?: string | undefined
  group?: string | undefined
}

export const teamSearch = (said: Said): TeamSearch => ({
  q: textIn(said.q),
  sort: oneOf(teamSorts, said.sort),
  status: oneOf(teamStatuses, said.status),
  kind: oneOf(memberKinds, said.kind),
  role: textIn(said.role, 80),
  group: textIn(said.group, 80),
  cursor: textIn(said.cursor),
})

export const askedFor = ({ role, group, ...search }: TeamSearch): Asked => ({
  ...search,
  ...(role && { roleId: role }),
  ...(group && { groupId: group }),
})

export function viewOf({ q, sort, cursor, ...filters }: TeamSearch): TableView {
  const set = Object.entries(filters).filter((entry): entry is [string, string] => entry[1] !== undefined)
  return { q, sort, cursor, filters: Object.fromEntries(set.map(([name, value]) => [name, [value]])) }
}

export const searchOf = ({ q, sort, cursor, filters }: TableView): TeamSearch =>
  teamSearch({
    q: q || undefined,
    sort,
    cursor,
    status: filters?.status?.[0],
    kind: filters?.kind?.[0],
    role: filters?.role?.[0],
    group: filters?.group?.[0],
  })
