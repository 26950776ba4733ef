import { ArrowRight, ChevronRight, UsersRound } from 'lucide-react'
import { Fragment, type ReactNode } from 'react'
import type { PermissionPath } from '#contract/matrix.ts'
import type { NamedPermission } from '#web/components/access/permission-names.ts'
import { useAccessTexts } from '#web/texts/access/texts.ts'
import { Badge } from '#web/ui/display/badge.tsx'
import { RelativeTime } from '#web/ui/display/relative-time.tsx'
import { RoleBadge } from '#web/ui/display/role-badge.tsx'

export interface ExplainedPermissionProps {
  permission: NamedPermission
  via: readonly PermissionPath[]
}

/** In one line what it comes from; opened, each way with who made it and when. */
export function ExplainedPermission({ permission, via }: ExplainedPermissionProps) {
  const texts = useAccessTexts().permissions.why
  const sources = [...new Set(via.map(({ group, roles }) => group?.name ?? roles[0]?.name ?? ''))].filter(Boolean)
  return (
    <li className="border-line/60 border-b last:border-b-0">
      <details className="group">
        <summary className="flex min-h-10 cursor-pointer list-none items-center gap-x-3 py-1.5 [&::-webkit-details-marker]:hidden">
          <ChevronRight aria-hidden className="size-4 shrink-0 text-faint transition-transform group-open:rotate-90" />
          <span className="grid min-w-0 flex-1 gap-x-4 sm:grid-cols-[minmax(0,1fr)_minmax(0,1fr)] sm:items-baseline">
            <span className="min-w-0">
              {permission.name} <code className="font-mono text-faint text-xs max-sm:hidden">{permission.code}</code>
            </span>
            <span className="truncate text-muted text-sm">
              {texts.via(sources.join(', '))}
              {via.length > 1 && ` · ${texts.ways(via.length)}`}
            </span>
          </span>
        </summary>
        <ol className="mb-3 ml-7 space-y-2">
          {via.map((path) => (
            <li key={[path.group?.id, ...path.roles.map(({ id }) => id)].join(' ')}>
              <Way path={path} />
            </li>
          ))}
        </ol>
      </details>
    </li>
  )
}

/** Group → role → parent → … → the permission, and below it who did which step. */
function Way({ path: { group, roles, assigned, granted } }: { path: PermissionPath }) {
  const texts = useAccessTexts().permissions.why
  return (
    <div className="rounded-lg border border-line bg-canvas px-3 py-2.5">
      <p className="flex flex-wrap items-center gap-x-1.5 gap-y-1 text-muted text-sm">
        {group && (
          <>
            <Badge tone="info" icon={<UsersRound aria-hidden />}>
              {texts.group}: {group.name}
            </Badge>
            <Step>{texts.carries}</Step>
          </>
        )}
        {roles.map((role, index) => (
          <Fragment key={role.id}>
            {index > 0 && <Step>{texts.inheritsFrom}</Step>}
            <RoleBadge name={role.name} rank={role.rank} />
          </Fragment>
        ))}
        <Step>{texts.givesIt}</Step>
      </p>
      <dl className="mt-2 grid gap-x-6 gap-y-0.5 text-sm sm:grid-cols-[auto_1fr]">
        {group && <Hand label={texts.joined} hand={group.joined} />}
        <Hand label={group ? texts.givenToGroup : texts.given} hand={assigned} />
        <Hand label={texts.granted} hand={granted} />
      </dl>
    </div>
  )
}

function Step({ children }: { children: ReactNode }) {
  return (
    <span className="inline-flex items-center gap-1">
      <ArrowRight aria-hidden className="size-3.5 text-faint" />
      {children}
    </span>
  )
}

function Hand({ label, hand }: { label: string; hand: PermissionPath['granted'] }) {
  const texts = useAccessTexts().permissions.why
  return (
    <>
      <dt className="text-muted">{label}</dt>
      <dd>
        {hand.by ? texts.by(hand.by.name) : texts.platform}, <RelativeTime value={hand.at} />
      </dd>
    </>
  )
}
