import { clsx } from 'clsx'

/** The mark: one roof, and rooms beneath it that share no wall. */
export function Logo({ className }: { className?: string | undefined }) {
  return (
    <svg viewBox="0 0 24 24" aria-hidden="true" className={clsx('shrink-0', className ?? 'size-6')}>
      <rect width="24" height="24" rx="6" className="fill-accent" />
      <g className="fill-on-accent">
        <rect x="5" y="5.5" width="14" height="3.2" rx="1" />
        <rect x="5" y="10.4" width="3.6" height="8.1" rx="1" opacity="0.72" />
        <rect x="10.2" y="10.4" width="3.6" height="8.1" rx="1" />
        <rect x="15.4" y="10.4" width="3.6" height="8.1" rx="1" opacity="0.72" />
      </g>
    </svg>
  )
}
