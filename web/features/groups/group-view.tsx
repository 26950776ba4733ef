import type { GroupDetail } from '#contract/groups.ts'
import { useAccessTexts } from '#web/texts/access/texts.ts'
import { Avatar } from '#web/ui/display/avatar.tsx'
import { Card } from '#web/ui/display/card.tsx'
import { Notice } from '#web/ui/display/notice.tsx'
import { RoleBadge } from '#web/ui/display/role-badge.tsx'

/** For those who may look at groups only. */
export function GroupView({ group }: { group: GroupDetail }) {
  const texts = useAccessTexts().groups
  return (
    <div className="space-y-5">
      <Notice tone="info">{texts.viewOnly}</Notice>
      <Card title={texts.details} description={group.description}>
        {group.roles.length === 0 && <p className="text-muted">{texts.noRoles}</p>}
        <div className="flex flex-wrap gap-1">
          {group.roles.map(({ id, name, rank }) => (
            <RoleBadge key={id} name={name} rank={rank} />
          ))}
        </div>
      </Card>
      <Card title={texts.people} description={texts.membersOf(group.members)}>
        {group.people.length === 0 && <p className="text-muted">{texts.nobody}</p>}
        <ul className="space-y-2.5">
          {group.people.map(({ id, name, email }) => (
            <li key={id} className="flex items-center gap-3">
              <Avatar name={name || email} />
              <span className="min-w-0">
                <span className="block truncate font-medium">{name || email}</span>
                {name && <span className="block truncate text-muted text-sm">{email}</span>}
              </span>
            </li>
          ))}
        </ul>
      </Card>
    </div>
  )
}
