import { CornerDownRight, Lock, MoreHorizontal, PencilLine } from 'lucide-react'
import type { ListedRole } from '#contract/roles.ts'
import { roleDescription } from '#web/components/access/role-description.ts'
import { useAccessTexts } from '#web/texts/access/texts.ts'
import { useTenantTexts } from '#web/texts/tenant/texts.ts'
import { Button } from '#web/ui/controls/button.tsx'
import { Badge } from '#web/ui/display/badge.tsx'
import { Link } from '#web/ui/link.tsx'
import { DropdownMenu, type MenuSection } from '#web/ui/overlay/dropdown-menu.tsx'
import { referenceWords } from './reference-words.ts'
import { roleTree } from './role-tree.ts'

export interface RoleLadderProps {
  tenant: string
  roles: readonly ListedRole[]
  menuOf: (role: ListedRole) => readonly MenuSection[]
}

/** Ranks stand at the left like the steps of a ladder; heirs hang below the role they inherit from. */
export function RoleLadder({ tenant, roles, menuOf }: RoleLadderProps) {
  const texts = useAccessTexts().roles
  return (
    <ul aria-label={texts.title} className="rounded-xl border border-line bg-surface shadow-low">
      {roleTree(roles).map(({ role, depth }) => (
        <li
          key={role.id}
          className="relative flex items-center gap-3 border-line border-b px-3 py-3 last:border-b-0 hover:bg-subtle sm:px-4"
        >
          <span className="flex w-11 shrink-0 flex-col items-center self-stretch">
            <span aria-hidden className="w-px flex-1 bg-line-strong" />
            <span className="rounded-md border border-line bg-raised px-1.5 font-semibold text-sm tabular-nums">
              <span className="sr-only">{texts.rank('')}</span>
              {role.rank}
            </span>
            <span aria-hidden className="w-px flex-1 bg-line-strong" />
          </span>
          {depth > 0 && (
            <span aria-hidden className="flex shrink-0 text-faint" style={{ paddingLeft: `${(depth - 1) * 1.25}rem` }}>
              <CornerDownRight className="size-4" />
            </span>
          )}
          <Summary tenant={tenant} role={role} />
          <DropdownMenu
            sections={menuOf(role)}
            trigger={
              <Button variant="ghost" size="icon" aria-label={texts.menu(role.name)} className="relative z-10">
                <MoreHorizontal aria-hidden />
              </Button>
            }
          />
        </li>
      ))}
    </ul>
  )
}

function Summary({ tenant, role }: { tenant: string; role: ListedRole }) {
  const texts = useAccessTexts().roles
  const { kinds } = useTenantTexts().context
  const uses = referenceWords(role.references, texts)
  const description = roleDescription(role, texts)
  return (
    <div className="grid min-w-0 flex-1 grid-cols-1 gap-x-6 gap-y-1 sm:grid-cols-[minmax(0,1fr)_15rem]">
      <div className="min-w-0">
        <div className="flex flex-wrap items-center gap-x-2 gap-y-1">
          <Link
            href={`/o/${tenant}/team/roles/${role.id}`}
            className="font-medium after:absolute after:inset-0 after:content-['']"
          >
            {role.name}
          </Link>
          {role.isPredefined ? (
            <Badge icon={<Lock aria-hidden />}>{texts.predefined}</Badge>
          ) : (
            <Badge tone="accent" icon={<PencilLine aria-hidden />}>
              {texts.custom}
            </Badge>
          )}
          {role.isHeld && <Badge tone="info">{texts.yours}</Badge>}
          {role.kind !== 'team' && <Badge>{texts.external(kinds[role.kind])}</Badge>}
        </div>
        {(description || role.parent) && (
          <p className="mt-0.5 text-muted text-sm sm:truncate">
            {[role.parent && texts.inheritsFrom(role.parent.name), description].filter(Boolean).join(' · ')}
          </p>
        )}
      </div>
      <div className="text-muted text-sm">
        <p>{texts.permissions(role.ownPermissions, role.permissions - role.ownPermissions)}</p>
        <p className="text-faint">{uses.length > 0 ? uses.join(', ') : texts.members(0)}</p>
      </div>
    </div>
  )
}
