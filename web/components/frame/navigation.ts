import type { LucideIcon } from 'lucide-react'

export interface NavigationSection {
  label?: string | undefined
  items: readonly NavigationItem[]
}

export interface NavigationItem {
  label: string
  href: string
  Icon: LucideIcon
  /** Current only at exactly this address, as for a start page whose address begins all others. */
  exact?: boolean | undefined
  count?: number | undefined
}

export function isCurrent(item: NavigationItem, pathname: string): boolean {
  return pathname === item.href || (!item.exact && pathname.startsWith(`${item.href}/`))
}
