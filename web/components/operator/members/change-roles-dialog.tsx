import { useQuery, useQueryClient } from '@tanstack/react-query'
import { z } from 'zod'
import { inTenant } from '#contract/operator-in-tenant.ts'
import type { RoleBadge as Role } from '#contract/shapes.ts'
import type { MemberDetail, TeamMember } from '#contract/team.ts'
import { askAsOperator } from '#web/api/ask-as-operator.ts'
import { isRefused } from '#web/api/refused.ts'
import { userName } from '#web/components/operator/users/user-name.ts'
import { usePageTexts } from '#web/texts/operator/page-texts.ts'
import { RoleBadge } from '#web/ui/display/role-badge.tsx'
import { Skeleton } from '#web/ui/display/skeleton.tsx'
import { MultiComboboxField } from '#web/ui/form/combobox-field.tsx'
import { Form } from '#web/ui/form/form.tsx'
import { useShapeForm } from '#web/ui/form/use-shape-form.ts'
import { Dialog } from '#web/ui/overlay/dialog.tsx'
import { toast } from '#web/ui/overlay/toasts.ts'
import { FailedState } from '#web/ui/states/failed-state.tsx'
import { memberQuery, rolesQuery, showChange } from './queries.ts'
import { roleOptions, searchRoles } from './role-options.ts'

export interface ChangeRolesDialogProps {
  tenantId: string
  member: TeamMember
  onClose: () => void
}

/** Only what is held directly is changed here: what comes through a group is the group's. */
export function ChangeRolesDialog({ tenantId, member, onClose }: ChangeRolesDialogProps) {
  const t = usePageTexts().members.changeRoles
  const detail = useQuery(memberQuery(tenantId, member.id))
  return (
    <Dialog open onOpenChange={(open) => !open && onClose()} title={t.title(userName(member))}>
      {detail.data ? (
        <RolesForm tenantId={tenantId} member={detail.data} onClose={onClose} />
      ) : detail.error ? (
        <FailedState onRetry={() => void detail.refetch()} retrying={detail.isFetching} />
      ) : (
        <Skeleton className="h-24 w-full" />
      )}
    </Dialog>
  )
}

interface RolesFormProps {
  tenantId: string
  member: MemberDetail
  onClose: () => void
}

function RolesForm({ tenantId, member, onClose }: RolesFormProps) {
  const t = usePageTexts().members.changeRoles
  const client = useQueryClient()
  const direct = member.grants.filter(({ group }) => !group).map(({ role }) => role)
  const option = z.object({ value: z.string(), label: z.string() })
  const shape = z.object({ roles: z.array(option).min(1, t.atLeastOne) })
  const form = useShapeForm({ shape, initial: { roles: roleOptions(direct) } })
  const save = useSaveRoles({ tenantId, member, onClose })
  return (
    <Form
      form={form}
      submitLabel={t.submit}
      onSubmit={({ roles }) => save(roles.map((role) => role.value))}
      onCancel={onClose}
      guard={false}
      describeProblem={(problem) => (isRefused(problem, 'changed_meanwhile') ? problem.title : undefined)}
    >
      <MultiComboboxField name="roles" label={t.roles} help={t.help} search={searchRoles(client, tenantId)} />
      <ThroughGroups member={member} />
    </Form>
  )
}

function ThroughGroups({ member }: { member: MemberDetail }) {
  const t = usePageTexts().members.changeRoles
  const given = member.grants.flatMap(({ role, group }) => (group ? [{ role, group }] : []))
  if (given.length === 0) return null
  return (
    <div className="space-y-1.5">
      <p className="text-muted text-sm">{t.throughGroups}</p>
      <ul className="space-y-1">
        {given.map(({ role, group }) => (
          <li key={`${role.id} ${group.id}`} className="flex flex-wrap items-center gap-2">
            <RoleBadge name={role.name} rank={role.rank} />
            <span className="text-muted text-sm">{group.name}</span>
          </li>
        ))}
      </ul>
    </div>
  )
}

function useSaveRoles({ tenantId, member, onClose }: RolesFormProps) {
  const t = usePageTexts().members.changeRoles
  const client = useQueryClient()
  const roles = useQuery(rolesQuery(tenantId))
  return async (roleIds: readonly string[]) => {
    const kept = member.grants.filter(({ group }) => group).map(({ role }) => role)
    const wanted = (roles.data?.items ?? []).filter((role) => roleIds.includes(role.id))
    const shown = new Map([...wanted, ...kept].map((role) => [role.id, badge(role)]))
    const takeBack = showChange(client, tenantId, member.id, { roles: [...shown.values()] })
    try {
      await askAsOperator(inTenant.changeMember, {
        tenantId,
        id: member.id,
        roleIds: [...roleIds],
        version: member.version,
      })
      toast({ tone: 'success', text: t.done(userName(member)) })
      onClose()
    } catch (error) {
      takeBack()
      throw error
    } finally {
      await client.invalidateQueries({ queryKey: ['operator'] })
    }
  }
}

const badge = ({ id, name, rank }: Role) => ({ id, name, rank })
