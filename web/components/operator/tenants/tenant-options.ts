import { listTenants } from '#contract/operator.ts'
import { askAsOperator } from '#web/api/ask-as-operator.ts'
import type { OptionSearch } from '#web/ui/combobox/combobox-option.ts'

/** Organizations people can be invited into, by name. */
export const searchActiveTenants: OptionSearch = async (term, signal) => {
  const input = { q: term || undefined, limit: 8, sort: 'name', status: 'active' } as const
  const found = await askAsOperator(listTenants, input, { signal })
  return found.items.map(({ id, slug, name, logoUrl }) => ({
    value: id,
    label: name,
    detail: slug,
    avatar: { kind: 'organization', imageUrl: logoUrl },
  }))
}
