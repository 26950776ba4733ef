import { roleDescription } from '#web/components/access/role-description.ts'
import { usePageTexts } from '#web/texts/operator/page-texts.ts'
import { Button } from '#web/ui/controls/button.tsx'
import { DescriptionList } from '#web/ui/display/description-list.tsx'
import { RoleBadge } from '#web/ui/display/role-badge.tsx'
import { Link } from '#web/ui/link.tsx'
import { Dialog } from '#web/ui/overlay/dialog.tsx'
import type { Role } from './queries.ts'
import { RoleOrigin } from './role-origin.tsx'
import { usesOf } from './uses-of.ts'

/** One role: where it comes from, what it inherits, and who and what depends on it. */
export function RoleDialog({ role, onClose }: { role: Role; onClose: () => void }) {
  const t = usePageTexts().roles
  const { parent, references, tenants, ownPermissions, permissions, tenant } = role
  const membersText = [t.members(references.members), references.members > 0 && t.organizations(tenants)]
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={role.name}
      description={roleDescription(role, t) || undefined}
    >
      <DescriptionList
        items={[
          { term: t.rank, value: role.rank },
          { term: t.columns.origin, value: <RoleOrigin role={role} /> },
          { term: t.details.for, value: t.kindOfPeople[role.kind] },
          { term: t.columns.parent, value: parent ? <RoleBadge name={parent.name} rank={parent.rank} /> : t.noParent },
          { term: t.columns.members, value: membersText.filter(Boolean).join(' ') },
          { term: t.columns.references, value: usesOf(role, t).join(', ') || t.unused },
          {
            term: t.columns.permissions,
            value: parent
              ? `${permissions} (${t.ofThem(ownPermissions, Math.max(0, permissions - ownPermissions))})`
              : permissions,
          },
        ]}
      />
      <Children role={role} />
      {tenant && (
        <div className="mt-4 flex justify-end">
          <Button asChild>
            <Link href={`/admin/orgs/${tenant.id}`}>{t.details.openOrganization}</Link>
          </Button>
        </div>
      )}
    </Dialog>
  )
}

function Children({ role: { children, references } }: { role: Role }) {
  const t = usePageTexts().roles
  if (children.length === 0) return null
  return (
    <section className="mt-4">
      <h3 className="mb-2 font-medium">{t.details.childrenOf}</h3>
      <ul className="space-y-1.5">
        {children.map((child) => (
          <li key={child.id} className="flex flex-wrap items-center gap-2">
            <RoleBadge name={child.name} rank={child.rank} />
            <span className="text-muted text-sm">{child.tenant?.name ?? t.predefined}</span>
          </li>
        ))}
      </ul>
      {references.children > children.length && (
        <p className="mt-2 text-muted text-sm">{t.moreChildren(references.children - children.length)}</p>
      )}
    </section>
  )
}
