import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { inTenant } from '#contract/operator-in-tenant.ts'
import { askAsOperator } from '#web/api/ask-as-operator.ts'
import { useHandOver } from '#web/components/use-hand-over.ts'
import { usePageTexts } from '#web/texts/operator/page-texts.ts'
import { problemWords } from '#web/texts/operator/problem-words.ts'
import { CopyField } from '#web/ui/controls/copy-field.tsx'
import { Notice } from '#web/ui/display/notice.tsx'
import { Skeleton } from '#web/ui/display/skeleton.tsx'
import { Dialog } from '#web/ui/overlay/dialog.tsx'

export interface NamedInvitation {
  tenantId: string
  id: string
  email: string
}

/** Sends the invitation again and shows the new link, this once. */
export function NewLinkDialog({ invitation, onClose }: { invitation: NamedInvitation; onClose: () => void }) {
  const t = usePageTexts().members.invitations.resend
  const handOver = useHandOver()
  const { link, error } = useResent(invitation)
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={t.title(invitation.email)}
      description={link && `${handOver.one} ${t.body}`}
    >
      <div className="pb-2">
        {link && <CopyField label={t.link} value={link} />}
        {error !== undefined && <Notice tone="danger">{problemWords(error)}</Notice>}
        {!link && error === undefined && <Skeleton className="h-8 w-full" />}
      </div>
    </Dialog>
  )
}

function useResent({ tenantId, id }: NamedInvitation) {
  const client = useQueryClient()
  const [link, setLink] = useState<string>()
  const [error, setError] = useState<unknown>()
  // Opening it is the request; effects run twice in development, invitations are sent once.
  const isAsked = useRef(false)
  useEffect(() => {
    if (isAsked.current) return
    isAsked.current = true
    askAsOperator(inTenant.resendInvitation, { tenantId, id })
      .then((sent) => setLink(sent.link), setError)
      .finally(() => client.invalidateQueries({ queryKey: ['operator'] }))
  }, [client, tenantId, id])
  return { link, error }
}
