import type { QueryClient } from '@tanstack/react-query'
import { teamQuery } from '#web/api/team.ts'
import type { ComboboxOption, OptionSearch } from '#web/ui/combobox/combobox-option.ts'

interface Someone {
  id: string
  name: string
  email: string
}

export const optionOfPerson = ({ id, name, email }: Someone): ComboboxOption => ({
  value: id,
  label: name || email,
  detail: email,
  avatar: { kind: 'person' },
})

/** Members and people invited, found by name or e-mail; those beyond one's rank cannot be chosen. */
export const searchPeople =
  (client: QueryClient, tenant: string): OptionSearch =>
  async (term) => {
    const page = await client.fetchQuery(teamQuery(tenant, { ...(term && { q: term }), limit: 20, sort: 'name' }))
    return page.items.map((member) => ({
      ...optionOfPerson(member),
      disabled: !member.isManageable || member.isSelf,
    }))
  }

/** What was pasted, each by its address. */
export const resolvePeople = (client: QueryClient, tenant: string) => (values: readonly string[]) =>
  Promise.all(
    values.map(async (value) => {
      const page = await client.fetchQuery(teamQuery(tenant, { q: value, limit: 5 }))
      const wanted = value.trim().toLocaleLowerCase()
      const found = page.items.find(
        ({ email, name }) => email.toLocaleLowerCase() === wanted || name.toLocaleLowerCase() === wanted,
      )
      return found?.isManageable && !found.isSelf ? optionOfPerson(found) : undefined
    }),
  )
