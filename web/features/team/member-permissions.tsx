import { useQuery } from '@tanstack/react-query'
import type { PermissionPath } from '#contract/matrix.ts'
import { memberPermissionsQuery } from '#web/api/matrix.ts'
import { useCatalogue } from '#web/components/access/use-catalogue.ts'
import { usePeopleTexts } from '#web/texts/people/texts.ts'
import { Button } from '#web/ui/controls/button.tsx'
import { Card } from '#web/ui/display/card.tsx'
import { Skeleton } from '#web/ui/display/skeleton.tsx'
import { Link } from '#web/ui/link.tsx'
import { FailedState } from '#web/ui/states/failed-state.tsx'

/** Each permission and the roles by which it comes; the whole story is a page of its own. */
export function MemberPermissions({ tenant, id }: { tenant: string; id: string }) {
  const texts = usePeopleTexts().member
  const { data, isError, refetch, isFetching } = useQuery(memberPermissionsQuery(tenant, id))
  const { nameOf } = useCatalogue(tenant)
  const count = data?.permissions.length ?? 0
  return (
    <Card
      title={texts.permissions}
      description={data && texts.permissionCount(count)}
      actions={
        count > 0 && (
          <Button asChild size="sm">
            <Link href={`/o/${tenant}/team/${id}/permissions`}>{texts.why}</Link>
          </Button>
        )
      }
    >
      {!data && isError && <FailedState onRetry={() => void refetch()} retrying={isFetching} />}
      {!data && !isError && <Skeleton className="h-24" />}
      {data && data.status !== 'active' && <p className="mb-2 text-muted">{texts.notInForce}</p>}
      {data && count > 0 && (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
        <section tabIndex={0} aria-label={texts.permissions} className="-my-2 max-h-80 overflow-y-auto">
          <ul className="divide-y divide-line">
            {data.permissions.map(({ permission, via }) => (
              <li key={permission} className="flex flex-wrap justify-between gap-x-4 py-2">
                <span title={permission}>{nameOf(permission)}</span>
                <span className="text-muted text-sm">{via.map((path) => wayOf(path)).join(' · ')}</span>
              </li>
            ))}
          </ul>
        </section>
      )}
    </Card>
  )
}

/** Group, role, parent …, as far as the role that gives it. */
const wayOf = ({ group, roles }: PermissionPath) =>
  [...(group ? [group.name] : []), ...roles.map(({ name }) => name)].join(' → ')
