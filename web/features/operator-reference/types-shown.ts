import type { ResourceType } from '#contract/reference-data.ts'
import type { TableView } from '#web/ui/table/table-view.ts'

export const shows = ['all', 'active', 'inactive', 'own'] as const
export type Show = (typeof shows)[number]

export const showOf = (view: TableView): Show => shows.find((show) => show === view.filters?.show?.[0]) ?? 'all'

/** All of them are here at once, so the page itself searches: every word, in whatever one sees of a type. */
export function typesShown(
  types: readonly ResourceType[],
  view: TableView,
  categoryName: (category: string) => string,
): ResourceType[] {
  const words = (view.q ?? '').toLocaleLowerCase().split(/\s+/).filter(Boolean)
  const show = showOf(view)
  return types.filter((type) => isShown(type, show) && words.every((word) => textOf(type, categoryName).includes(word)))
}

/** In the order of the catalogue, each category once. */
export function byCategory(types: readonly ResourceType[]): [category: string, types: ResourceType[]][] {
  const categories = new Map<string, ResourceType[]>()
  for (const type of types) categories.set(type.category, [...(categories.get(type.category) ?? []), type])
  return [...categories]
}

function isShown({ isActive, isBuiltin }: ResourceType, show: Show) {
  if (show === 'own') return !isBuiltin
  return show === 'all' || isActive === (show === 'active')
}

const textOf = (
  { label, code, category, description, actions }: ResourceType,
  categoryName: (category: string) => string,
) =>
  `${label} ${code} ${categoryName(category)} ${description} ${actions.map((action) => `${code}.${action}`).join(' ')}`.toLocaleLowerCase()
