import { clsx } from 'clsx'
import type { ReactNode } from 'react'

export interface PageColumnProps {
  /** `reading` for text and forms, `narrow` for one short form, `full` for tables and the matrix. */
  width?: keyof typeof widths | undefined
  children: ReactNode
}

/** What a page stands in, inside the frame. */
export function PageColumn({ width = 'full', children }: PageColumnProps) {
  return <div className={clsx('mx-auto w-full', widths[width])}>{children}</div>
}

const widths = { full: 'max-w-none', reading: 'max-w-[75rem]', narrow: 'max-w-2xl' }
