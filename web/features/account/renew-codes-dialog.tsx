import { useQueryClient } from '@tanstack/react-query'
import type { z } from 'zod'
import { renewBackupCodes } from '#contract/second-factor.ts'
import { call } from '#web/api/call.ts'
import { useSecondFactorTexts } from '#web/texts/second-factor/texts.ts'
import { Dialog } from '#web/ui/overlay/dialog.tsx'
import { BackupCodes } from './backup-codes.tsx'
import { ProofForm } from './proof-form.tsx'
import { useKeptCodes } from './use-kept-codes.ts'

export function RenewCodesDialog({ onClose }: { onClose: () => void }) {
  const { renew: texts } = useSecondFactorTexts()
  const client = useQueryClient()
  const kept = useKeptCodes(onClose)
  const renew = async (proof: z.output<typeof renewBackupCodes.input>) => {
    const { backupCodes } = await call(renewBackupCodes, proof)
    kept.show(backupCodes)
    void client.invalidateQueries()
  }
  return (
    <Dialog open onOpenChange={kept.onOpenChange} title={texts.title} description={kept.codes ? undefined : texts.body}>
      {kept.codes ? (
        <BackupCodes {...kept} codes={kept.codes} />
      ) : (
        <ProofForm submitLabel={texts.submit} onProof={renew} onCancel={onClose} />
      )}
    </Dialog>
  )
}
