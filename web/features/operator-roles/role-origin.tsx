import { usePageTexts } from '#web/texts/operator/page-texts.ts'
import { Avatar } from '#web/ui/display/avatar.tsx'
import { Badge } from '#web/ui/display/badge.tsx'
import type { Role } from './queries.ts'

/** Whose role it is. */
export function RoleOrigin({ role }: { role: Pick<Role, 'tenant'> }) {
  const t = usePageTexts().roles
  if (!role.tenant) return <Badge>{t.predefined}</Badge>
  return (
    <span className="inline-flex min-w-0 items-center gap-1.5 text-muted text-sm">
      <Avatar name={role.tenant.name} kind="organization" size="xs" />
      <span className="truncate">{role.tenant.name}</span>
    </span>
  )
}
