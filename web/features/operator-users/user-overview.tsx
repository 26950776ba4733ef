import { Building2 } from 'lucide-react'
import type { UserDetail, UserMembership } from '#contract/operator-users.ts'
import { Day } from '#web/components/day.tsx'
import { usePageTexts } from '#web/texts/operator/page-texts.ts'
import { Avatar } from '#web/ui/display/avatar.tsx'
import { Badge } from '#web/ui/display/badge.tsx'
import { Card } from '#web/ui/display/card.tsx'
import { DescriptionList } from '#web/ui/display/description-list.tsx'
import { RelativeTime } from '#web/ui/display/relative-time.tsx'
import { RoleBadge } from '#web/ui/display/role-badge.tsx'
import { Link, textLinkClasses } from '#web/ui/link.tsx'
import { EmptyState } from '#web/ui/states/empty-state.tsx'
import { UserBadges } from './user-badges.tsx'

const tones = { pending: 'info', active: 'success', suspended: 'warning' } as const

/** Where the person belongs, and what there is to know of the account. */
export function UserOverview({ user }: { user: UserDetail }) {
  const { users } = usePageTexts()
  const t = users.page
  return (
    <div className="grid items-start gap-5 lg:grid-cols-[minmax(0,5fr)_minmax(0,3fr)]">
      <Card title={t.memberships}>
        {user.memberships.length === 0 ? (
          <EmptyState Icon={Building2} title={t.noMemberships}>
            {t.noMembershipsBody}
          </EmptyState>
        ) : (
          <ul className="-my-1 divide-y divide-line">
            {user.memberships.map((membership) => (
              <Membership key={membership.id} membership={membership} />
            ))}
          </ul>
        )}
      </Card>
      <Card title={t.facts}>
        <DescriptionList
          items={[
            { term: users.columns.status, value: <UserBadges user={user} /> },
            { term: t.password, value: user.hasAccount ? t.passwordSet : t.passwordNone },
            { term: users.columns.secondFactor, value: user.hasSecondFactor ? users.factorOn : users.factorOff },
            {
              term: users.columns.lastSignInAt,
              value: <RelativeTime value={user.lastSignInAt} never={users.never} />,
            },
            { term: users.columns.createdAt, value: <RelativeTime value={user.createdAt} /> },
          ]}
        />
      </Card>
    </div>
  )
}

function Membership({ membership }: { membership: UserMembership }) {
  const { users, members } = usePageTexts()
  const { tenant, roles, kind, status, joinedAt, createdAt, lastActiveAt } = membership
  return (
    <li className="flex gap-3 py-3">
      <Avatar name={tenant.name} imageUrl={tenant.logoUrl} kind="organization" />
      <div className="min-w-0 flex-1 space-y-1">
        <p className="flex flex-wrap items-center gap-x-2 gap-y-1">
          <Link href={`/admin/orgs/${tenant.id}/members`} className={textLinkClasses}>
            {tenant.name}
          </Link>
          <Badge dot tone={tones[status]}>
            {members.statuses[status]}
          </Badge>
          {tenant.status !== 'active' && <Badge tone="warning">{users.page.organizationStatuses[tenant.status]}</Badge>}
        </p>
        <p className="flex flex-wrap gap-1">
          {roles.map((role) => (
            <RoleBadge key={role.id} name={role.name} rank={role.rank} />
          ))}
        </p>
        <p className="flex flex-wrap gap-x-3 text-muted text-sm">
          <span>{members.kinds[kind]}</span>
          <span>
            {users.page.since} <Day value={joinedAt ?? createdAt} />
          </span>
          {lastActiveAt && (
            <span>
              {users.page.lastActive} <RelativeTime value={lastActiveAt} />
            </span>
          )}
        </p>
      </div>
    </li>
  )
}
