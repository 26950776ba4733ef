import { Minus, Plus } from 'lucide-react'
import type { RoleEffect } from '#contract/roles.ts'
import { useCatalogue } from '#web/components/access/use-catalogue.ts'
import { useAccessTexts } from '#web/texts/access/texts.ts'
import { Avatar } from '#web/ui/display/avatar.tsx'

const mostPermissions = 8
const mostCodes = 3

/** Counted by permission, then by name. */
export function EffectOnPeople({ tenant, effect }: { tenant: string; effect: RoleEffect }) {
  const texts = useAccessTexts().roles.effect
  const { nameOf } = useCatalogue(tenant)
  if (effect.members === 0 && effect.invitations === 0) return <p className="text-muted">{texts.nobody}</p>
  const lines = effect.permissions.flatMap(({ permission, gaining, losing }) => [
    ...(gaining ? [{ key: `+${permission}`, isGain: true, text: texts.gaining(gaining, nameOf(permission)) }] : []),
    ...(losing ? [{ key: `-${permission}`, isGain: false, text: texts.losing(losing, nameOf(permission)) }] : []),
  ])
  return (
    <>
      {effect.members > 0 && <p className="font-semibold">{texts.members(effect.members)}</p>}
      <ul className="space-y-1">
        {lines.slice(0, mostPermissions).map(({ key, isGain, text }) => (
          <li key={key} className="flex gap-1.5">
            <Sign isGain={isGain} />
            {text}
          </li>
        ))}
        {lines.length > mostPermissions && <li className="text-muted">{texts.more(lines.length - mostPermissions)}</li>}
      </ul>
      {effect.invitations > 0 && <p className="text-muted">{texts.invitations(effect.invitations)}</p>}
      {effect.people.length > 0 && (
        <ul className="max-h-80 space-y-2.5 overflow-y-auto border-line border-t pt-3">
          {effect.people.map((person) => (
            <Person key={person.id} person={person} nameOf={nameOf} />
          ))}
          {effect.members > effect.people.length && (
            <li className="text-muted">{texts.more(effect.members - effect.people.length)}</li>
          )}
        </ul>
      )}
    </>
  )
}

interface PersonProps {
  person: RoleEffect['people'][number]
  nameOf: (code: string) => string
}

function Person({ person, nameOf }: PersonProps) {
  const texts = useAccessTexts().roles.effect
  const name = person.name || person.email
  const list = (codes: readonly string[]) =>
    [
      ...codes.slice(0, mostCodes).map(nameOf),
      ...(codes.length > mostCodes ? [texts.more(codes.length - mostCodes)] : []),
    ].join(', ')
  return (
    <li className="flex gap-2.5">
      <Avatar name={name} size="xs" />
      <div className="min-w-0 text-sm">
        <p className="truncate font-medium">{name}</p>
        {person.gained.length > 0 && (
          <p className="text-success-ink">
            {texts.gains} {list(person.gained)}
          </p>
        )}
        {person.lost.length > 0 && (
          <p className="text-danger-ink">
            {texts.loses} {list(person.lost)}
          </p>
        )}
        {person.oldRank !== person.newRank && (
          <p className="text-muted">{texts.newRank(String(person.oldRank), String(person.newRank))}</p>
        )}
      </div>
    </li>
  )
}

function Sign({ isGain }: { isGain: boolean }) {
  const Icon = isGain ? Plus : Minus
  return (
    <Icon
      aria-hidden
      className={isGain ? 'mt-0.5 size-4 shrink-0 text-success-ink' : 'mt-0.5 size-4 shrink-0 text-danger-ink'}
    />
  )
}
