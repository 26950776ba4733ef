import { useQueryClient } from '@tanstack/react-query'
import { z } from 'zod'
import { type AccessRequest, declineAccessRequest, declineReason } from '#contract/access-requests.ts'
import { askAsOperator } from '#web/api/ask-as-operator.ts'
import { usePageTexts } from '#web/texts/operator/page-texts.ts'
import { wordsOfCode } from '#web/texts/operator/problem-words.ts'
import { Form } from '#web/ui/form/form.tsx'
import { TextareaField } from '#web/ui/form/text-field.tsx'
import { useShapeForm } from '#web/ui/form/use-shape-form.ts'
import { Dialog } from '#web/ui/overlay/dialog.tsx'
import { toast } from '#web/ui/overlay/toasts.ts'

const shape = z.object({ reason: declineReason })

/** The asker reads the reason as it is written here. */
export function DeclineDialog({ request, onClose }: { request: AccessRequest; onClose: () => void }) {
  const { decline: t, settled } = usePageTexts().requests
  const client = useQueryClient()
  const form = useShapeForm({ shape, initial: { reason: '' } })
  const decline = async ({ reason }: z.output<typeof shape>) => {
    try {
      await askAsOperator(declineAccessRequest, { requestId: request.id, ...(reason && { reason }) })
      toast({ tone: 'success', text: t.done(request.organization) })
      onClose()
    } finally {
      void client.invalidateQueries({ queryKey: ['operator'] })
    }
  }
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={t.title(request.organization)}
      description={t.body(request.email)}
    >
      <Form
        form={form}
        submitLabel={t.submit}
        variant="danger"
        onSubmit={decline}
        onCancel={onClose}
        guard={false}
        describeProblem={({ code }) => (code === 'request_settled' ? settled : wordsOfCode(code))}
      >
        <TextareaField name="reason" label={t.reason} help={t.reasonHelp} optional rows={4} />
      </Form>
    </Dialog>
  )
}
