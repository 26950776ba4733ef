import { KeyRound, ShieldCheck } from 'lucide-react'
import type { OperatedUser } from '#contract/operator-users.ts'
import { usePageTexts } from '#web/texts/operator/page-texts.ts'
import { Badge } from '#web/ui/display/badge.tsx'

/** How it stands with an account. */
export function UserBadges({ user }: { user: OperatedUser }) {
  const t = usePageTexts().users
  const isWaiting = user.status === 'active' && !user.hasAccount
  return (
    <span className="inline-flex flex-wrap gap-1.5 max-sm:justify-end">
      <Badge dot tone={isWaiting ? 'info' : user.status === 'active' ? 'success' : 'neutral'}>
        {isWaiting ? t.invited : t.statuses[user.status]}
      </Badge>
      {user.isSuperAdmin && (
        <Badge tone="accent" icon={<ShieldCheck aria-hidden />}>
          {t.superadmin}
        </Badge>
      )}
      {user.mustChangePassword && (
        <Badge tone="warning" icon={<KeyRound aria-hidden />}>
          {t.mustChange}
        </Badge>
      )}
    </span>
  )
}
