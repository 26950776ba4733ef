import type { RoleBadge as Role } from '#contract/shapes.ts'
import { RoleBadge } from '#web/ui/display/role-badge.tsx'

export function Roles({ roles }: { roles: readonly Role[] }) {
  return (
    <span className="flex flex-wrap gap-1 max-sm:justify-end">
      {roles.map((role) => (
        <RoleBadge key={role.id} name={role.name} rank={role.rank} />
      ))}
    </span>
  )
}
