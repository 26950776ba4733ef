import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { z } from 'zod'
import { type AccessRequest, approveAccessRequest } from '#contract/access-requests.ts'
import { nameShape, proposeSlug, slugShape } from '#contract/shapes.ts'
import { askAsOperator } from '#web/api/ask-as-operator.ts'
import { SlugField } from '#web/components/operator/tenants/slug-field.tsx'
import { useHandOver } from '#web/components/use-hand-over.ts'
import { usePageTexts } from '#web/texts/operator/page-texts.ts'
import { wordsOfCode } from '#web/texts/operator/problem-words.ts'
import { Button } from '#web/ui/controls/button.tsx'
import { CopyField } from '#web/ui/controls/copy-field.tsx'
import { Form } from '#web/ui/form/form.tsx'
import { TextField } from '#web/ui/form/text-field.tsx'
import { useShapeForm } from '#web/ui/form/use-shape-form.ts'
import { Link } from '#web/ui/link.tsx'
import { Dialog } from '#web/ui/overlay/dialog.tsx'

type Approved = z.output<typeof approveAccessRequest.output>

export interface ApproveDialogProps {
  request: AccessRequest
  onClose: () => void
}

export function ApproveDialog({ request, onClose }: ApproveDialogProps) {
  const { approve: t } = usePageTexts().requests
  const handOver = useHandOver()
  const [approved, setApproved] = useState<Approved>()
  const name = approved?.request.tenant?.name ?? request.organization
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={approved ? t.done(name) : t.title(request.organization)}
      description={approved ? (approved.invitation ? handOver.one : t.already) : t.body(request.email)}
    >
      {approved ? (
        <Done approved={approved} />
      ) : (
        <ApproveForm request={request} onApproved={setApproved} onCancel={onClose} />
      )}
    </Dialog>
  )
}

function Done({ approved: { request, invitation } }: { approved: Approved }) {
  const { approve: t, details } = usePageTexts().requests
  return (
    <div className="space-y-4 pb-1">
      {invitation && <CopyField label={t.link} value={invitation.link} />}
      {request.tenant && (
        <div className="flex justify-end">
          <Button asChild variant="primary">
            <Link href={`/admin/orgs/${request.tenant.id}`}>{details.open(request.tenant.name)}</Link>
          </Button>
        </div>
      )}
    </div>
  )
}

const shape = z.object({ name: nameShape, slug: slugShape })

interface ApproveFormProps {
  request: AccessRequest
  onApproved: (approved: Approved) => void
  onCancel: () => void
}

function ApproveForm({ request, onApproved, onCancel }: ApproveFormProps) {
  const { approve: t, settled } = usePageTexts().requests
  const client = useQueryClient()
  const name = request.organization
  const form = useShapeForm({ shape, initial: { name, slug: proposeSlug(name) } })
  const approve = async (values: z.output<typeof shape>) => {
    try {
      onApproved(await askAsOperator(approveAccessRequest, { requestId: request.id, ...values }))
    } finally {
      // Also when it was refused: then someone else was here before.
      void client.invalidateQueries({ queryKey: ['operator'] })
    }
  }
  return (
    <Form
      form={form}
      submitLabel={t.submit}
      onSubmit={approve}
      onCancel={onCancel}
      guard={false}
      describeProblem={({ code }) => (code === 'request_settled' ? settled : wordsOfCode(code))}
    >
      <TextField name="name" label={t.name} autoComplete="off" />
      <SlugField />
    </Form>
  )
}
