import { CircleCheck, CircleX } from 'lucide-react'
import { useEffect, useRef } from 'react'
import type { z } from 'zod'
import type { checkInvites } from '#contract/invitations.ts'
import { usePeopleTexts } from '#web/texts/people/texts.ts'
import { Button } from '#web/ui/controls/button.tsx'
import { Card } from '#web/ui/display/card.tsx'
import type { Offer } from './invite-shape.ts'

export interface Checked {
  offer: Offer
  check: z.output<typeof checkInvites.output>
}

export interface InviteReviewProps {
  checked: Checked
  onSend: (checked: Checked) => void
  onBack: () => void
}

/** What would become of each address, before anyone is invited; those left out stand first. */
export function InviteReview({ checked, onSend, onBack }: InviteReviewProps) {
  const texts = usePeopleTexts().invite
  const { items, remaining, allowedEmailDomains } = checked.check
  const heading = useRef<HTMLDivElement>(null)
  useEffect(() => heading.current?.focus(), [])
  const ok = items.filter(({ status }) => status === 'ok')
  const ordered = [...items.filter(({ status }) => status !== 'ok'), ...ok]
  const isLimited = items.some(({ status }) => status === 'invitation_limit')
  const isBounded = items.some(({ status }) => status === 'email_domain_not_allowed')
  return (
    <div ref={heading} tabIndex={-1} className="outline-none">
      <Card
        title={ok.length > 0 ? texts.reviewTitle : texts.reviewNone}
        description={[
          texts.reviewBody(ok.length, items.length),
          isLimited && texts.remaining(remaining),
          isBounded && texts.domains(allowedEmailDomains.join(', ')),
        ]
          .filter(Boolean)
          .join(' ')}
        footer={
          <>
            <Button onClick={onBack}>{texts.back}</Button>
            {ok.length > 0 && (
              <Button variant="primary" onClick={() => onSend(checked)}>
                {texts.send(ok.length)}
              </Button>
            )}
          </>
        }
      >
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
        <ul tabIndex={0} className="-my-3 max-h-[28rem] divide-y divide-line overflow-y-auto">
          {ordered.map(({ email, name, status }) => {
            const isOk = status === 'ok'
            const Icon = isOk ? CircleCheck : CircleX
            return (
              <li key={email} className="flex gap-2.5 py-2">
                <Icon
                  aria-hidden
                  className={
                    isOk ? 'mt-0.5 size-4 shrink-0 text-success-ink' : 'mt-0.5 size-4 shrink-0 text-danger-ink'
                  }
                />
                <div className="min-w-0">
                  <p className="break-all font-medium">{name ? `${name} (${email})` : email}</p>
                  <p className="text-muted text-sm">{isOk ? texts.ready : (texts.codes[status] ?? texts.leftOut)}</p>
                </div>
              </li>
            )
          })}
        </ul>
      </Card>
    </div>
  )
}
