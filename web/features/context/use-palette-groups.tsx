import { useQuery } from '@tanstack/react-query'
import { useRouter } from '@tanstack/react-router'
import { UserPlus } from 'lucide-react'
import { useDeferredValue, useState } from 'react'
import type { Me } from '#contract/context.ts'
import { can } from '#web/api/context.ts'
import { teamQuery } from '#web/api/team.ts'
import type { AppFrameProps } from '#web/components/frame/app-frame.tsx'
import { useTenantTexts } from '#web/texts/tenant/texts.ts'
import { Avatar } from '#web/ui/display/avatar.tsx'
import { organizationPages } from './organization-pages.ts'

/** What ⌘K offers: pages, the other organizations, inviting, and people found while typing. */
export function usePaletteGroups(tenant: string, me: Me): NonNullable<AppFrameProps['palette']> {
  const texts = useTenantTexts().context
  const { history } = useRouter()
  const [term, setTerm] = useState('')
  const people = useFoundPeople(tenant, me, term)
  const to = (href: string) => () => history.push(href)
  const pages = organizationPages(tenant, me, texts.pages).map(({ href, label, Icon }) => ({
    id: href,
    label,
    icon: <Icon aria-hidden />,
    onSelect: to(href),
  }))
  const invite = {
    id: 'invite',
    label: texts.invite,
    icon: <UserPlus aria-hidden />,
    onSelect: to(`/o/${tenant}/team/invite`),
  }
  const others = me.memberships.filter((membership) => membership.tenant.slug !== tenant)
  const groups = [
    { heading: texts.palette.pages, items: pages },
    { heading: texts.palette.actions, items: can(me, 'team.invite') ? [invite] : [] },
    {
      heading: texts.palette.organizations,
      items: others.map(({ tenant: { slug, name, logoUrl } }) => ({
        id: `/o/${slug}/`,
        label: name,
        icon: <Avatar kind="organization" size="xs" name={name} imageUrl={logoUrl} />,
        onSelect: to(`/o/${slug}`),
      })),
    },
    {
      heading: texts.palette.people,
      items: people.map(({ id, name, email }) => ({
        id,
        label: name || email,
        detail: email,
        keywords: [term],
        icon: <Avatar size="xs" name={name || email} />,
        onSelect: to(`/o/${tenant}/team?q=${encodeURIComponent(email)}`),
      })),
    },
  ]
  return { groups: groups.filter(({ items }) => items.length > 0), onSearch: setTerm }
}

function useFoundPeople(tenant: string, me: Me, typed: string) {
  const q = useDeferredValue(typed.trim())
  const found = useQuery({ ...teamQuery(tenant, { q, limit: 5 }), enabled: q.length > 1 && can(me, 'team.view') })
  return q.length > 1 ? (found.data?.items ?? []) : []
}
