import { clsx } from 'clsx'
import type { ReactNode } from 'react'

export type Tone = keyof typeof tones

export interface BadgeProps {
  tone?: Tone | undefined
  /** A small dot before the text, for a status. */
  dot?: boolean | undefined
  icon?: ReactNode | undefined
  title?: string | undefined
  children: ReactNode
}

export function Badge({ tone = 'neutral', dot, icon, title, children }: BadgeProps) {
  return (
    <span
      title={title}
      className={clsx(
        'inline-flex h-5 max-w-full items-center gap-1.5 whitespace-nowrap rounded-full px-2 font-medium text-xs [&_svg]:size-3',
        tones[tone],
      )}
    >
      {dot && <span aria-hidden className="size-1.5 shrink-0 rounded-full bg-current" />}
      {icon}
      <span className="truncate">{children}</span>
    </span>
  )
}

const tones = {
  neutral: 'bg-subtle text-muted',
  accent: 'bg-accent-soft text-accent-ink',
  success: 'bg-success-soft text-success-ink',
  warning: 'bg-warning-soft text-warning-ink',
  danger: 'bg-danger-soft text-danger-ink',
  info: 'bg-info-soft text-info-ink',
}
