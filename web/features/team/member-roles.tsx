import type { MemberDetail } from '#contract/team.ts'
import { usePeopleTexts } from '#web/texts/people/texts.ts'
import { Badge } from '#web/ui/display/badge.tsx'
import { Card } from '#web/ui/display/card.tsx'
import { RelativeTime } from '#web/ui/display/relative-time.tsx'
import { RoleBadge } from '#web/ui/display/role-badge.tsx'
import { Link, textLinkClasses } from '#web/ui/link.tsx'

/** Every role held, how, and who gave it when. */
export function MemberRoles({ tenant, member }: { tenant: string; member: MemberDetail }) {
  const texts = usePeopleTexts().member
  return (
    <Card title={member.status === 'removed' ? texts.rolesHeld : texts.roles}>
      {member.grants.length === 0 && <p className="text-muted">{texts.noRoles}</p>}
      <ul className="-my-2 divide-y divide-line empty:hidden">
        {member.grants.map(({ role, group, given }) => (
          <li key={`${role.id} ${group?.id ?? ''}`} className="flex flex-wrap items-center gap-x-3 gap-y-1 py-2.5">
            <Link href={`/o/${tenant}/team/roles/${role.id}`} className="rounded-md hover:opacity-80">
              <RoleBadge name={role.name} rank={role.rank} />
            </Link>
            {role.isPredefined && <Badge>{texts.predefined}</Badge>}
            <span className="ml-auto text-right text-muted text-sm">
              {group ? (
                <Link href={`/o/${tenant}/team/groups/${group.id}`} className={textLinkClasses}>
                  {texts.viaGroup(group.name)}
                </Link>
              ) : (
                texts.given(given.by?.name)
              )}
              {' · '}
              <RelativeTime value={given.at} />
            </span>
          </li>
        ))}
      </ul>
    </Card>
  )
}
