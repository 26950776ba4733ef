import { z } from 'zod'
import { listUsers } from '#contract/operator-users.ts'
import { emailShape } from '#contract/shapes.ts'
import { askAsOperator } from '#web/api/ask-as-operator.ts'
import { type PageTexts, usePageTexts } from '#web/texts/operator/page-texts.ts'
import type { ComboboxOption, OptionSearch } from '#web/ui/combobox/combobox-option.ts'
import { MultiComboboxField } from '#web/ui/form/combobox-field.tsx'

/** People who have an account, by name or e-mail, and addresses of anybody else. */
export function PeopleField() {
  const t = usePageTexts().memberships.new
  return (
    <MultiComboboxField
      name="people"
      label={t.people}
      help={t.peopleHelp}
      placeholder={t.peoplePlaceholder}
      search={searchPeople}
      create={addressOption}
    />
  )
}

export const peopleShape = (t: PageTexts['memberships']['new']) =>
  z
    .array(z.object({ value: z.string(), label: z.string() }))
    .min(1, t.noPeople)
    .max(500, t.tooMany)
    .transform((people) => people.map(({ value }) => ({ email: value })))

/** What is no address stays as it was typed: it comes back among the results, and nothing that was pasted is lost. */
export function addressOption(text: string): ComboboxOption | undefined {
  const typed = text.trim()
  if (!typed.includes('@')) return undefined
  const email = emailShape.safeParse(typed).data ?? typed
  return { value: email, label: email }
}

const searchPeople: OptionSearch = async (term, signal) => {
  const found = await askAsOperator(listUsers, { q: term || undefined, limit: 8, status: 'active' }, { signal })
  return found.items.map(({ email, name }) => ({
    value: email,
    label: name || email,
    detail: name ? email : undefined,
    avatar: { kind: 'person' },
  }))
}
