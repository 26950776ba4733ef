import { clsx } from 'clsx'

/** Holds the place of what is loading; give it the size of the thing. */
export function Skeleton({ className }: { className?: string | undefined }) {
  return <span aria-hidden className={clsx('block animate-shimmer rounded-sm bg-pressed', className ?? 'h-4 w-full')} />
}
