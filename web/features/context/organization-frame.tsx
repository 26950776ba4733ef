import { type QueryClient, useQuery, useQueryClient } from '@tanstack/react-query'
import { useRouter } from '@tanstack/react-router'
import { type ReactNode, useEffect } from 'react'
import type { Me } from '#contract/context.ts'
import { meQuery, whoQuery } from '#web/api/context.ts'
import { leaveFor } from '#web/api/leave.ts'
import { followChanges } from '#web/api/live.ts'
import { productName } from '#web/api/naming.ts'
import { isRefused } from '#web/api/refused.ts'
import { AppFrame } from '#web/components/frame/app-frame.tsx'
import { OrganizationSwitcher } from '#web/components/frame/organization-switcher.tsx'
import { PersonMenu } from '#web/components/frame/person-menu.tsx'
import { signOutOrSay } from '#web/components/sign-out-or-say.ts'
import { useTenantTexts } from '#web/texts/tenant/texts.ts'
import { Notice } from '#web/ui/display/notice.tsx'
import { organizationPages } from './organization-pages.ts'
import { usePaletteGroups } from './use-palette-groups.tsx'

export interface OrganizationFrameProps {
  tenant: string
  me: Me
  children: ReactNode
}

/** Around every page of an organization. It shows only pages that this person may use. */
export function OrganizationFrame({ tenant, me, children }: OrganizationFrameProps) {
  const texts = useTenantTexts().context
  useLiveOrganization(tenant, me.activeTenant?.id)
  const palette = usePaletteGroups(tenant, me)
  const current = me.activeTenant ?? { slug: tenant, name: tenant, logoUrl: null }
  const organizations = me.memberships.map(({ tenant: one, roles }) => ({
    slug: one.slug,
    name: one.name,
    logoUrl: one.logoUrl,
    detail: roles.map((role) => role.name).join(', '),
    href: `/o/${one.slug}`,
  }))
  const { name, email, avatarUrl } = me.user
  return (
    <AppFrame
      home={{ href: `/o/${tenant}`, name: productName() }}
      sections={[{ items: organizationPages(tenant, me, texts.pages) }]}
      context={<OrganizationSwitcher current={current} organizations={organizations} />}
      person={
        <PersonMenu
          person={{ name: name || email, email, imageUrl: avatarUrl }}
          sections={[
            {
              items: [
                { label: texts.account, href: '/settings' },
                { label: texts.organizations, href: '/settings/organizations' },
              ],
            },
            { items: [{ label: texts.signOut, onSelect: signOutOrSay }] },
          ]}
        />
      }
      palette={palette}
      banner={<Banner me={me} />}
    >
      {children}
    </AppFrame>
  )
}

function Banner({ me }: { me: Me }) {
  const texts = useTenantTexts().context
  if (me.impersonator) return <Notice tone="warning">{texts.actingFor(me.impersonator.email)}</Notice>
  return me.debug ? <Notice tone="warning">{texts.debug}</Notice> : null
}

/** Others' changes arrive by themselves; a place that is gone is left at once, one that has moved is followed. */
function useLiveOrganization(tenant: string, id: string | undefined) {
  const client = useQueryClient()
  const router = useRouter()
  const { error } = useQuery(meQuery(tenant))
  useEffect(() => followChanges(`/api/events?tenant=${encodeURIComponent(tenant)}`, client), [tenant, client])
  useEffect(() => {
    if (isRefused(error, 'not_found')) {
      const stay = (slug: string) =>
        router.history.replace(location.pathname.replace(`/o/${tenant}`, `/o/${slug}`) + location.search)
      void slugNow(client, id).then((slug) => (slug && slug !== tenant ? stay(slug) : leaveFor('/dashboard')))
    } else if (isRefused(error, 'tenant_suspended')) void router.invalidate()
  }, [error, router, client, tenant, id])
}

/** Under which address an organization is found now, if it is still one of this person's. */
const slugNow = (client: QueryClient, id: string | undefined) =>
  client.fetchQuery({ ...whoQuery(), staleTime: 0 }).then(
    (who) => who.memberships.find(({ tenant }) => tenant.id === id)?.tenant.slug,
    () => undefined,
  )
