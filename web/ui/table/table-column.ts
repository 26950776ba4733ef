import type { ReactNode } from 'react'

export interface TableColumn<Row> {
  /** Also the name the server sorts by. */
  id: string
  header: string
  cell: (row: Row) => ReactNode
  sortable?: boolean | undefined
  align?: 'start' | 'end' | undefined
  /** A width utility such as `w-40`; without one the column takes what it needs. */
  width?: string | undefined
  /** Not shown until asked for. */
  hidden?: boolean | undefined
  /** Cards on small screens leave it out. */
  wideOnly?: boolean | undefined
}

export interface TableFilter {
  id: string
  label: string
  options: readonly { value: string; label: string }[]
  /** Only one value at a time. */
  single?: boolean | undefined
}
