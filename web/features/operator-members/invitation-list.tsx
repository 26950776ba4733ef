import { useQuery } from '@tanstack/react-query'
import { MailPlus, Send, X } from 'lucide-react'
import { lazy, Suspense, useMemo, useState } from 'react'
import type { Invitation } from '#contract/invitations.ts'
import { listOf } from '#web/components/list/list-of.ts'
import { invitationsInput, invitationsQuery } from '#web/components/operator/members/queries.ts'
import { Roles } from '#web/components/operator/members/roles.tsx'
import { type PageTexts, usePageTexts } from '#web/texts/operator/page-texts.ts'
import { Button } from '#web/ui/controls/button.tsx'
import { Badge } from '#web/ui/display/badge.tsx'
import { RelativeTime } from '#web/ui/display/relative-time.tsx'
import { Link } from '#web/ui/link.tsx'
import type { MenuSection } from '#web/ui/overlay/dropdown-menu.tsx'
import { EmptyState } from '#web/ui/states/empty-state.tsx'
import { DataTable } from '#web/ui/table/data-table.tsx'
import type { TableColumn } from '#web/ui/table/table-column.ts'
import type { MemberListProps } from './member-list.tsx'

const NewLinkDialog = lazy(async () => ({
  default: (await import('#web/components/operator/members/new-link-dialog.tsx')).NewLinkDialog,
}))
const RevokeDialog = lazy(async () => ({
  default: (await import('#web/components/operator/members/revoke-dialog.tsx')).RevokeDialog,
}))

export function InvitationList({ tenantId, view, onViewChange }: MemberListProps) {
  const texts = usePageTexts()
  const { members } = texts
  const t = members.invitations
  const columns = useMemo(() => invitationColumns(texts), [texts])
  const query = useQuery(invitationsQuery(invitationsInput(tenantId, view)))
  const [resending, resend] = useState<Invitation>()
  const [revoking, revoke] = useState<Invitation>()
  const statuses = Object.entries(t.statuses).map(([value, label]) => ({ value, label }))
  const menu = (invitation: Invitation): MenuSection[] => {
    const send = { label: t.resend.action, icon: <Send aria-hidden />, onSelect: () => resend(invitation) }
    const end = { label: t.revoke.action, icon: <X aria-hidden />, danger: true, onSelect: () => revoke(invitation) }
    if (invitation.status === 'pending') return [{ items: [send] }, { items: [end] }]
    return [{ items: invitation.status === 'expired' ? [send] : [] }]
  }
  const invite = (
    <Button asChild variant="primary">
      <Link href={`/admin/orgs/${tenantId}/members`}>{members.invite.title}</Link>
    </Button>
  )
  return (
    <>
      <DataTable
        id="operator-invitations"
        label={t.list}
        columns={columns}
        rowId={(invitation) => invitation.id}
        rowName={(invitation) => invitation.email}
        {...listOf(query)}
        view={view}
        onViewChange={onViewChange}
        searchLabel={t.search}
        filters={[{ id: 'status', label: t.columns.status, options: statuses, single: true }]}
        rowMenu={menu}
        empty={
          <EmptyState Icon={MailPlus} title={t.empty} action={invite}>
            {t.emptyBody}
          </EmptyState>
        }
      />
      <Suspense>
        {resending && <NewLinkDialog invitation={{ tenantId, ...resending }} onClose={() => resend(undefined)} />}
        {revoking && <RevokeDialog invitation={{ tenantId, ...revoking }} onClose={() => revoke(undefined)} />}
      </Suspense>
    </>
  )
}

const tones = { pending: 'info', accepted: 'success', expired: 'warning', revoked: 'neutral' } as const

function invitationColumns({ members: { invitations: t } }: PageTexts): TableColumn<Invitation>[] {
  return [
    { id: 'email', header: t.columns.email, cell: (invitation) => invitation.email },
    { id: 'roles', header: t.columns.roles, cell: (invitation) => <Roles roles={invitation.roles} /> },
    {
      id: 'status',
      header: t.columns.status,
      cell: ({ status }) => (
        <Badge dot tone={tones[status]}>
          {t.statuses[status]}
        </Badge>
      ),
    },
    { id: 'invitedBy', header: t.columns.invitedBy, cell: (invitation) => invitation.invitedBy.name },
    { id: 'lastSentAt', header: t.columns.lastSentAt, cell: ({ lastSentAt }) => <RelativeTime value={lastSentAt} /> },
    {
      id: 'expiresAt',
      header: t.columns.expiresAt,
      cell: ({ status, expiresAt }) => <RelativeTime value={status === 'accepted' ? null : expiresAt} />,
    },
  ]
}
