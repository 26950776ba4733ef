import { useQuery } from '@tanstack/react-query'
import { useRouter } from '@tanstack/react-router'
import { Plus } from 'lucide-react'
import { useState } from 'react'
import type { NavigationItem } from '#web/components/frame/navigation.ts'
import { peopleQuery, tenantsQuery } from '#web/features/operator-tenants/list-query.ts'
import { useOperatorTexts } from '#web/texts/operator/texts.ts'
import { Avatar } from '#web/ui/display/avatar.tsx'
import type { CommandPaletteProps } from '#web/ui/overlay/command-palette.tsx'

/** ⌘K: the pages, what one can begin, and every organization and person by name. */
export function usePalette(pages: readonly NavigationItem[]): Pick<CommandPaletteProps, 'groups' | 'onSearch'> {
  const t = useOperatorTexts()
  const router = useRouter()
  const [term, search] = useState<string>()
  const q = term?.trim() || undefined
  const found = useQuery({ ...tenantsQuery({ q, limit: 8, sort: 'name' }), enabled: term !== undefined })
  // Of people there are many: somebody has to be meant.
  const people = useQuery({ ...peopleQuery({ q, limit: 5 }), enabled: q !== undefined })
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
  const persons = (q === undefined ? [] : (people.data?.items ?? [])).map(({ id, name, email }) => ({
    id: `person ${email}`,
    label: name || email,
    detail: email,
    icon: <Avatar name={name || email} size="xs" />,
    onSelect: () => router.history.push(`/admin/users/${id}`),
  }))
  return {
    onSearch: search,
    groups: [
      {
        heading: t.portal.pages,
        items: pages.map(({ href, label, Icon }) => page(href, label, <Icon aria-hidden />)),
      },
      {
        heading: t.portal.actions,
        items: [
          page('/admin/orgs/new', t.tenants.create, <Plus aria-hidden />),
          page('/admin/users?do=invite', t.portal.inviteUser, <Plus aria-hidden />),
          page('/admin/memberships/new', t.portal.addPeople, <Plus aria-hidden />),
        ],
      },
      ...(organizations.length > 0 ? [{ heading: t.portal.organizations, items: organizations }] : []),
      ...(persons.length > 0 ? [{ heading: t.portal.users, items: persons }] : []),
    ],
  }
}
