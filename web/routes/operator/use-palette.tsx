import { useQuery } from '@tanstack/react-query'
import { useRouter } from '@tanstack/react-router'
import { Building2, Plus, ScrollText, Users } from 'lucide-react'
import { useState } from 'react'
import { tenantsQuery } from '#web/features/operator-tenants/list-query.ts'
import { useOperatorTexts } from '#web/texts/operator/texts.ts'
import { Avatar } from '#web/ui/display/avatar.tsx'
import type { CommandPaletteProps } from '#web/ui/overlay/command-palette.tsx'

/** ⌘K: the pages, what one can begin, and every organization by name. */
export function usePalette(): Pick<CommandPaletteProps, 'groups' | 'onSearch'> {
  const t = useOperatorTexts()
  const router = useRouter()
  const [term, search] = useState<string>()
  const found = useQuery({
    ...tenantsQuery({ q: term?.trim() || undefined, limit: 8, sort: 'name' }),
    enabled: term !== undefined,
  })
  const page = (id: string, label: string, icon: React.ReactNode) => ({
    id,
    label,
    icon,
    onSelect: () => router.history.push(id),
  })
  const organizations = (found.data?.items ?? []).map((tenant) => ({
    id: `organization ${tenant.slug}`,
    label: tenant.name,
    detail: tenant.slug,
    icon: <Avatar name={tenant.name} imageUrl={tenant.logoUrl} kind="organization" size="xs" />,
    onSelect: () => router.history.push(`/admin/orgs/${tenant.id}`),
  }))
  return {
    onSearch: search,
    groups: [
      {
        heading: t.portal.pages,
        items: [
          page('/admin/orgs', t.portal.organizations, <Building2 aria-hidden />),
          page('/admin/users', t.portal.users, <Users aria-hidden />),
          page('/admin/audit', t.portal.audit, <ScrollText aria-hidden />),
        ],
      },
      {
        heading: t.portal.actions,
        items: [page('/admin/orgs/new', t.tenants.create, <Plus aria-hidden />)],
      },
      ...(organizations.length > 0 ? [{ heading: t.portal.organizations, items: organizations }] : []),
    ],
  }
}
