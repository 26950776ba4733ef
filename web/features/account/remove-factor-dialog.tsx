import { useQueryClient } from '@tanstack/react-query'
import type { z } from 'zod'
import { removeSecondFactor, type SecondFactor } from '#contract/second-factor.ts'
import { call } from '#web/api/call.ts'
import { useSecondFactorTexts } from '#web/texts/second-factor/texts.ts'
import { useTexts } from '#web/texts/texts.ts'
import { Notice } from '#web/ui/display/notice.tsx'
import { Dialog } from '#web/ui/overlay/dialog.tsx'
import { toast } from '#web/ui/overlay/toasts.ts'
import { ProofForm } from './proof-form.tsx'
import { requirersOf } from './requirers-of.ts'

export interface RemoveFactorDialogProps {
  factor: SecondFactor
  onClose: () => void
}

export function RemoveFactorDialog({ factor, onClose }: RemoveFactorDialogProps) {
  const { removal: texts } = useSecondFactorTexts()
  const { confirm } = useTexts().ui
  const client = useQueryClient()
  const remove = async (proof: z.output<typeof removeSecondFactor.input>) => {
    await call(removeSecondFactor, proof)
    toast({ tone: 'success', text: texts.done })
    onClose()
    void client.invalidateQueries()
  }
  const still = factor.isRequiredBy.length > 0 ? [texts.stillRequired(requirersOf(factor))] : []
  return (
    <Dialog open onOpenChange={(open) => !open && onClose()} title={texts.title}>
      <ProofForm submitLabel={texts.submit} variant="danger" onProof={remove} onCancel={onClose}>
        <Notice tone="warning" title={confirm.effects}>
          <ul className="mt-1 list-disc space-y-0.5 pl-4">
            {[...texts.effects, ...still].map((effect) => (
              <li key={effect}>{effect}</li>
            ))}
          </ul>
        </Notice>
      </ProofForm>
    </Dialog>
  )
}
