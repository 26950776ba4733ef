import type { LucideIcon } from 'lucide-react'
import type { ReactNode } from 'react'

export interface StateFrameProps {
  Icon: LucideIcon
  title: string
  children?: ReactNode
  actions?: ReactNode | undefined
  role?: 'status' | 'alert' | undefined
}

/** How the states of a page or list without content look alike. */
export function StateFrame({ Icon, title, children, actions, role }: StateFrameProps) {
  return (
    <div role={role} className="mx-auto flex max-w-md flex-col items-center px-6 py-14 text-center">
      <span className="mb-4 grid size-11 place-items-center rounded-xl border border-line bg-surface text-muted shadow-low">
        <Icon aria-hidden className="size-5" />
      </span>
      <h2 className="font-semibold text-base">{title}</h2>
      {children && <div className="mt-1 text-balance text-muted">{children}</div>}
      {actions && <div className="mt-5 flex flex-wrap justify-center gap-2">{actions}</div>}
    </div>
  )
}
