import { type QueryClient, useQueryClient } from '@tanstack/react-query'
import type { z } from 'zod'
import { resendInvitation, revokeInvitation } from '#contract/invitations.ts'
import { changeMember, type listTeam, type MemberDetail, removeMember, type TeamMember } from '#contract/team.ts'
import { call } from '#web/api/call.ts'
import { tenantKey } from '#web/api/query-client.ts'
import { isRefused } from '#web/api/refused.ts'
import { useTenantTexts } from '#web/texts/tenant/texts.ts'
import { texts as allTexts } from '#web/texts/texts.ts'
import { toast } from '#web/ui/overlay/toasts.ts'
import { nameOf } from './member-name.ts'

type Page = z.output<typeof listTeam.output>
type Change = Omit<z.input<typeof changeMember.input>, 'id'>

/** Each shows in the list at once and goes back if the server refuses; the refusal is thrown to whoever asked. */
export function useMemberChanges(tenant: string) {
  const texts = useTenantTexts().team
  const client = useQueryClient()
  const settle = () => {
    for (const family of ['team', 'invitations', 'dashboard', 'roles', 'audit']) {
      void client.invalidateQueries({ queryKey: tenantKey(tenant, family) })
    }
  }
  const shown = async (
    member: TeamMember,
    after: Partial<TeamMember> | undefined,
    work: () => Promise<unknown>,
    said: string,
  ) => {
    const undo = showInLists(client, tenant, member.id, after)
    try {
      await work()
      toast({ tone: 'success', text: said })
    } catch (error) {
      undo()
      throw error
    } finally {
      settle()
    }
  }
  const change = (member: TeamMember, values: Change, after: Partial<TeamMember>, said: string) =>
    shown(
      member,
      after,
      () => call(changeMember, { id: member.id, version: member.version, ...values }, { tenant }),
      said,
    )
  const suspend = (member: TeamMember) =>
    change(member, { status: 'suspended' }, { status: 'suspended' }, texts.suspended(nameOf(member)))
  return {
    suspend,
    restore: (member: TeamMember) =>
      void change(member, { status: 'active' }, { status: 'active' }, texts.restored(nameOf(member))).catch(say),
    changeRoles: (member: TeamMember, roleIds: string[]) =>
      change(member, { roleIds }, {}, texts.changed(nameOf(member))),
    changeGroups: (member: TeamMember, groupIds: string[], said: string) => change(member, { groupIds }, {}, said),
    changeKind: (member: TeamMember, values: Pick<Change, 'kind' | 'roleIds'>, said: string) =>
      change(member, values, { ...(values.kind && { kind: values.kind }) }, said),
    remove: (member: TeamMember) =>
      shown(member, undefined, () => call(removeMember, { id: member.id }, { tenant }), texts.removed(nameOf(member))),
    revoke: (member: TeamMember) =>
      shown(
        member,
        undefined,
        () => call(revokeInvitation, { id: member.invitationId ?? '' }, { tenant }),
        texts.revoked(member.email),
      ),
    resend: async (member: TeamMember) => {
      const sent = await call(resendInvitation, { id: member.invitationId ?? '' }, { tenant })
      settle()
      return sent
    },
  }
}

/** What a refusal says, for dialogs and toasts. */
export const refusalText = (error: unknown) => (isRefused(error) ? error.title : allTexts().ui.states.failedBody)

const say = (error: unknown) => toast({ tone: 'danger', text: refusalText(error) })

/** Writes the outcome into every list that holds the member (without one: takes them out); returns the way back. */
function showInLists(client: QueryClient, tenant: string, id: string, after: Partial<TeamMember> | undefined) {
  const filter = { queryKey: tenantKey(tenant, 'team') }
  void client.cancelQueries(filter)
  const before = client.getQueriesData<Page | MemberDetail>(filter)
  client.setQueriesData<Page | MemberDetail>(filter, (page) => {
    if (!page || !('items' in page)) return page
    const items = page.items.flatMap((member) => (member.id !== id ? [member] : after ? [{ ...member, ...after }] : []))
    return { ...page, items }
  })
  return () => {
    for (const [key, page] of before) client.setQueryData(key, page)
  }
}
