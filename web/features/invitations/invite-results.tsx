import { CircleCheck, CircleX, Copy, Download } from 'lucide-react'
import type { InviteResult } from '#contract/invitations.ts'
import { useHandOver } from '#web/components/use-hand-over.ts'
import { usePeopleTexts } from '#web/texts/people/texts.ts'
import { Button } from '#web/ui/controls/button.tsx'
import { CopyField } from '#web/ui/controls/copy-field.tsx'
import { Card } from '#web/ui/display/card.tsx'
import { Link } from '#web/ui/link.tsx'
import { toast } from '#web/ui/overlay/toasts.ts'
import { inviteCsv } from './invite-csv.ts'
import type { InviteRun } from './invite-run.ts'

export interface InviteResultsProps {
  tenant: string
  run: InviteRun
  onAgain: () => void
}

/** What became of each address. The links are here this once. */
export function InviteResults({ tenant, run, onAgain }: InviteResultsProps) {
  const texts = usePeopleTexts().invite
  const handOver = useHandOver()
  const { results } = run
  const linked = results.filter((result) => result.link)
  const refused = results.filter(({ status }) => status === 'refused').length
  const sent = results.length - refused
  const untried = run.all - results.length
  const copyAll = async () => {
    await navigator.clipboard.writeText(linked.map(({ email, link }) => `${email} ${link}`).join('\n'))
    toast({ tone: 'success', text: texts.copied })
  }
  return (
    <Card
      title={sent > 0 ? texts.sent(sent) : texts.refused(refused)}
      description={
        [sent > 0 && refused > 0 && texts.refused(refused), untried > 0 && texts.notSent(untried)]
          .filter(Boolean)
          .join('. ') || undefined
      }
      actions={
        results.length > 1 && (
          <>
            {linked.length > 1 && (
              <Button size="sm" onClick={() => void copyAll()}>
                <Copy aria-hidden />
                {texts.copyAll}
              </Button>
            )}
            <Button size="sm" onClick={() => saveFile('invitations.csv', inviteCsv(results, texts))}>
              <Download aria-hidden />
              {texts.download}
            </Button>
          </>
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
      <ul className="-my-3 divide-y divide-line">
        {results.map((result) => (
          <li key={result.email} className="space-y-2 py-3">
            <Outcome result={result} />
            {result.link && <CopyField label={texts.link(result.email)} value={result.link} />}
          </li>
        ))}
      </ul>
      {linked.length > 0 && (
        <p className="mt-4 text-muted text-sm">
          {linked.length === 1 ? handOver.one : handOver.many} {texts.linkHelp}
        </p>
      )}
    </Card>
  )
}

function Outcome({ result }: { result: InviteResult }) {
  const texts = usePeopleTexts().invite
  const isSent = result.status === 'invited'
  const Icon = isSent ? CircleCheck : CircleX
  return (
    <div className="flex gap-2.5">
      <Icon aria-hidden className={isSent ? 'mt-0.5 size-4 text-success-ink' : 'mt-0.5 size-4 text-danger-ink'} />
      <div className="min-w-0">
        <p className="break-all font-medium">
          {result.name ? `${result.name} (${result.email})` : result.email}
          <span className="sr-only">: {isSent ? texts.invited : texts.notInvited}</span>
        </p>
        {!isSent && <p className="text-muted">{texts.codes[result.code ?? ''] ?? texts.codes.other}</p>}
      </div>
    </div>
  )
}

function saveFile(name: string, text: string) {
  const url = URL.createObjectURL(new Blob([text], { type: 'text/csv;charset=utf-8' }))
  const link = document.createElement('a')
  link.href = url
  link.download = name
  link.click()
  URL.revokeObjectURL(url)
}
