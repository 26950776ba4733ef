import type { QueryClient } from '@tanstack/react-query'
import type { RoleBadge } from '#contract/shapes.ts'
import { pageTexts } from '#web/texts/operator/page-texts.ts'
import { currentLocale } from '#web/texts/speech.ts'
import { type ComboboxOption, type OptionSearch, searchOptions } from '#web/ui/combobox/combobox-option.ts'
import { rolesQuery } from './queries.ts'

/** The roles that can be held here, highest rank first, found by name. */
export const searchRoles =
  (client: QueryClient, tenantId: string): OptionSearch =>
  async (term, signal) => {
    const roles = await client.ensureQueryData(rolesQuery(tenantId))
    return searchOptions(roleOptions(roles.items.filter((role) => role.isGivable)))(term, signal)
  }

export function roleOptions(roles: readonly RoleBadge[]): ComboboxOption[] {
  return roles.map((role) => ({
    value: role.id,
    label: role.name,
    detail: pageTexts().members.invite.rank(new Intl.NumberFormat(currentLocale()).format(role.rank)),
  }))
}
