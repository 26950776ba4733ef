import { useSuspenseQuery } from '@tanstack/react-query'
import { type AsyncRouteComponent, createRoute, useNavigate, useSearch } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import type { Me } from '#contract/context.ts'
import type { BuiltinPermission } from '#contract/permissions.ts'
import type { Said } from '#web/api/address-words.ts'
import { can, meQuery } from '#web/api/context.ts'
import { RefusedState } from '#web/ui/states/refused-state.tsx'
import { organizationRoute } from './organization.tsx'

export interface PermittedProps {
  needs?: BuiltinPermission
  children: (tenant: string, me: Me) => ReactNode
}

/** A page of an organization, for those who may see it. What they may is read live: it changes while a page is open. */
export function Permitted({ needs, children }: PermittedProps) {
  const { slug } = organizationRoute.useParams()
  const { data: me } = useSuspenseQuery(meQuery(slug))
  return needs && !can(me, needs) ? <RefusedState /> : children(slug, me)
}

interface PageProps {
  tenant: string
  me: Me
}

/** A page of an organization that needs nothing but to be there. */
export const organizationPage = <Path extends string>(
  path: Path,
  Screen: AsyncRouteComponent<PageProps>,
  needs?: BuiltinPermission,
) =>
  createRoute({
    getParentRoute: () => organizationRoute,
    path,
    loader: () => Screen.preload?.(),
    component: () => (
      <Permitted {...(needs && { needs })}>{(tenant, me) => <Screen key={tenant} tenant={tenant} me={me} />}</Permitted>
    ),
  })

interface SearchPageProps<Search> extends PageProps {
  search: Search
  onSearchChange: (search: Search) => void
}

/** A page that keeps in its address what it shows. */
export const searchPage = <Path extends string, Search extends object>(
  path: Path,
  Screen: AsyncRouteComponent<SearchPageProps<Search>>,
  { needs, search, replace = false }: { needs: BuiltinPermission; search: (said: Said) => Search; replace?: boolean },
) =>
  createRoute({
    getParentRoute: () => organizationRoute,
    path,
    validateSearch: search,
    loader: () => Screen.preload?.(),
    component: function SearchPage() {
      const shown = useSearch({ strict: false }) as Search
      const navigate = useNavigate()
      const onSearchChange = (next: Search) => void navigate({ to: '.', search: next as never, replace })
      return (
        <Permitted needs={needs}>
          {(tenant, me) => (
            <Screen key={tenant} tenant={tenant} me={me} search={shown} onSearchChange={onSearchChange} />
          )}
        </Permitted>
      )
    },
  })
