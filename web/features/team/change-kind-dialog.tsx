import { useQuery } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import { z } from 'zod'
import type { ListedRole } from '#contract/roles.ts'
import { type MemberKind, memberKind, memberKinds } from '#contract/shapes.ts'
import type { MemberDetail } from '#contract/team.ts'
import { rolesQuery } from '#web/api/team.ts'
import { usePeopleTexts } from '#web/texts/people/texts.ts'
import { useTenantTexts } from '#web/texts/tenant/texts.ts'
import { searchOptions } from '#web/ui/combobox/combobox-option.ts'
import { Notice } from '#web/ui/display/notice.tsx'
import { Skeleton } from '#web/ui/display/skeleton.tsx'
import { ChoiceChips } from '#web/ui/form/choice-chips.tsx'
import { MultiComboboxField } from '#web/ui/form/combobox-field.tsx'
import { Form } from '#web/ui/form/form.tsx'
import { useShapeForm } from '#web/ui/form/use-shape-form.ts'
import { Dialog } from '#web/ui/overlay/dialog.tsx'
import { nameOf } from './member-name.ts'
import { roleOption, someRoles } from './role-options.ts'
import { rolesForKind } from './roles-for-kind.ts'
import { refusalText, useMemberChanges } from './use-member-changes.ts'

export interface ChangeKindDialogProps {
  tenant: string
  member: MemberDetail
  onClose: () => void
}

/** From the team to the outside or back: with the roles that go with it, and what that means for them. */
export function ChangeKindDialog({ tenant, member, onClose }: ChangeKindDialogProps) {
  const texts = usePeopleTexts().member
  const { data, error } = useQuery(rolesQuery(tenant))
  return (
    <Dialog open onOpenChange={(open) => !open && onClose()} title={texts.kindTitle(nameOf(member))} size="lg">
      {error ? (
        <Notice tone="danger">{refusalText(error)}</Notice>
      ) : data ? (
        <KindForm tenant={tenant} member={member} roles={data.items} onClose={onClose} />
      ) : (
        <Skeleton className="h-40" />
      )}
    </Dialog>
  )
}

function KindForm({ tenant, member, roles, onClose }: ChangeKindDialogProps & { roles: readonly ListedRole[] }) {
  const { member: texts, invite } = usePeopleTexts()
  const { team, context } = useTenantTexts()
  const { changeKind } = useMemberChanges(tenant)
  const held = member.grants.filter(({ group }) => !group).map(({ role }) => role)
  const optionOf = (role: Pick<ListedRole, 'id' | 'name' | 'rank'>) => roleOption(role, invite.rank)
  const form = useShapeForm({
    shape: z.object({ kind: memberKind, roles: someRoles(invite.rolesMissing) }),
    initial: { kind: member.kind, roles: held.map(optionOf) },
  })
  const [kind, chosen] = form.watch(['kind', 'roles'])
  const shownFor = useRef<MemberKind>(member.kind)
  useEffect(() => {
    if (shownFor.current === kind) return
    shownFor.current = kind
    form.setValue('roles', rolesForKind(kind, held, roles).map(optionOf), { shouldDirty: true })
  })
  const offered = roles.filter((role) => role.isGivable && (role.kind === 'team' || role.kind === kind))
  const save = async (values: { kind: MemberKind; roles: { value: string }[] }) => {
    const roleIds = values.roles.map(({ value }) => value)
    await changeKind(member, { kind: values.kind, roleIds }, texts.kindSaved(nameOf(member)))
    onClose()
  }
  const lost = held.filter(({ id }) => !chosen.some(({ value }) => value === id)).map(({ name }) => name)
  const gained = chosen.filter(({ value }) => !held.some(({ id }) => id === value)).map(({ label }) => label)
  const effects = [
    kind !== member.kind && (kind === 'team' ? texts.kindToTeam : texts.kindToPortal),
    lost.length > 0 && texts.kindLoses(lost.join(', ')),
    gained.length > 0 && texts.kindGains(gained.join(', ')),
  ].filter((line) => line !== false)
  return (
    <Form form={form} onSubmit={save} submitLabel={texts.kindSubmit} onCancel={onClose} guard={false}>
      <ChoiceChips
        name="kind"
        label={texts.kind}
        help={invite.kindHelp}
        options={memberKinds.map((value) => ({ value, label: context.kinds[value] }))}
      />
      <MultiComboboxField
        name="roles"
        label={team.columns.roles}
        help={invite.rolesHelp}
        placeholder={invite.rolesPlaceholder}
        search={searchOptions(offered.map(optionOf))}
      />
      {effects.length > 0 && (
        <Notice title={texts.effect}>
          <ul className="mt-1 list-disc space-y-0.5 pl-4">
            {effects.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        </Notice>
      )}
    </Form>
  )
}
