import { Ban, RotateCcw, ShieldUser, UserMinus } from 'lucide-react'
import type { TeamMember } from '#contract/team.ts'
import type { BulkChange } from '#web/api/members.ts'
import { useTenantTexts } from '#web/texts/tenant/texts.ts'
import { Button } from '#web/ui/controls/button.tsx'

export type BulkAction = BulkChange['action']

export interface BulkActionsProps {
  members: readonly TeamMember[]
  onAsk: (action: BulkAction) => void
}

/** What can be done with all those ticked. */
export function BulkActions({ members, onAsk }: BulkActionsProps) {
  const texts = useTenantTexts().team
  const buttons = [
    { action: 'roles', label: texts.change, Icon: ShieldUser, isOffered: true },
    {
      action: 'suspend',
      label: texts.suspend,
      Icon: Ban,
      isOffered: members.some(({ status }) => status === 'active'),
    },
    {
      action: 'restore',
      label: texts.restore,
      Icon: RotateCcw,
      isOffered: members.some(({ status }) => status === 'suspended'),
    },
    { action: 'remove', label: texts.remove, Icon: UserMinus, isOffered: true },
  ] as const
  return buttons
    .filter(({ isOffered }) => isOffered)
    .map(({ action, label, Icon }) => (
      <Button key={action} size="sm" onClick={() => onAsk(action)}>
        <Icon aria-hidden />
        {label}
      </Button>
    ))
}
