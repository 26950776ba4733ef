import { Button } from '#web/ui/controls/button.tsx'
import { Skeleton } from '#web/ui/display/skeleton.tsx'
import { Link } from '#web/ui/link.tsx'
import { EmptyState } from '#web/ui/states/empty-state.tsx'

export interface MissingProps {
  title: string
  body: string
  back: { href: string; label: string }
}

/** In place of the page of one thing that is not there. */
export function Missing({ title, body, back }: MissingProps) {
  const link = (
    <Button asChild>
      <Link href={back.href}>{back.label}</Link>
    </Button>
  )
  return (
    <EmptyState title={title} action={link}>
      {body}
    </EmptyState>
  )
}

/** Until it is known: breadcrumb, picture and name, tabs, the first card. */
export function DetailSkeleton() {
  return (
    <div aria-hidden>
      <Skeleton className="mb-3 h-4 w-28" />
      <div className="mb-6 flex items-center gap-3">
        <Skeleton className="size-12" />
        <div className="space-y-2">
          <Skeleton className="h-5 w-52" />
          <Skeleton className="h-3.5 w-36" />
        </div>
      </div>
      <Skeleton className="mb-6 h-8 w-full max-w-md" />
      <Skeleton className="h-56 w-full max-w-3xl" />
    </div>
  )
}
