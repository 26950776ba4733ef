import { clsx } from 'clsx'
import { CircleAlert, CircleCheck, Info, TriangleAlert } from 'lucide-react'
import type { ReactNode } from 'react'

export interface NoticeProps {
  tone?: keyof typeof tones | undefined
  title?: ReactNode | undefined
  actions?: ReactNode | undefined
  children?: ReactNode
}

/** A message that stays in the page, unlike a toast. */
export function Notice({ tone = 'info', title, actions, children }: NoticeProps) {
  const { classes, Icon } = tones[tone]
  return (
    <div role={tone === 'danger' ? 'alert' : 'status'} className={clsx('flex gap-3 rounded-lg px-4 py-3', classes)}>
      <Icon aria-hidden className="mt-0.5 size-4 shrink-0" />
      <div className="min-w-0 flex-1">
        {title && <p className="font-semibold">{title}</p>}
        <div className="text-ink">{children}</div>
      </div>
      {actions && <div className="flex shrink-0 items-center gap-2">{actions}</div>}
    </div>
  )
}

const tones = {
  info: { classes: 'bg-info-soft text-info-ink', Icon: Info },
  success: { classes: 'bg-success-soft text-success-ink', Icon: CircleCheck },
  warning: { classes: 'bg-warning-soft text-warning-ink', Icon: TriangleAlert },
  danger: { classes: 'bg-danger-soft text-danger-ink', Icon: CircleAlert },
}
