import type { PermissionCategory } from '#contract/matrix.ts'
import type { CatalogueTexts as Words } from '#web/texts/access/catalogue-en.ts'

export interface NamedPermission {
  /** `orders.view`, as the host product's code asks for it. */
  code: string
  /** "View" */
  action: string
  /** "Orders: View" */
  name: string
}

export interface NamedResourceType {
  code: string
  name: string
  description: string
  permissions: readonly NamedPermission[]
}

export interface NamedCategory {
  id: string
  name: string
  resourceTypes: readonly NamedResourceType[]
  codes: readonly string[]
}

/** The catalogue in the reader's words: those it brought along are translated, others stand as they were written. */
export function namedCatalogue(categories: readonly PermissionCategory[], words: Words): NamedCategory[] {
  return categories.map(({ category, resourceTypes }) => {
    const named = resourceTypes.map(({ code, label, description, actions }) => {
      const name = typeName(label, words)
      const permissions = actions.map((action) => permissionOf(code, name, action, words))
      return { code, name, description, permissions }
    })
    return {
      id: category,
      name: categoryName(category, words),
      resourceTypes: named,
      codes: named.flatMap(({ permissions }) => permissions.map(({ code }) => code)),
    }
  })
}

/** `TENANT` reads as "Organization". */
export const categoryName = (category: string, words: Words) => words.categories[category] ?? sentenceCase(category)

/** What the catalogue brought along is called in the reader's words, other things as somebody wrote them. */
export const typeName = (label: string, words: Words) => words.types[label] ?? label

function permissionOf(type: string, typeName: string, action: string, words: Words): NamedPermission {
  const actionName = words.actions[action] ?? sentenceCase(action)
  return { code: `${type}.${action}`, action: actionName, name: `${typeName}: ${actionName}` }
}

/** The name of any permission by its code; of one that is no longer in the catalogue, the code. */
export function permissionNames(catalogue: readonly NamedCategory[]): (code: string) => string {
  const names = new Map(
    catalogue.flatMap(({ resourceTypes }) =>
      resourceTypes.flatMap(({ permissions }) => permissions.map(({ code, name }) => [code, name] as const)),
    ),
  )
  return (code) => names.get(code) ?? code
}

/** What of the catalogue holds every word typed, in a name, a code or the name of a category. */
export function matching(catalogue: readonly NamedCategory[], typed: string): NamedCategory[] {
  const words = typed.toLocaleLowerCase().split(/\s+/).filter(Boolean)
  if (words.length === 0) return [...catalogue]
  return catalogue.flatMap((category) => {
    const resourceTypes = category.resourceTypes.flatMap((type) => {
      const permissions = type.permissions.filter(({ name, code }) => {
        const text = `${category.name} ${name} ${code}`.toLocaleLowerCase()
        return words.every((word) => text.includes(word))
      })
      return permissions.length > 0 ? [{ ...type, permissions }] : []
    })
    const codes = resourceTypes.flatMap(({ permissions }) => permissions.map(({ code }) => code))
    return resourceTypes.length > 0 ? [{ ...category, resourceTypes, codes }] : []
  })
}

/** `FIELD_SERVICE` reads as "Field service"; what somebody wrote with small letters is left alone. */
const sentenceCase = (word: string) => {
  const plain = word.replaceAll('_', ' ')
  const calm = plain === plain.toUpperCase() ? plain.toLowerCase() : plain
  return calm.charAt(0).toUpperCase() + calm.slice(1)
}
