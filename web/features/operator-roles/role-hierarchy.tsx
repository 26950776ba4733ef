import { useQuery } from '@tanstack/react-query'
import { KeyRound } from 'lucide-react'
import type { ReactNode } from 'react'
import { isRefused } from '#web/api/refused.ts'
import { usePageTexts } from '#web/texts/operator/page-texts.ts'
import { Skeleton } from '#web/ui/display/skeleton.tsx'
import { EmptyState } from '#web/ui/states/empty-state.tsx'
import { FailedState } from '#web/ui/states/failed-state.tsx'
import { RefusedState } from '#web/ui/states/refused-state.tsx'
import { cataloguedRolesQuery, highestRoles, type Role } from './queries.ts'
import { RoleCard } from './role-card.tsx'
import { type RoleNode, type Rung, roleLadder } from './role-tree.ts'

/** The ranks as a ladder, and below each role the ones that inherit from it. */
export function RoleHierarchy({ onOpen }: { onOpen: (role: Role) => void }) {
  const t = usePageTexts().roles
  const query = useQuery(cataloguedRolesQuery(highestRoles))
  if (isRefused(query.error, 'forbidden')) return <RefusedState />
  if (query.error && !query.data)
    return <FailedState onRetry={() => void query.refetch()} retrying={query.isFetching} />
  if (!query.data) return <Loading label={t.listLabel} />
  const { items, nextCursor } = query.data
  if (items.length === 0) {
    return (
      <EmptyState Icon={KeyRound} title={t.empty}>
        {t.emptyBody}
      </EmptyState>
    )
  }
  const most = Math.max(1, ...items.map((role) => role.permissions))
  return (
    <div className="max-w-4xl">
      <p className="mb-4 text-muted">{t.ladder}</p>
      <ol>
        {roleLadder(items).map((rung) => (
          <RungOf key={rung.rank} rung={rung} most={most} onOpen={onOpen} />
        ))}
      </ol>
      <p className="mt-4 text-muted empty:hidden">
        {nextCursor ? t.truncated : items.every((role) => role.isPredefined) && t.noCustom}
      </p>
    </div>
  )
}

interface Drawing {
  /** The most permissions a role gives: how long a full bar is. */
  most: number
  onOpen: (role: Role) => void
}

/** One rank: its number, a knot on the line that joins them all, and the roles that stand there. */
function RungOf({ rung, ...drawing }: Drawing & { rung: Rung }) {
  const t = usePageTexts().roles
  return (
    <li className="group relative grid grid-cols-[2.75rem_1.25rem_minmax(0,1fr)] pb-3 sm:grid-cols-[3.5rem_1.75rem_minmax(0,1fr)]">
      <span className="pt-3 text-right font-semibold text-muted text-sm tabular-nums">
        <span className="sr-only">{t.rank} </span>
        {rung.rank}
      </span>
      <span aria-hidden className="relative">
        <span className="absolute inset-y-0 -bottom-3 left-1/2 w-px -translate-x-1/2 bg-line-strong group-first:top-5 group-last:bottom-auto group-last:h-5" />
        <span className="absolute top-4 left-1/2 size-2.5 -translate-x-1/2 rounded-full border-2 border-accent bg-canvas" />
      </span>
      <ul className="space-y-2">
        {rung.nodes.map((node) => (
          <li key={node.role.id}>
            <Branch node={node} {...drawing} />
          </li>
        ))}
      </ul>
    </li>
  )
}

function Branch({ node, ...drawing }: Drawing & { node: RoleNode }) {
  const t = usePageTexts().roles
  const { role, children, unseen } = node
  return (
    <>
      <RoleCard role={role} {...drawing} />
      {(children.length > 0 || unseen > 0) && (
        <ul aria-label={`${role.name}: ${t.details.childrenOf}`} className="ml-4 sm:ml-6">
          {children.map((child) => (
            <Twig key={child.role.id} isLast={child === children.at(-1) && unseen === 0}>
              <Branch node={child} {...drawing} />
            </Twig>
          ))}
          {unseen > 0 && (
            <Twig isLast>
              <p className="py-2 text-muted text-sm">
                {children.length > 0 ? t.moreChildren(unseen) : t.children(unseen)}
              </p>
            </Twig>
          )}
        </ul>
      )}
    </>
  )
}

/** The line from a role to one that inherits from it. */
function Twig({ isLast, children }: { isLast: boolean; children: ReactNode }) {
  return (
    <li className="relative pt-2 pl-5">
      <span aria-hidden className="absolute top-0 left-0 h-7 w-4 rounded-bl-lg border-line-strong border-b border-l" />
      {!isLast && <span aria-hidden className="absolute inset-y-0 left-0 w-px bg-line-strong" />}
      {children}
    </li>
  )
}

function Loading({ label }: { label: string }) {
  return (
    <div role="status" aria-label={label} className="max-w-4xl space-y-3">
      {[0, 1, 2, 3, 4].map((index) => (
        <Skeleton key={index} className="ml-16 h-14" />
      ))}
    </div>
  )
}
