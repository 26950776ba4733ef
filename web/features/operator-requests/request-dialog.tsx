import type { AccessRequest } from '#contract/access-requests.ts'
import { type PageTexts, usePageTexts } from '#web/texts/operator/page-texts.ts'
import { Button } from '#web/ui/controls/button.tsx'
import { DescriptionList } from '#web/ui/display/description-list.tsx'
import { RelativeTime } from '#web/ui/display/relative-time.tsx'
import { Link } from '#web/ui/link.tsx'
import { Dialog } from '#web/ui/overlay/dialog.tsx'
import { RequestStatus } from './request-list.tsx'

export interface RequestDialogProps {
  request: AccessRequest
  onClose: () => void
  onDecide: (what: 'approve' | 'decline') => void
}

/** All that was asked, and what became of it. */
export function RequestDialog({ request, onClose, onDecide }: RequestDialogProps) {
  const t = usePageTexts().requests
  const { tenant, status } = request
  const decide = (
    <>
      <Button onClick={() => onDecide('decline')}>{t.decline.action}</Button>
      <Button variant="primary" onClick={() => onDecide('approve')}>
        {t.approve.action}
      </Button>
    </>
  )
  const open = tenant && (
    <Button asChild>
      <Link href={`/admin/orgs/${tenant.id}`}>{t.details.open(tenant.name)}</Link>
    </Button>
  )
  return (
    <Dialog
      open
      onOpenChange={(isOpen) => !isOpen && onClose()}
      title={request.organization}
      footer={status === 'pending' ? decide : open}
    >
      <DescriptionList items={[...asked(t, request), ...decided(t, request)]} />
    </Dialog>
  )
}

function asked(t: PageTexts['requests'], request: AccessRequest) {
  return [
    { term: t.columns.status, value: <RequestStatus t={t} status={request.status} /> },
    { term: t.columns.person, value: request.name },
    { term: t.details.email, value: request.email },
    { term: t.columns.createdAt, value: <RelativeTime value={request.createdAt} /> },
    {
      term: t.details.message,
      value: request.message ? <p className="whitespace-pre-wrap">{request.message}</p> : t.details.noMessage,
    },
  ]
}

function decided(t: PageTexts['requests'], { status, decidedBy, decidedAt, reason }: AccessRequest) {
  if (status === 'pending') return []
  return [
    ...(decidedBy ? [{ term: t.details.decidedBy, value: decidedBy.name }] : []),
    { term: t.details.decidedAt, value: <RelativeTime value={decidedAt} /> },
    ...(status === 'declined'
      ? [{ term: t.details.reason, value: <p className="whitespace-pre-wrap">{reason || t.details.noReason}</p> }]
      : []),
  ]
}
