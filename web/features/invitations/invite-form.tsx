import { useQueryClient } from '@tanstack/react-query'
import { useRouter } from '@tanstack/react-router'
import { useMemo } from 'react'
import { type InviteResult, inviteMembers } from '#contract/invitations.ts'
import { memberKind, type RoleBadge } from '#contract/shapes.ts'
import { call } from '#web/api/call.ts'
import { tenantKey } from '#web/api/query-client.ts'
import { useTenantTexts } from '#web/texts/tenant/texts.ts'
import { searchOptions } from '#web/ui/combobox/combobox-option.ts'
import { pastedValues } from '#web/ui/combobox/pasted-values.ts'
import { SelectField } from '#web/ui/form/choice-field.tsx'
import { MultiComboboxField } from '#web/ui/form/combobox-field.tsx'
import { Form } from '#web/ui/form/form.tsx'
import { TextareaField } from '#web/ui/form/text-field.tsx'
import { useShapeForm } from '#web/ui/form/use-shape-form.ts'
import { type InviteForm as Filled, inviteShape, kindOfRole, offerOf } from './invite-shape.ts'

export interface InviteFormProps {
  tenant: string
  roles: readonly RoleBadge[]
  onInvited: (results: readonly InviteResult[]) => void
}

export function InviteForm({ tenant, roles, onInvited }: InviteFormProps) {
  const texts = useTenantTexts()
  const { invite } = texts.invitations
  const client = useQueryClient()
  const { history } = useRouter()
  const shape = useMemo(() => inviteShape(invite), [invite])
  const form = useShapeForm({ shape, initial: { emails: '', roles: [], kind: kindOfRole, message: '' } })
  const submit = async (values: Filled) => {
    const { results } = await call(inviteMembers, offerOf(values), { tenant })
    for (const family of ['team', 'invitations', 'dashboard', 'audit']) {
      void client.invalidateQueries({ queryKey: tenantKey(tenant, family) })
    }
    // The results take the form's place once it is no longer unsaved.
    setTimeout(() => onInvited(results))
  }
  const options = roles.map(({ id, name, rank }) => ({ value: id, label: name, detail: invite.rank(rank) }))
  const kinds = memberKind.options.map((value) => ({ value, label: texts.context.kinds[value] }))
  return (
    <Form
      form={form}
      onSubmit={submit}
      submitLabel={invite.submit(pastedValues(form.watch('emails')).length)}
      onCancel={() => history.push(`/o/${tenant}/team`)}
    >
      <TextareaField
        name="emails"
        label={invite.emails}
        help={invite.emailsHelp}
        placeholder={invite.emailsPlaceholder}
        rows={4}
      />
      <MultiComboboxField
        name="roles"
        label={invite.roles}
        help={invite.rolesHelp}
        placeholder={invite.rolesPlaceholder}
        search={searchOptions(options)}
      />
      <SelectField
        name="kind"
        label={invite.kind}
        help={invite.kindHelp}
        options={[{ value: kindOfRole, label: invite.kindFromRole }, ...kinds]}
      />
      <TextareaField name="message" label={invite.message} help={invite.messageHelp} optional rows={3} />
    </Form>
  )
}
