import { Inbox, type LucideIcon } from 'lucide-react'
import type { ReactNode } from 'react'
import { StateFrame } from './state-frame.tsx'

export interface EmptyStateProps {
  Icon?: LucideIcon | undefined
  title: string
  /** Says what the thing is and why one would want it. */
  children?: ReactNode
  /** The first action. */
  action?: ReactNode | undefined
}

export function EmptyState({ Icon = Inbox, title, children, action }: EmptyStateProps) {
  return (
    <StateFrame Icon={Icon} title={title} actions={action}>
      {children}
    </StateFrame>
  )
}
