import { useMutation } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import type { TeamMember } from '#contract/team.ts'
import { useHandOver } from '#web/components/use-hand-over.ts'
import { useTenantTexts } from '#web/texts/tenant/texts.ts'
import { Button } from '#web/ui/controls/button.tsx'
import { CopyField } from '#web/ui/controls/copy-field.tsx'
import { Notice } from '#web/ui/display/notice.tsx'
import { Skeleton } from '#web/ui/display/skeleton.tsx'
import { Dialog } from '#web/ui/overlay/dialog.tsx'
import { refusalText, useMemberChanges } from './use-member-changes.ts'

export interface ResendDialogProps {
  tenant: string
  member: TeamMember
  onClose: () => void
}

/** Sends at once and shows the new link, this once. */
export function ResendDialog({ tenant, member, onClose }: ResendDialogProps) {
  const texts = useTenantTexts().team
  const handOver = useHandOver()
  const { resend } = useMemberChanges(tenant)
  const { mutate, data, error } = useMutation({ mutationFn: () => resend(member) })
  const isSent = useRef(false)
  useEffect(() => {
    // Once, also where effects run twice: each sending kills the link before.
    if (isSent.current) return
    isSent.current = true
    mutate()
  }, [mutate])
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={error ? texts.resend : texts.resentTitle}
      footer={
        <Button variant="primary" onClick={onClose}>
          {texts.done}
        </Button>
      }
    >
      {error && <Notice tone="danger">{refusalText(error)}</Notice>}
      {!error && !data && <Skeleton className="h-16" />}
      {data && (
        <div className="space-y-4">
          <p className="text-muted">
            {texts.resentBody} {handOver.one}
          </p>
          <CopyField label={texts.link} value={data.link} />
        </div>
      )}
    </Dialog>
  )
}
