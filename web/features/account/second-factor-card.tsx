import { ShieldCheck, ShieldOff } from 'lucide-react'
import { lazy, Suspense, useState } from 'react'
import type { SecondFactor } from '#contract/second-factor.ts'
import { Day } from '#web/components/day.tsx'
import { useSecondFactorTexts } from '#web/texts/second-factor/texts.ts'
import { Button } from '#web/ui/controls/button.tsx'
import { Badge } from '#web/ui/display/badge.tsx'
import { Card } from '#web/ui/display/card.tsx'
import { DescriptionList } from '#web/ui/display/description-list.tsx'
import { Notice } from '#web/ui/display/notice.tsx'
import { requirersOf } from './requirers-of.ts'

const EnrolDialog = lazy(async () => ({ default: (await import('./enrol-dialog.tsx')).EnrolDialog }))
const RenewCodesDialog = lazy(async () => ({ default: (await import('./renew-codes-dialog.tsx')).RenewCodesDialog }))
const RemoveFactorDialog = lazy(async () => ({
  default: (await import('./remove-factor-dialog.tsx')).RemoveFactorDialog,
}))

type Doing = 'enrol' | 'renew' | 'remove'

/** Whether signing in takes a code as well, and everything that can be done about it. */
export function SecondFactorCard({ factor }: { factor: SecondFactor }) {
  const texts = useSecondFactorTexts()
  const [doing, setDoing] = useState<Doing>()
  const close = () => setDoing(undefined)
  const { isEnabled, backupCodesLeft } = factor
  return (
    <Card
      title={
        <span className="flex items-center gap-2">
          {texts.title}
          <Badge tone={isEnabled ? 'success' : 'neutral'} icon={isEnabled ? <ShieldCheck /> : <ShieldOff />}>
            {isEnabled ? texts.on : texts.off}
          </Badge>
        </span>
      }
      description={isEnabled ? texts.onBody : texts.offBody}
    >
      <div className="space-y-4">
        <Facts factor={factor} />
        {isEnabled && backupCodesLeft <= 3 && <Notice tone="warning">{texts.fewLeft(backupCodesLeft)}</Notice>}
        <div className="flex flex-wrap gap-2">
          {isEnabled ? (
            <>
              <Button onClick={() => setDoing('renew')}>{texts.newCodes}</Button>
              <Button onClick={() => setDoing('remove')}>{texts.remove}</Button>
            </>
          ) : (
            <Button variant="primary" onClick={() => setDoing('enrol')}>
              {texts.setUp}
            </Button>
          )}
        </div>
      </div>
      <Suspense>
        {doing === 'enrol' && <EnrolDialog onClose={close} />}
        {doing === 'renew' && <RenewCodesDialog onClose={close} />}
        {doing === 'remove' && <RemoveFactorDialog factor={factor} onClose={close} />}
      </Suspense>
    </Card>
  )
}

function Facts({ factor }: { factor: SecondFactor }) {
  const texts = useSecondFactorTexts()
  const { isEnabled, enabledAt, backupCodesLeft, isRequiredBy } = factor
  const items = [
    ...(isRequiredBy.length > 0 ? [{ term: texts.requiredBy, value: requirersOf(factor) }] : []),
    ...(isEnabled && enabledAt ? [{ term: texts.since, value: <Day value={enabledAt} /> }] : []),
    ...(isEnabled ? [{ term: texts.backupCodes, value: <span className="tabular-nums">{backupCodesLeft}</span> }] : []),
  ]
  return items.length > 0 ? <DescriptionList items={items} /> : null
}
