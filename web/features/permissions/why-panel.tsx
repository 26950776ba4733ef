import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { memberPermissionsQuery } from '#web/api/matrix.ts'
import { isRefused } from '#web/api/refused.ts'
import { matching } from '#web/components/access/permission-names.ts'
import { useCatalogue } from '#web/components/access/use-catalogue.ts'
import { useAccessTexts } from '#web/texts/access/texts.ts'
import { SearchInput } from '#web/ui/controls/search-input.tsx'
import { Notice } from '#web/ui/display/notice.tsx'
import { Skeleton } from '#web/ui/display/skeleton.tsx'
import { FailedState } from '#web/ui/states/failed-state.tsx'
import { NotFoundState } from '#web/ui/states/not-found-state.tsx'
import { NothingMatches } from '#web/ui/states/nothing-matches.tsx'
import { ExplainedPermission } from './explained-permission.tsx'

export interface WhyPanelProps {
  tenant: string
  membershipId: string
}

/** What a member may do, and for each permission every way by which they hold it. For a page, a card or a dialog. */
export function WhyPanel({ tenant, membershipId }: WhyPanelProps) {
  const texts = useAccessTexts().permissions.why
  const { catalogue } = useCatalogue(tenant)
  const member = useQuery(memberPermissionsQuery(tenant, membershipId))
  const [typed, setTyped] = useState('')
  if (isRefused(member.error, 'not_found')) return <NotFoundState homeHref={`/o/${tenant}/team`} />
  if (member.isError && !member.data)
    return <FailedState onRetry={() => void member.refetch()} retrying={member.isFetching} />
  if (!member.data || catalogue.length === 0) return <Skeleton className="h-72 rounded-xl" />
  const { status, permissions } = member.data
  const ways = new Map(permissions.map(({ permission, via }) => [permission, via]))
  const held = catalogue.map((category) => ({
    ...category,
    resourceTypes: category.resourceTypes.map((type) => ({
      ...type,
      permissions: type.permissions.filter(({ code }) => ways.has(code)),
    })),
  }))
  const shown = matching(held, typed).filter(({ resourceTypes }) =>
    resourceTypes.some((type) => type.permissions.length > 0),
  )
  return (
    <div className="space-y-4">
      {status !== 'active' && <Notice tone="warning">{texts[status]}</Notice>}
      {permissions.length === 0 ? (
        <p className="text-muted">{texts.none}</p>
      ) : (
        <div className="flex flex-wrap items-center gap-3">
          <div className="w-full sm:w-72">
            <SearchInput label={texts.search} value={typed} onChange={setTyped} />
          </div>
          <p className="text-muted text-sm">{texts.count(permissions.length)}</p>
        </div>
      )}
      {permissions.length > 0 && shown.length === 0 && <NothingMatches onClear={() => setTyped('')} />}
      {shown.map((category) => (
        <section key={category.id} className="[contain-intrinsic-size:auto_10rem] [content-visibility:auto]">
          <h2 className="border-line border-b pb-1.5 font-semibold text-sm">{category.name}</h2>
          <ul>
            {category.resourceTypes.flatMap((type) =>
              type.permissions.map((permission) => (
                <ExplainedPermission
                  key={permission.code}
                  permission={permission}
                  via={ways.get(permission.code) ?? []}
                />
              )),
            )}
          </ul>
        </section>
      ))}
    </div>
  )
}
