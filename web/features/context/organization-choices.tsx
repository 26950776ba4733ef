import { clsx } from 'clsx'
import type { z } from 'zod'
import type { listMyTenants } from '#contract/context.ts'
import { useTenantTexts } from '#web/texts/tenant/texts.ts'
import { Avatar } from '#web/ui/display/avatar.tsx'

export type Choice = z.output<typeof listMyTenants.output>['items'][number]

export interface OrganizationChoicesProps {
  choices: readonly Choice[]
  chosen: Choice | undefined
  onChoose: (id: string) => void
  onOpen: (choice: Choice) => void
}

/** Radio buttons, so that arrows move and Enter opens; a double click opens too. */
export function OrganizationChoices({ choices, chosen, onChoose, onOpen }: OrganizationChoicesProps) {
  const texts = useTenantTexts().context.pick
  if (choices.length === 0) return <p className="py-4 text-center text-muted">{texts.nothing}</p>
  return (
    <fieldset className="-mx-2 max-h-80 overflow-y-auto px-2 py-0.5">
      <legend className="sr-only">{texts.title}</legend>
      <div className="space-y-1.5">
        {choices.map((choice) => (
          <label
            key={choice.id}
            onDoubleClick={() => onOpen(choice)}
            className={clsx(
              'flex min-h-14 cursor-pointer items-center gap-3 rounded-lg border px-3 py-2 transition-colors',
              'has-[:focus-visible]:outline-2 has-[:focus-visible]:outline-focus',
              choice === chosen ? 'border-accent bg-accent-soft' : 'border-line hover:bg-subtle',
            )}
          >
            <input
              type="radio"
              name="organization"
              className="sr-only"
              checked={choice === chosen}
              onChange={() => onChoose(choice.id)}
            />
            <Avatar kind="organization" name={choice.name} imageUrl={choice.logoUrl} />
            <span className="min-w-0 flex-1">
              <span className="block truncate font-medium">{choice.name}</span>
              <span className="block truncate text-muted text-sm">
                {choice.roles.map((role) => role.name).join(', ')}
              </span>
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  )
}
