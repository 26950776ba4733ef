import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { z } from 'zod'
import { addMemberships, type MembershipResult, type newMemberships } from '#contract/operator-memberships.ts'
import { memberKind, memberKinds } from '#contract/shapes.ts'
import { askAsOperator } from '#web/api/ask-as-operator.ts'
import { blankPlace, PlaceFields, placeShape } from '#web/components/operator/users/place-fields.tsx'
import { usePageTexts } from '#web/texts/operator/page-texts.ts'
import { wordsOfCode } from '#web/texts/operator/problem-words.ts'
import type { ComboboxOption } from '#web/ui/combobox/combobox-option.ts'
import { Card } from '#web/ui/display/card.tsx'
import { SelectField } from '#web/ui/form/choice-field.tsx'
import { Form } from '#web/ui/form/form.tsx'
import { useShapeForm } from '#web/ui/form/use-shape-form.ts'
import { AddedPeople } from './added-people.tsx'
import { PeopleField, peopleShape } from './people-field.tsx'

export interface Added {
  organization: string
  results: readonly MembershipResult[]
}

/** Who was refused stands in the form again when one comes back to it, beside the same place. */
export function AddPeople() {
  const [added, setAdded] = useState<Added>()
  const [initial, setInitial] = useState<Draft>(blank)
  if (!added) {
    return (
      <AddPeopleForm
        initial={initial}
        onAdded={(results, draft) => {
          const refused = new Set(results.flatMap((one) => (one.status === 'refused' ? [one.email] : [])))
          setInitial({ ...draft, people: draft.people.filter((person) => refused.has(person.value)) })
          setAdded({ organization: draft.tenant?.label ?? '', results })
        }}
      />
    )
  }
  return <AddedPeople added={added} onBack={() => setAdded(undefined)} />
}

interface Draft {
  tenant: ComboboxOption | null
  roles: ComboboxOption[]
  people: ComboboxOption[]
  kind: z.infer<typeof memberKind>
}

const blank: Draft = { ...blankPlace, people: [], kind: 'team' }

interface AddPeopleFormProps {
  initial: Draft
  onAdded: (results: readonly MembershipResult[], draft: Draft) => void
}

function AddPeopleForm({ initial, onAdded }: AddPeopleFormProps) {
  const { memberships, members, users } = usePageTexts()
  const t = memberships.new
  const client = useQueryClient()
  const shape = z.object({ ...placeShape(users), people: peopleShape(t), kind: memberKind })
  const form = useShapeForm({ shape, initial })
  const add = async ({ tenant, roles, people, kind }: z.output<typeof shape>) => {
    const asked: z.input<typeof newMemberships> = { tenantId: tenant, roleIds: roles, people, kind }
    const { results } = await askAsOperator(addMemberships, asked)
    void client.invalidateQueries({ queryKey: ['operator'] })
    onAdded(results, form.getValues() as Draft)
  }
  return (
    <Card>
      <Form
        form={form}
        submitLabel={t.submit(form.watch('people').length)}
        onSubmit={add}
        describeProblem={({ code }) => wordsOfCode(code)}
      >
        <PlaceFields />
        <PeopleField />
        <div className="max-w-60">
          <SelectField
            name="kind"
            label={t.kind}
            options={memberKinds.map((kind) => ({ value: kind, label: members.kinds[kind] }))}
          />
        </div>
      </Form>
    </Card>
  )
}
