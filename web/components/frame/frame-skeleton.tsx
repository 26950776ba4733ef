import { clsx } from 'clsx'
import { useTexts } from '#web/texts/texts.ts'
import { Skeleton } from '#web/ui/display/skeleton.tsx'
import { PageSkeleton } from './page-skeleton.tsx'
import { useCollapsed } from './use-collapsed.ts'

/** Holds the place of the frame until it is known who is there and what they may see. */
export function FrameSkeleton() {
  const { table } = useTexts().ui
  const [collapsed] = useCollapsed()
  return (
    <div aria-busy className="flex min-h-dvh">
      <div
        data-frame
        className={clsx('hidden shrink-0 border-frame-line border-r bg-frame md:block', collapsed ? 'w-14' : 'w-60')}
      >
        <div className="flex h-(--frame-top) items-center gap-2.5 px-4">
          <Skeleton className="size-6" />
          {!collapsed && <Skeleton className="h-4 w-24" />}
        </div>
        <div className="space-y-4.5 px-4.5 py-4">
          {entries.map((width) => (
            <Skeleton key={width} className={clsx('h-4', collapsed ? 'w-4' : width)} />
          ))}
        </div>
      </div>
      <div className="flex min-w-0 flex-1 flex-col">
        <div className="flex h-(--frame-top) items-center justify-between border-line border-b px-3 sm:px-5">
          <Skeleton className="h-6 w-40" />
          <Skeleton className="size-8 rounded-full" />
        </div>
        <div className="w-full px-4 pt-6 sm:px-6 lg:px-8">
          <PageSkeleton />
        </div>
      </div>
      <p role="status" className="sr-only">
        {table.loading}
      </p>
    </div>
  )
}

const entries = ['w-32', 'w-24', 'w-36', 'w-28', 'w-20']
