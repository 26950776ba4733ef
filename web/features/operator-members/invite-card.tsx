import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { z } from 'zod'
import type { InviteResult } from '#contract/invitations.ts'
import { inTenant, listUsers } from '#contract/operator.ts'
import { emailShape } from '#contract/shapes.ts'
import { askAsOperator } from '#web/api/ask-as-operator.ts'
import { useOperatorTexts } from '#web/texts/operator/texts.ts'
import type { ComboboxOption, OptionSearch } from '#web/ui/combobox/combobox-option.ts'
import { Card } from '#web/ui/display/card.tsx'
import { ComboboxField, MultiComboboxField } from '#web/ui/form/combobox-field.tsx'
import { Form } from '#web/ui/form/form.tsx'
import { useShapeForm } from '#web/ui/form/use-shape-form.ts'
import { InviteResults } from './invite-results.tsx'
import { rolesQuery } from './queries.ts'
import { roleOptions, searchRoles } from './role-options.ts'

const option = z.object({ value: z.string(), label: z.string() })

export interface InviteCardProps {
  tenantId: string
  /** Nobody is in it yet: whoever comes first has to be able to invite the others. */
  isFirst: boolean
}

/** By e-mail or by name, several at once, with one role. */
export function InviteCard({ tenantId, isFirst }: InviteCardProps) {
  const t = useOperatorTexts().members.invite
  const client = useQueryClient()
  const [results, setResults] = useState<readonly InviteResult[]>()
  const shape = z.object({
    people: z.array(option).min(1, t.noEmail),
    role: option.nullable().refine((role) => role !== null, t.noRole),
  })
  const form = useShapeForm({ shape, initial: { people: [], role: null } })
  const { role, people } = form.watch()
  const highest = useQuery({ ...rolesQuery(tenantId), enabled: isFirst }).data?.items.find((one) => one.isGivable)
  useEffect(() => {
    if (isFirst && highest && !role) form.setValue('role', roleOptions([highest])[0] ?? null)
  }, [isFirst, highest, role, form])
  const invite = async (values: z.output<typeof shape>) => {
    const emails = values.people.map((person) => person.value)
    const roleIds = [values.role?.value ?? '']
    const answer = await askAsOperator(inTenant.inviteMembers, { tenantId, emails, roleIds })
    setResults(answer.results)
    // Whoever was refused stays, so that it can be mended.
    const refused = new Set(answer.results.flatMap(({ status, email }) => (status === 'refused' ? [email] : [])))
    form.setValue(
      'people',
      values.people.filter((person) => refused.has(person.value)),
    )
    await client.invalidateQueries({ queryKey: ['operator'] })
  }
  return (
    <Card title={t.title} description={t.body}>
      <Form form={form} submitLabel={t.submit(people?.length ?? 0)} onSubmit={invite} className="space-y-4">
        <div className="grid gap-4 sm:grid-cols-[minmax(0,2fr)_minmax(0,1fr)]">
          <MultiComboboxField
            name="people"
            label={t.emails}
            placeholder={t.emailsPlaceholder}
            search={searchPeople}
            create={addressOption}
          />
          <ComboboxField
            name="role"
            label={t.role}
            placeholder={t.rolePlaceholder}
            search={searchRoles(client, tenantId)}
          />
        </div>
      </Form>
      {results && <InviteResults results={results} onDone={() => setResults(undefined)} />}
    </Card>
  )
}

function addressOption(text: string): ComboboxOption | undefined {
  const { data } = emailShape.safeParse(text)
  return data === undefined ? undefined : { value: data, label: data }
}

/** People who have an account already, by name or e-mail; nobody before something is typed. */
const searchPeople: OptionSearch = async (term, signal) => {
  if (term.length < 2) return []
  const found = await askAsOperator(listUsers, { q: term, limit: 6 }, { signal })
  return found.items.map((user) => ({
    value: user.email,
    label: user.name || user.email,
    detail: user.name ? user.email : undefined,
    avatar: { kind: 'person' },
  }))
}
