import { clsx } from 'clsx'
import { ArrowLeft, Lock } from 'lucide-react'
import { useEffect, useRef } from 'react'
import { useController } from 'react-hook-form'
import type { Me } from '#contract/context.ts'
import type { ListedRole } from '#contract/roles.ts'
import { ownRank } from '#web/components/access/own-rank.ts'
import { useAccessTexts } from '#web/texts/access/texts.ts'
import { TextField } from '#web/ui/form/text-field.tsx'

export interface RankFieldProps {
  tenant: string
  me: Me
  roles: readonly ListedRole[]
  roleId: string | undefined
}

/** The rank as a number and as a place on the ladder of all ranks there are. */
export function RankField({ tenant, me, roles, roleId }: RankFieldProps) {
  const texts = useAccessTexts().roles.editor
  const most = Math.min(1000, ownRank(me, tenant))
  const { field } = useController({ name: 'rank' })
  const rank = Number(field.value)
  const steps = stepsOf(roles.filter(({ id }) => id !== roleId))
  const below = steps.findIndex((step) => step.rank <= rank)
  const place = below === -1 ? steps.length : below
  const isOnStep = steps[place]?.rank === rank
  const ladder = useRef<HTMLOListElement>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: where the role stands is looked for when it moved
  useEffect(() => {
    const here = ladder.current?.querySelector<HTMLElement>('[data-here=true]')
    if (!ladder.current || !here) return
    ladder.current.scrollTop = here.offsetTop - (ladder.current.clientHeight - here.offsetHeight) / 2
  }, [place, isOnStep, steps.length])
  return (
    <div className="space-y-3">
      <TextField
        name="rank"
        label={texts.rank}
        help={texts.rankHelp(String(most))}
        type="number"
        inputMode="numeric"
        min={0}
        max={most}
        step={10}
        className="w-28"
      />
      <fieldset className="min-w-0">
        <legend className="mb-1.5 font-medium text-sm">{texts.ladder}</legend>
        <p className="mb-2 text-muted text-sm">{texts.ladderHelp}</p>
        <ol ref={ladder} className="relative max-h-80 overflow-y-auto rounded-lg border border-line">
          {steps.map((step, index) => (
            <li key={step.rank}>
              {index === place && !isOnStep && <ThisRole rank={rank} />}
              <Step
                step={step}
                isHere={isOnStep && index === place}
                isAbove={step.rank > most}
                onTake={() => field.onChange(step.rank)}
              />
            </li>
          ))}
          {place === steps.length && (
            <li>
              <ThisRole rank={rank} />
            </li>
          )}
        </ol>
      </fieldset>
    </div>
  )
}

interface Rung {
  rank: number
  names: string
}

function stepsOf(roles: readonly ListedRole[]): Rung[] {
  const ranks = [...new Set(roles.map(({ rank }) => rank))].sort((one, other) => other - one)
  return ranks.map((rank) => ({
    rank,
    names: roles
      .filter((role) => role.rank === rank)
      .map(({ name }) => name)
      .join(', '),
  }))
}

interface StepProps {
  step: Rung
  isHere: boolean
  isAbove: boolean
  onTake: () => void
}

function Step({ step, isHere, isAbove, onTake }: StepProps) {
  const texts = useAccessTexts().roles.editor
  return (
    <button
      type="button"
      aria-pressed={isHere}
      data-here={isHere}
      aria-label={
        isAbove ? `${step.names} (${step.rank}): ${texts.aboveYou}` : texts.sameRank(step.names, String(step.rank))
      }
      disabled={isAbove}
      onClick={onTake}
      className={clsx(
        'flex min-h-8 w-full items-center gap-2 px-2.5 py-1 text-left text-sm focus-visible:-outline-offset-2',
        isHere ? 'bg-accent-soft font-medium text-accent-ink' : 'enabled:hover:bg-subtle',
        isAbove && 'text-faint',
      )}
    >
      <span className="w-9 shrink-0 text-right tabular-nums">{step.rank}</span>
      <span aria-hidden className="h-px w-3 shrink-0 bg-line-control" />
      <span className="min-w-0 flex-1 truncate">{step.names}</span>
      {isHere && <ArrowLeft aria-hidden className="size-3.5 shrink-0" />}
      {isHere && <span className="shrink-0">{texts.thisRole}</span>}
      {isAbove && <Lock aria-hidden className="size-3.5 shrink-0" />}
    </button>
  )
}

/** Its own step, between those of others. */
function ThisRole({ rank }: { rank: number }) {
  const texts = useAccessTexts().roles.editor
  return (
    <span
      data-here
      className="flex min-h-8 items-center gap-2 bg-accent-soft px-2.5 font-medium text-accent-ink text-sm"
    >
      <span className="w-9 shrink-0 text-right tabular-nums">{Number.isFinite(rank) ? rank : '–'}</span>
      <span aria-hidden className="h-px w-3 shrink-0 bg-current" />
      <span className="flex-1">{texts.thisRole}</span>
      <ArrowLeft aria-hidden className="size-3.5 shrink-0" />
    </span>
  )
}
