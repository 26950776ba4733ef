import { useSuspenseQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import type { Me } from '#contract/context.ts'
import type { BuiltinPermission } from '#contract/permissions.ts'
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
