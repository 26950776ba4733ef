import { useOperatorTexts } from '#web/texts/operator/texts.ts'
import { Button } from '#web/ui/controls/button.tsx'
import { Skeleton } from '#web/ui/display/skeleton.tsx'
import { Link } from '#web/ui/link.tsx'
import { EmptyState } from '#web/ui/states/empty-state.tsx'

export function MissingTenant() {
  const { detail } = useOperatorTexts().tenants
  const back = (
    <Button asChild>
      <Link href="/admin/orgs">{detail.backToList}</Link>
    </Button>
  )
  return (
    <EmptyState title={detail.missing} action={back}>
      {detail.missingBody}
    </EmptyState>
  )
}

export function TenantSkeleton() {
  return (
    <div aria-hidden>
      <Skeleton className="mb-3 h-4 w-28" />
      <div className="mb-6 flex items-center gap-3">
        <Skeleton className="size-12" />
        <div className="space-y-2">
          <Skeleton className="h-5 w-52" />
          <Skeleton className="h-3.5 w-32" />
        </div>
      </div>
      <Skeleton className="mb-6 h-8 w-full max-w-md" />
      <Skeleton className="h-56 w-full max-w-2xl" />
    </div>
  )
}
