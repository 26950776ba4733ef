import { useQueryClient } from '@tanstack/react-query'
import { lazy, Suspense, useState } from 'react'
import { z } from 'zod'
import { codeShape, confirmSecondFactor, passwordProof, startSecondFactor } from '#contract/second-factor.ts'
import { call } from '#web/api/call.ts'
import { listenAnew } from '#web/api/live.ts'
import { isRefused } from '#web/api/refused.ts'
import { useSecondFactorTexts } from '#web/texts/second-factor/texts.ts'
import { CopyField } from '#web/ui/controls/copy-field.tsx'
import { Notice } from '#web/ui/display/notice.tsx'
import { Skeleton } from '#web/ui/display/skeleton.tsx'
import { Form } from '#web/ui/form/form.tsx'
import { TextField } from '#web/ui/form/text-field.tsx'
import { useShapeForm } from '#web/ui/form/use-shape-form.ts'
import { Dialog } from '#web/ui/overlay/dialog.tsx'
import { BackupCodes } from './backup-codes.tsx'
import { useKeptCodes } from './use-kept-codes.ts'

const QrCode = lazy(async () => ({ default: (await import('./qr-code.tsx')).QrCode }))

type Offer = z.output<typeof startSecondFactor.output>

/** Password, app, backup codes: nothing has changed until the app has shown a right code. */
export function EnrolDialog({ onClose }: { onClose: () => void }) {
  const { enrol: texts } = useSecondFactorTexts()
  const client = useQueryClient()
  const [offer, setOffer] = useState<Offer>()
  const [isExpired, setExpired] = useState(false)
  const kept = useKeptCodes(onClose)
  const step = kept.codes ? 3 : offer ? 2 : 1
  const begin = (again: boolean) => {
    setOffer(undefined)
    setExpired(again)
  }
  const finish = (codes: readonly string[]) => {
    kept.show(codes)
    // The session goes on under a new token.
    listenAnew()
    void client.invalidateQueries()
  }
  return (
    <Dialog open onOpenChange={kept.onOpenChange} title={texts.titles[step - 1]} description={texts.step(step)}>
      {kept.codes ? (
        <BackupCodes {...kept} codes={kept.codes} />
      ) : offer ? (
        <ConnectApp offer={offer} onConnected={finish} onExpired={() => begin(true)} onCancel={onClose} />
      ) : (
        <>
          {isExpired && (
            <div className="mb-4">
              <Notice tone="warning">{texts.expired}</Notice>
            </div>
          )}
          <GivePassword onOffered={setOffer} onCancel={onClose} />
        </>
      )}
    </Dialog>
  )
}

function GivePassword({ onOffered, onCancel }: { onOffered: (offer: Offer) => void; onCancel: () => void }) {
  const texts = useSecondFactorTexts()
  const form = useShapeForm({ shape: passwordProof, initial: { password: '' } })
  const start = async (values: z.output<typeof passwordProof>) => onOffered(await call(startSecondFactor, values))
  return (
    <Form
      form={form}
      submitLabel={texts.enrol.next}
      onSubmit={start}
      onCancel={onCancel}
      guard={false}
      describeProblem={({ code }) => (code === 'second_factor_state' ? texts.changed : undefined)}
    >
      <TextField type="password" name="password" label={texts.enrol.password} autoComplete="current-password" />
    </Form>
  )
}

interface ConnectAppProps {
  offer: Offer
  onConnected: (backupCodes: readonly string[]) => void
  onExpired: () => void
  onCancel: () => void
}

const firstCode = z.object({ code: codeShape })

function ConnectApp({ offer, onConnected, onExpired, onCancel }: ConnectAppProps) {
  const { enrol: texts } = useSecondFactorTexts()
  const form = useShapeForm({ shape: firstCode, initial: { code: '' } })
  const confirm = async (values: z.output<typeof firstCode>) => {
    try {
      const { backupCodes } = await call(confirmSecondFactor, values)
      onConnected(backupCodes)
    } catch (error) {
      if (!isRefused(error, 'second_factor_state')) throw error
      onExpired()
    }
  }
  return (
    <Form form={form} submitLabel={texts.submit} onSubmit={confirm} onCancel={onCancel} guard={false}>
      <div className="space-y-3">
        <p>{texts.scan}</p>
        <Suspense fallback={<Skeleton className="mx-auto size-48" />}>
          <QrCode text={offer.uri} label={texts.picture} />
        </Suspense>
        <p className="text-muted text-sm">{texts.byHand}</p>
        <CopyField label={texts.key} value={offer.secret} />
      </div>
      <TextField
        name="code"
        label={texts.code}
        help={texts.effect}
        inputMode="numeric"
        autoComplete="one-time-code"
        spellCheck={false}
        maxLength={40}
        className="font-mono"
        autoFocus
      />
    </Form>
  )
}
