import type { InviteResult } from '#contract/invitations.ts'
import { useHandOver } from '#web/components/use-hand-over.ts'
import { usePageTexts } from '#web/texts/operator/page-texts.ts'
import { wordsOfCode } from '#web/texts/operator/problem-words.ts'
import { useTexts } from '#web/texts/texts.ts'
import { Button } from '#web/ui/controls/button.tsx'
import { CopyField } from '#web/ui/controls/copy-field.tsx'
import { Notice } from '#web/ui/display/notice.tsx'

/** One line for each address: its link, or why it was refused. */
export function InviteResults({ results, onDone }: { results: readonly InviteResult[]; onDone: () => void }) {
  const t = usePageTexts().members.invite
  const { states } = useTexts().ui
  const handOver = useHandOver()
  const invited = results.filter((result) => result.status === 'invited')
  const refused = results.filter((result) => result.status === 'refused')
  return (
    <div className="mt-5 space-y-3 border-line border-t pt-4">
      {invited.length > 0 && (
        <Notice tone="success" title={t.invited(invited.length)}>
          {invited.length === 1 ? handOver.one : handOver.many}
          <ul className="mt-3 space-y-3">
            {invited.map(({ email, link }) => (
              <li key={email} className="space-y-1">
                <p className="break-all font-medium">{email}</p>
                {link && <CopyField label={t.link(email)} value={link} />}
              </li>
            ))}
          </ul>
        </Notice>
      )}
      {refused.length > 0 && (
        <Notice tone="warning" title={t.refused(refused.length)}>
          <ul className="mt-1 space-y-1">
            {refused.map(({ email, code }) => (
              <li key={email}>
                <span className="break-all font-medium">{email}</span>{' '}
                {(code && wordsOfCode(code)) ?? states.failedBody}
              </li>
            ))}
          </ul>
        </Notice>
      )}
      <Button size="sm" onClick={onDone}>
        {t.done}
      </Button>
    </div>
  )
}
