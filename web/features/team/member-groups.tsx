import { lazy, Suspense, useState } from 'react'
import type { Me } from '#contract/context.ts'
import type { MemberDetail } from '#contract/team.ts'
import { can } from '#web/api/context.ts'
import { usePeopleTexts } from '#web/texts/people/texts.ts'
import { Button } from '#web/ui/controls/button.tsx'
import { Card } from '#web/ui/display/card.tsx'
import { Link } from '#web/ui/link.tsx'

const ChangeGroupsDialog = lazy(async () => ({
  default: (await import('./change-groups-dialog.tsx')).ChangeGroupsDialog,
}))

export interface MemberGroupsProps {
  tenant: string
  me: Me
  member: MemberDetail
}

export function MemberGroups({ tenant, me, member }: MemberGroupsProps) {
  const texts = usePeopleTexts().member
  const [isChanging, setChanging] = useState(false)
  const isOpen = member.status === 'active' || member.status === 'suspended'
  const isReached = can(me, 'team.manage') && member.isManageable && !member.isSelf && isOpen
  return (
    <Card
      title={member.status === 'removed' ? texts.groupsHeld : texts.groups}
      actions={
        isReached && (
          <Button size="sm" onClick={() => setChanging(true)}>
            {texts.changeGroups}
          </Button>
        )
      }
    >
      {member.groups.length === 0 && <p className="text-muted">{texts.noGroups}</p>}
      <ul className="flex flex-wrap gap-1.5">
        {member.groups.map((group) => (
          <li key={group.id}>
            <Link
              href={`/o/${tenant}/team/groups/${group.id}`}
              className="inline-flex h-6 items-center rounded-md bg-subtle px-2 hover:bg-pressed"
            >
              {group.name}
            </Link>
          </li>
        ))}
      </ul>
      <Suspense>
        {isChanging && <ChangeGroupsDialog tenant={tenant} member={member} onClose={() => setChanging(false)} />}
      </Suspense>
    </Card>
  )
}
