import type { BulkEffect, BulkResult } from '#contract/team.ts'
import { useCatalogue } from '#web/components/access/use-catalogue.ts'
import type { BulkTexts } from '#web/texts/people/bulk-en.ts'
import { usePeopleTexts } from '#web/texts/people/texts.ts'
import { Avatar } from '#web/ui/display/avatar.tsx'
import { Badge } from '#web/ui/display/badge.tsx'
import { Notice } from '#web/ui/display/notice.tsx'
import { RoleBadge } from '#web/ui/display/role-badge.tsx'
import { BulkRows } from './bulk-rows.tsx'
import { nameOf } from './member-name.ts'

export interface BulkEffectSummaryProps {
  tenant: string
  effect: BulkEffect
  results: readonly BulkResult[]
  showsRoles: boolean
}

const shownPermissions = 5

/** How many change, who, and who cannot be. */
export function BulkEffectSummary({ tenant, effect, results, showsRoles }: BulkEffectSummaryProps) {
  const texts = usePeopleTexts().bulk
  const { nameOf: permissionName } = useCatalogue(tenant)
  const refused = results.filter(({ status }) => status === 'refused')
  const lines = [
    effect.done === 0 ? texts.nobody : texts.changes(effect.done),
    effect.signedIn > 0 && texts.signedIn(effect.signedIn),
    effect.unchanged > 0 && texts.unchanged(effect.unchanged),
    effect.refused > 0 && texts.refused(effect.refused),
    ...(showsRoles ? permissionLines(effect, texts, permissionName) : []),
  ].filter((line) => line !== false)
  return (
    <div className="space-y-4">
      <Notice tone={effect.refused > 0 || effect.done === 0 ? 'warning' : 'info'} title={texts.effect}>
        <ul className="mt-1 list-disc space-y-0.5 pl-4">
          {lines.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      </Notice>
      {effect.people.length > 0 && (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
        <ul tabIndex={0} className="max-h-64 divide-y divide-line overflow-y-auto rounded-lg border border-line px-3">
          {effect.people.map((person) => (
            <li key={person.id} className="flex flex-wrap items-center gap-x-3 gap-y-1 py-2">
              <Avatar size="sm" name={nameOf(person)} />
              <span className="min-w-32 flex-1 truncate">{nameOf(person)}</span>
              {person.isSignedIn && <Badge tone="info">{texts.signedInNow}</Badge>}
              {showsRoles && <RoleChange before={person.oldRoles} after={person.newRoles} />}
            </li>
          ))}
        </ul>
      )}
      {refused.length > 0 && <BulkRows results={refused} />}
    </div>
  )
}

type Roles = BulkEffect['people'][number]['oldRoles']

function RoleChange({ before, after }: { before: Roles; after: Roles }) {
  return (
    <span className="flex flex-wrap items-center gap-1">
      {before.map((role) => (
        <RoleBadge key={role.id} name={role.name} rank={role.rank} />
      ))}
      <span aria-hidden>→</span>
      {after.map((role) => (
        <RoleBadge key={role.id} name={role.name} rank={role.rank} />
      ))}
    </span>
  )
}

function permissionLines({ permissions }: BulkEffect, texts: BulkTexts, nameOf: (code: string) => string) {
  const first = permissions
    .slice(0, shownPermissions)
    .flatMap(({ permission, gaining, losing }) => [
      ...(gaining > 0 ? [texts.gain(gaining, nameOf(permission))] : []),
      ...(losing > 0 ? [texts.lose(losing, nameOf(permission))] : []),
    ])
  const rest = permissions.length - shownPermissions
  return rest > 0 ? [...first, texts.morePermissions(rest)] : first
}
