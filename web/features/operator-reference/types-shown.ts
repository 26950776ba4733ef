import type { ResourceType } from '#contract/reference-data.ts'
import type { TableView } from '#web/ui/table/table-view.ts'

export const shows = ['all', 'active', 'inactive', 'own'] as const
export type Show = (typeof shows)[number]

export const showOf = (view: TableView): Show => shows.find((show) => show === view.filters?.show?.[0]) ?? 'all'

/** How the reader calls a type and its category. */
export type NamesOf = (type: ResourceType) => string

/** All of them are here at once, so the page itself searches: every word, in whatever one sees of a type. */
export function typesShown(types: readonly ResourceType[], view: TableView, namesOf: NamesOf): ResourceType[] {
  const words = (view.q ?? '').toLocaleLowerCase().split(/\s+/).filter(Boolean)
  const show = showOf(view)
  return types.filter((type) => isShown(type, show) && words.every((word) => textOf(type, namesOf).includes(word)))
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

const textOf = (type: ResourceType, namesOf: NamesOf) => {
  const permissions = type.actions.map((action) => `${type.code}.${action}`).join(' ')
  return `${namesOf(type)} ${type.code} ${type.description} ${permissions}`.toLocaleLowerCase()
}
