import { useQuery, useQueryClient } from '@tanstack/react-query'
import { z } from 'zod'
import { inTenant } from '#contract/operator.ts'
import type { RoleBadge } from '#contract/shapes.ts'
import type { TeamMember } from '#contract/team.ts'
import { askAsOperator } from '#web/api/ask-as-operator.ts'
import { isRefused } from '#web/api/refused.ts'
import { usePageTexts } from '#web/texts/operator/page-texts.ts'
import { MultiComboboxField } from '#web/ui/form/combobox-field.tsx'
import { Form } from '#web/ui/form/form.tsx'
import { useShapeForm } from '#web/ui/form/use-shape-form.ts'
import { Dialog } from '#web/ui/overlay/dialog.tsx'
import { toast } from '#web/ui/overlay/toasts.ts'
import { nameOf } from './member-columns.tsx'
import { rolesQuery, showChange } from './queries.ts'
import { roleOptions, searchRoles } from './role-options.ts'

export interface ChangeRolesDialogProps {
  tenantId: string
  member: TeamMember
  onClose: () => void
}

export function ChangeRolesDialog({ tenantId, member, onClose }: ChangeRolesDialogProps) {
  const t = usePageTexts().members.changeRoles
  const client = useQueryClient()
  const roles = useQuery(rolesQuery(tenantId))
  const option = z.object({ value: z.string(), label: z.string() })
  const shape = z.object({ roles: z.array(option).min(1, t.atLeastOne) })
  const form = useShapeForm({ shape, initial: { roles: roleOptions(member.roles) } })
  const save = async (values: z.output<typeof shape>) => {
    const roleIds = values.roles.map((role) => role.value)
    const wanted = (roles.data?.items ?? []).filter((role) => roleIds.includes(role.id))
    const takeBack = showChange(client, tenantId, member.id, { roles: wanted.map(badge) })
    try {
      await askAsOperator(inTenant.changeMember, { tenantId, id: member.id, roleIds, version: member.version })
      toast({ tone: 'success', text: t.done(nameOf(member)) })
      onClose()
    } catch (error) {
      takeBack()
      throw error
    } finally {
      await client.invalidateQueries({ queryKey: ['operator'] })
    }
  }
  return (
    <Dialog open onOpenChange={(open) => !open && onClose()} title={t.title(nameOf(member))}>
      <Form
        form={form}
        submitLabel={t.submit}
        onSubmit={save}
        onCancel={onClose}
        guard={false}
        describeProblem={(problem) => (isRefused(problem, 'changed_meanwhile') ? problem.title : undefined)}
      >
        <MultiComboboxField name="roles" label={t.roles} help={t.help} search={searchRoles(client, tenantId)} />
      </Form>
    </Dialog>
  )
}

const badge = ({ id, name, rank }: RoleBadge) => ({ id, name, rank })
