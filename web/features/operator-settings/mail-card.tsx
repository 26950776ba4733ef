import { Send } from 'lucide-react'
import { useState } from 'react'
import { type PlatformSettings, sendTestMail } from '#contract/operator-settings.ts'
import { askAsOperator } from '#web/api/ask-as-operator.ts'
import { usePageTexts } from '#web/texts/operator/page-texts.ts'
import { problemWords } from '#web/texts/operator/problem-words.ts'
import { Button } from '#web/ui/controls/button.tsx'
import { Badge } from '#web/ui/display/badge.tsx'
import { Card } from '#web/ui/display/card.tsx'
import { toast } from '#web/ui/overlay/toasts.ts'

const tones = { smtp: 'success', development: 'warning', off: 'neutral' } as const

/** Whether mail leaves this installation, and a way to see that it does. */
export function MailCard({ mode }: { mode: PlatformSettings['mail']['mode'] }) {
  const t = usePageTexts().settings
  const [busy, setBusy] = useState(false)
  const send = async () => {
    setBusy(true)
    try {
      const { recipient } = await askAsOperator(sendTestMail, {})
      toast({ tone: 'success', text: t.testMailSent(recipient) })
    } catch (error) {
      toast({ tone: 'danger', text: problemWords(error) })
    }
    setBusy(false)
  }
  return (
    <Card title={t.mail}>
      <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-3">
        <div className="min-w-0 flex-1 basis-64 space-y-1">
          <Badge dot tone={tones[mode]}>
            {t.mailModes[mode]}
          </Badge>
          <p className="text-muted">{t.mailBodies[mode]}</p>
        </div>
        {mode !== 'off' && (
          <div className="space-y-1">
            <Button busy={busy} onClick={() => void send()}>
              <Send aria-hidden />
              {t.testMail}
            </Button>
            <p className="text-muted text-sm">{t.testMailBody}</p>
          </div>
        )}
      </div>
    </Card>
  )
}
