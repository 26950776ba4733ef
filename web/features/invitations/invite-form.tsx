import { useQuery } from '@tanstack/react-query'
import { useRouter } from '@tanstack/react-router'
import { lazy, Suspense, useMemo } from 'react'
import { parseAddresses } from '#contract/addresses.ts'
import type { Me } from '#contract/context.ts'
import { checkInvites } from '#contract/invitations.ts'
import { memberKinds, type RoleBadge } from '#contract/shapes.ts'
import { call } from '#web/api/call.ts'
import { can } from '#web/api/context.ts'
import { groupChoicesQuery } from '#web/api/members.ts'
import { usePeopleTexts } from '#web/texts/people/texts.ts'
import { useTenantTexts } from '#web/texts/tenant/texts.ts'
import { searchOptions } from '#web/ui/combobox/combobox-option.ts'
import { Skeleton } from '#web/ui/display/skeleton.tsx'
import { ChoiceChips } from '#web/ui/form/choice-chips.tsx'
import { Form } from '#web/ui/form/form.tsx'
import { TextareaField } from '#web/ui/form/text-field.tsx'
import { useShapeForm } from '#web/ui/form/use-shape-form.ts'
import type { Checked } from './invite-review.tsx'
import { type InviteForm as Filled, inviteShape, kindOfRole, offerOf } from './invite-shape.ts'

// Comes while the addresses are being pasted: the page itself opens without it.
const MultiComboboxField = lazy(async () => ({
  default: (await import('#web/ui/form/combobox-field.tsx')).MultiComboboxField,
}))

export interface InviteFormProps {
  tenant: string
  me: Me
  email?: string | undefined
  roles: readonly RoleBadge[]
  onChecked: (checked: Checked) => void
}

export function InviteForm({ tenant, me, email = '', roles, onChecked }: InviteFormProps) {
  const { invite } = usePeopleTexts()
  const { kinds } = useTenantTexts().context
  const { history } = useRouter()
  const groups = useQuery({ ...groupChoicesQuery(tenant), enabled: can(me, 'team.view') }).data ?? []
  const shape = useMemo(() => inviteShape(invite), [invite])
  const form = useShapeForm({
    shape,
    initial: { emails: email, roles: [], groups: [], kind: kindOfRole, message: '' },
  })
  const submit = async (values: Filled) => {
    const { emails } = values
    const check = await call(checkInvites, { emails }, { tenant, idempotencyKey: undefined })
    // The next step takes the form's place once it is no longer unsaved.
    setTimeout(() => onChecked({ offer: offerOf(values), check }))
  }
  const found = useFound(form.watch('emails'))
  const options = roles.map(({ id, name, rank }) => ({ value: id, label: name, detail: invite.rank(rank) }))
  const givableGroups = groups.filter((group) => group.isGivable).map(({ id, name }) => ({ value: id, label: name }))
  return (
    <Form
      form={form}
      onSubmit={submit}
      submitLabel={invite.submit(found.good)}
      onCancel={() => history.push(`/o/${tenant}/team`)}
    >
      <TextareaField
        name="emails"
        label={invite.emails}
        help={found.good + found.bad > 1 ? invite.found(found.good, found.bad) : invite.emailsHelp}
        placeholder={invite.emailsPlaceholder}
        rows={5}
      />
      <Suspense fallback={<Skeleton className="h-20" />}>
        <MultiComboboxField
          name="roles"
          label={invite.roles}
          help={invite.rolesHelp}
          placeholder={invite.rolesPlaceholder}
          search={searchOptions(options)}
        />
        {givableGroups.length > 0 && (
          <MultiComboboxField
            name="groups"
            label={invite.groups}
            help={invite.groupsHelp}
            placeholder={invite.groupsPlaceholder}
            search={searchOptions(givableGroups)}
            optional
          />
        )}
      </Suspense>
      <ChoiceChips
        name="kind"
        label={invite.kind}
        help={invite.kindHelp}
        options={[
          { value: kindOfRole, label: invite.kindFromRole },
          ...memberKinds.map((value) => ({ value, label: kinds[value] })),
        ]}
      />
      <TextareaField name="message" label={invite.message} help={invite.messageHelp} optional rows={3} />
    </Form>
  )
}

function useFound(text: string) {
  return useMemo(() => {
    const all = parseAddresses(text)
    const good = all.filter((one) => 'email' in one).length
    return { good, bad: all.length - good }
  }, [text])
}
