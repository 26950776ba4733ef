import { Skeleton } from '#web/ui/display/skeleton.tsx'

/** Holds the place of a page inside the frame: its title, and what stands under it. */
export function PageSkeleton() {
  return (
    <div aria-hidden className="space-y-2">
      <Skeleton className="h-6 w-48" />
      <Skeleton className="h-4 w-full max-w-96" />
      <Skeleton className="mt-6 h-64 rounded-xl" />
    </div>
  )
}
