import { CircleCheck, CircleMinus, CircleX } from 'lucide-react'
import type { BulkResult } from '#contract/team.ts'
import { usePeopleTexts } from '#web/texts/people/texts.ts'
import { useTexts } from '#web/texts/texts.ts'
import { nameOf } from './member-name.ts'

const icons = {
  done: { Icon: CircleCheck, classes: 'text-success-ink' },
  unchanged: { Icon: CircleMinus, classes: 'text-muted' },
  refused: { Icon: CircleX, classes: 'text-danger-ink' },
}

/** One line for each person, with the reason where nothing came of it. */
export function BulkRows({ results }: { results: readonly BulkResult[] }) {
  const texts = usePeopleTexts().bulk
  const { problem } = useTexts()
  const problems: Readonly<Record<string, string>> = problem
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
    <ul tabIndex={0} className="max-h-72 divide-y divide-line overflow-y-auto rounded-lg border border-line px-3">
      {results.map((result) => {
        const { Icon, classes } = icons[result.status]
        return (
          <li key={result.id} className="flex gap-2.5 py-2">
            <Icon aria-hidden className={`mt-0.5 size-4 shrink-0 ${classes}`} />
            <div className="min-w-0">
              <p className="truncate font-medium">
                {nameOf(result) || problems.not_found}
                <span className="sr-only">: {texts.results[result.status]}</span>
              </p>
              {result.code && <p className="text-muted">{problems[result.code] ?? result.detail}</p>}
            </div>
          </li>
        )
      })}
    </ul>
  )
}
