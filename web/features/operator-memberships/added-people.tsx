import { useEffect, useRef } from 'react'
import { useHandOver } from '#web/components/use-hand-over.ts'
import { usePageTexts } from '#web/texts/operator/page-texts.ts'
import { wordsOfCode } from '#web/texts/operator/problem-words.ts'
import { useTexts } from '#web/texts/texts.ts'
import { Button } from '#web/ui/controls/button.tsx'
import { CopyField } from '#web/ui/controls/copy-field.tsx'
import { Notice } from '#web/ui/display/notice.tsx'
import { Link } from '#web/ui/link.tsx'
import type { Added } from './add-people.tsx'

/** What became of each: a link, or why not. */
export function AddedPeople({ added, onBack }: { added: Added; onBack: () => void }) {
  const { codes, new: t } = usePageTexts().memberships
  const { states } = useTexts().ui
  const handOver = useHandOver()
  const region = useRef<HTMLDivElement>(null)
  useEffect(() => region.current?.focus(), [])
  const invited = added.results.filter((result) => result.status === 'invited')
  const refused = added.results.filter((result) => result.status === 'refused')
  const reason = (code = '') => codes[code] ?? wordsOfCode(code) ?? states.failedBody
  return (
    <div ref={region} tabIndex={-1} className="space-y-4 outline-none">
      {invited.length > 0 && (
        <Notice tone="success" title={t.invited(invited.length, added.organization)}>
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
        <Notice tone="warning" title={invited.length === 0 ? t.nobody : t.refused(refused.length)}>
          <ul className="mt-1 space-y-1">
            {refused.map(({ email, code }, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: one address can stand there twice, and the list is fixed
              <li key={index}>
                <span className="break-all font-medium">{email || t.unknownPerson}</span> {reason(code)}
              </li>
            ))}
          </ul>
        </Notice>
      )}
      <div className="flex flex-wrap gap-2">
        <Button variant="primary" onClick={onBack}>
          {refused.length > 0 ? t.again : t.more}
        </Button>
        <Button asChild>
          <Link href="/admin/memberships">{t.toList}</Link>
        </Button>
      </div>
    </div>
  )
}
