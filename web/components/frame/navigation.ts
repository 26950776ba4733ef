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

/** The address of the item for this page; of several that fit, as with pages below pages, the most precise. */
export function currentHref(sections: readonly NavigationSection[], pathname: string): string | undefined {
  const fitting = sections.flatMap(({ items }) => items).filter((item) => isAround(item, pathname))
  return fitting.sort((one, other) => other.href.length - one.href.length)[0]?.href
}

function isAround({ href, exact }: NavigationItem, pathname: string): boolean {
  return pathname === href || (!exact && pathname.startsWith(`${href}/`))
}
