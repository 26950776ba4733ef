import { usePageTexts } from '#web/texts/operator/page-texts.ts'
import { RoleBadge } from '#web/ui/display/role-badge.tsx'
import type { Role } from './queries.ts'
import { RoleOrigin } from './role-origin.tsx'

export interface RoleCardProps {
  role: Role
  most: number
  onOpen: (role: Role) => void
}

/** A role in the drawing: the bar says how much it may, beside the one that may most. */
export function RoleCard({ role, most, onOpen }: RoleCardProps) {
  const t = usePageTexts().roles
  return (
    <button
      type="button"
      onClick={() => onOpen(role)}
      className="grid w-full items-center gap-x-5 gap-y-1.5 rounded-lg border border-line bg-surface px-3.5 py-2.5 text-left shadow-low transition-colors hover:border-line-strong hover:bg-subtle/60 sm:grid-cols-[minmax(0,1fr)_9rem_9.5rem]"
    >
      <span className="flex min-w-0 flex-wrap items-center gap-x-2.5 gap-y-1">
        <RoleBadge name={role.name} rank={role.rank} />
        <RoleOrigin role={role} />
      </span>
      <span className="space-y-1">
        <span className="block text-muted text-xs tabular-nums">{t.permissions(role.permissions)}</span>
        <span aria-hidden className="block h-1 overflow-hidden rounded-full bg-pressed">
          <svg className="block h-full w-full" preserveAspectRatio="none" viewBox="0 0 100 1" role="presentation">
            <rect width={(100 * role.permissions) / most} height="1" className="fill-accent" />
          </svg>
        </span>
      </span>
      <span className="text-muted text-sm tabular-nums">
        {t.members(role.references.members)}
        {role.references.members > 0 && <span className="block text-xs">{t.organizations(role.tenants)}</span>}
      </span>
    </button>
  )
}
