import { CircleCheck, CircleX, Copy } from 'lucide-react'
import type { InviteResult } from '#contract/invitations.ts'
import { useTenantTexts } from '#web/texts/tenant/texts.ts'
import { Button } from '#web/ui/controls/button.tsx'
import { CopyField } from '#web/ui/controls/copy-field.tsx'
import { Card } from '#web/ui/display/card.tsx'
import { Link } from '#web/ui/link.tsx'
import { toast } from '#web/ui/overlay/toasts.ts'

export interface InviteResultsProps {
  tenant: string
  results: readonly InviteResult[]
  onAgain: () => void
}

/** What became of each address. The links are here this once. */
export function InviteResults({ tenant, results, onAgain }: InviteResultsProps) {
  const texts = useTenantTexts().invitations.invite
  const linked = results.filter((result) => result.link)
  const refused = results.filter(({ status }) => status === 'refused').length
  const sent = results.length - refused
  const copyAll = async () => {
    await navigator.clipboard.writeText(linked.map(({ email, link }) => `${email} ${link}`).join('\n'))
    toast({ tone: 'success', text: texts.copied })
  }
  return (
    <Card
      title={sent > 0 ? texts.sent(sent) : texts.refused(refused)}
      description={sent > 0 && refused > 0 ? texts.refused(refused) : undefined}
      actions={
        linked.length > 1 && (
          <Button size="sm" onClick={() => void copyAll()}>
            <Copy aria-hidden />
            {texts.copyAll}
          </Button>
        )
      }
      footer={
        <>
          <Button onClick={onAgain}>{texts.again}</Button>
          <Button asChild variant="primary">
            <Link href={`/o/${tenant}/team`}>{texts.done}</Link>
          </Button>
        </>
      }
    >
      <ul className="-my-3 divide-y divide-line" aria-live="polite">
        {results.map((result) => (
          <li key={result.email} className="space-y-2 py-3">
            <Outcome result={result} />
            {result.link && <CopyField label={texts.link(result.email)} value={result.link} />}
          </li>
        ))}
      </ul>
      {linked.length > 0 && <p className="mt-4 text-muted text-sm">{texts.linkHelp}</p>}
    </Card>
  )
}

function Outcome({ result }: { result: InviteResult }) {
  const texts = useTenantTexts().invitations.invite
  const isSent = result.status === 'invited'
  const Icon = isSent ? CircleCheck : CircleX
  return (
    <div className="flex gap-2.5">
      <Icon aria-hidden className={isSent ? 'mt-0.5 size-4 text-success-ink' : 'mt-0.5 size-4 text-danger-ink'} />
      <div className="min-w-0">
        <p className="break-all font-medium">
          {result.email}
          <span className="sr-only">: {isSent ? texts.invited : texts.notInvited}</span>
        </p>
        {!isSent && <p className="text-muted">{texts.codes[result.code ?? ''] ?? texts.codes.other}</p>}
      </div>
    </div>
  )
}
