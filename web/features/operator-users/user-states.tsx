import { usePageTexts } from '#web/texts/operator/page-texts.ts'
import { Button } from '#web/ui/controls/button.tsx'
import { Skeleton } from '#web/ui/display/skeleton.tsx'
import { Link } from '#web/ui/link.tsx'
import { EmptyState } from '#web/ui/states/empty-state.tsx'

export function MissingUser() {
  const t = usePageTexts().users
  const back = (
    <Button asChild>
      <Link href="/admin/users">{t.back}</Link>
    </Button>
  )
  return (
    <EmptyState title={t.missing} action={back}>
      {t.missingBody}
    </EmptyState>
  )
}

export function UserSkeleton() {
  return (
    <div aria-hidden>
      <Skeleton className="mb-3 h-4 w-28" />
      <div className="mb-6 flex items-center gap-3">
        <Skeleton className="size-12" />
        <div className="space-y-2">
          <Skeleton className="h-5 w-52" />
          <Skeleton className="h-3.5 w-40" />
        </div>
      </div>
      <Skeleton className="mb-6 h-8 w-full max-w-md" />
      <Skeleton className="h-56 w-full max-w-3xl" />
    </div>
  )
}
