import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import type { Me } from '#contract/context.ts'
import type { MatrixRole } from '#contract/matrix.ts'
import { can } from '#web/api/context.ts'
import { matrixQuery } from '#web/api/matrix.ts'
import { rolesQuery } from '#web/api/team.ts'
import { holds } from '#web/components/access/own-rank.ts'
import { useCatalogue } from '#web/components/access/use-catalogue.ts'
import { PageTitle } from '#web/components/page-title.tsx'
import { useAccessTexts } from '#web/texts/access/texts.ts'
import { PageHeader } from '#web/ui/display/page-header.tsx'
import { Skeleton } from '#web/ui/display/skeleton.tsx'
import { toast } from '#web/ui/overlay/toasts.ts'
import { FailedState } from '#web/ui/states/failed-state.tsx'
import { NothingMatches } from '#web/ui/states/nothing-matches.tsx'
import { MatrixGrid } from './matrix-grid.tsx'
import { columnsOf, isOpenIn, type MatrixColumn, type MatrixRow, type MatrixSearch, shownOf } from './matrix-model.ts'
import { MatrixToolbar } from './matrix-toolbar.tsx'
import { useMatrixToggle } from './use-matrix-toggle.ts'

export interface MatrixScreenProps {
  tenant: string
  me: Me
  search: MatrixSearch
  onSearchChange: (search: MatrixSearch) => void
}

/** Which role gives which permission; a click in a custom role's column changes it. */
export function MatrixScreen({ tenant, me, search, onSearchChange }: MatrixScreenProps) {
  const texts = useAccessTexts().permissions
  const matrix = useQuery(matrixQuery(tenant))
  const { catalogue } = useCatalogue(tenant)
  const parents = useParents(tenant)
  const { pending, taken, toggle } = useMatrixToggle(tenant)
  const mayManage = can(me, 'team.roles.manage')
  const given = matrix.data?.roles ?? none
  const columns = useMemo(
    () => columnsOf(mayManage ? given : given.map((role) => ({ ...role, isEditable: false })), parents, pending, taken),
    [given, mayManage, parents, pending, taken],
  )
  const { q, category, roles } = search
  const shown = useMemo(
    () => shownOf(catalogue, columns, { q, category, roles }),
    [catalogue, columns, q, category, roles],
  )
  const press = (row: MatrixRow, column: MatrixColumn) => {
    if (row.kind !== 'permission') return
    const { code } = row.permission
    const reason = reasonAgainst(code, column, me, texts.reasons)
    const inheritedFrom = column.inherited.has(code) ? column.from(code) : undefined
    if (reason) toast({ tone: 'info', text: reason })
    else toggle({ role: column.role, permission: row.permission, isGiven: !column.own.has(code), inheritedFrom })
  }
  const permissions = shown.rows.filter(({ kind }) => kind === 'permission').length
  return (
    <>
      <PageTitle parts={[texts.title, me.activeTenant?.name]} />
      <PageHeader title={texts.title} description={texts.description} />
      <MatrixToolbar
        catalogue={catalogue}
        search={search}
        onSearchChange={onSearchChange}
        counts={{ permissions, roles: shown.columns.length }}
      />
      {!matrix.data &&
        (matrix.isError ? (
          <FailedState onRetry={() => void matrix.refetch()} retrying={matrix.isFetching} />
        ) : (
          <Skeleton className="h-[60dvh] rounded-xl" />
        ))}
      {matrix.data &&
        (permissions > 0 && shown.columns.length > 0 ? (
          <MatrixGrid rows={shown.rows} columns={shown.columns} mayGive={(code) => holds(me, code)} onPress={press} />
        ) : (
          <NothingMatches onClear={() => onSearchChange({})} />
        ))}
      <p className="sr-only">{texts.keys}</p>
    </>
  )
}

const none: readonly MatrixRole[] = []

/** Each role's parent, to say from whom it inherits. */
function useParents(tenant: string): ReadonlyMap<string, string> {
  const roles = useQuery(rolesQuery(tenant)).data?.items
  return useMemo(() => new Map((roles ?? []).flatMap(({ id, parent }) => (parent ? [[id, parent.id]] : []))), [roles])
}

/** Why a cell cannot be changed by this person, before asking the server in vain. */
function reasonAgainst(
  permission: string,
  column: MatrixColumn,
  me: Me,
  reasons: ReturnType<typeof useAccessTexts>['permissions']['reasons'],
): string | undefined {
  const { role } = column
  if (!can(me, 'team.roles.manage')) return reasons.noRight
  if (role.isPredefined) return reasons.predefined(role.name)
  if (!role.isEditable) return reasons.notEditable(role.name)
  if (!isOpenIn(column, permission)) return reasons.inherited(role.name, column.from(permission))
  return !column.own.has(permission) && !holds(me, permission) ? reasons.lacking : undefined
}
