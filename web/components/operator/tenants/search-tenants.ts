import { listTenants } from '#contract/operator.ts'
import { askAsOperator } from '#web/api/ask-as-operator.ts'
import type { OptionSearch } from '#web/ui/combobox/combobox-option.ts'

/** Organizations by name, to choose one by its address. */
export const searchTenants: OptionSearch = async (term, signal) => {
  const found = await askAsOperator(listTenants, { q: term || undefined, limit: 8, sort: 'name' }, { signal })
  return found.items.map(({ slug, name, logoUrl }) => ({
    value: slug,
    label: name,
    detail: slug,
    avatar: { kind: 'organization', imageUrl: logoUrl },
  }))
}
