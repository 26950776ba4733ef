import { clsx } from 'clsx'
import type { ReactNode } from 'react'

export interface CardProps {
  title?: ReactNode | undefined
  description?: ReactNode | undefined
  actions?: ReactNode | undefined
  footer?: ReactNode | undefined
  children?: ReactNode
  className?: string | undefined
}

export function Card({ title, description, actions, footer, children, className }: CardProps) {
  return (
    <section className={clsx('rounded-xl border border-line bg-surface shadow-low', className)}>
      {(title || actions) && (
        <header className="flex flex-wrap items-start justify-between gap-x-4 gap-y-2 px-5 pt-4">
          <div className="min-w-0">
            {title && <h2 className="font-semibold text-base">{title}</h2>}
            {description && <p className="mt-0.5 text-muted">{description}</p>}
          </div>
          {actions && <div className="flex items-center gap-2">{actions}</div>}
        </header>
      )}
      <div className="px-5 py-4">{children}</div>
      {footer && (
        <footer className="flex items-center justify-end gap-2 rounded-b-xl border-line border-t bg-canvas px-5 py-3">
          {footer}
        </footer>
      )}
    </section>
  )
}
