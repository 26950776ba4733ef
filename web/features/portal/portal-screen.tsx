import { useQuery } from '@tanstack/react-query'
import { Mail, UserPen } from 'lucide-react'
import type { z } from 'zod'
import type { Me } from '#contract/context.ts'
import type { getPortal } from '#contract/team.ts'
import { isRefused } from '#web/api/refused.ts'
import { portalQuery } from '#web/api/settings.ts'
import { Day } from '#web/components/day.tsx'
import { PageColumn } from '#web/components/frame/page-column.tsx'
import { PageTitle } from '#web/components/page-title.tsx'
import { useSettingsTexts } from '#web/texts/settings/texts.ts'
import { useTenantTexts } from '#web/texts/tenant/texts.ts'
import { Button } from '#web/ui/controls/button.tsx'
import { Avatar } from '#web/ui/display/avatar.tsx'
import { Card } from '#web/ui/display/card.tsx'
import { DescriptionList } from '#web/ui/display/description-list.tsx'
import { Skeleton } from '#web/ui/display/skeleton.tsx'
import { Link } from '#web/ui/link.tsx'
import { FailedState } from '#web/ui/states/failed-state.tsx'
import { useOrganizationAccent } from './use-organization-accent.ts'

type Portal = z.output<typeof getPortal.output>

/** Where members from outside arrive: the organization's look, and their own details. */
export function PortalScreen({ tenant, me }: { tenant: string; me: Me }) {
  const texts = useSettingsTexts().portal
  const { data, error, refetch, isFetching } = useQuery(portalQuery(tenant))
  const name = me.activeTenant?.name ?? tenant
  useOrganizationAccent(data?.organization.theme.color)
  return (
    <PageColumn width="narrow">
      <PageTitle parts={[name]} />
      {data ? (
        <div className="space-y-5">
          <Welcome portal={data} />
          <Details portal={data} />
          {data.organization.contactEmail && (
            <Contact name={data.organization.name} email={data.organization.contactEmail} />
          )}
        </div>
      ) : error ? (
        <FailedState
          onRetry={() => void refetch()}
          retrying={isFetching}
          requestId={isRefused(error) ? error.requestId : undefined}
        />
      ) : (
        <div className="space-y-5" aria-busy aria-label={texts.title(name)} role="status">
          <Skeleton className="h-28" />
          <Skeleton className="h-56" />
        </div>
      )}
    </PageColumn>
  )
}

function Welcome({ portal: { organization } }: { portal: Portal }) {
  const texts = useSettingsTexts().portal
  return (
    <header className="rounded-xl border border-line border-t-4 border-t-accent bg-surface px-6 py-6 shadow-low">
      <Avatar kind="organization" size="lg" name={organization.name} imageUrl={organization.logoUrl} />
      <h1 className="mt-4 text-balance font-semibold text-xl tracking-tight">{texts.title(organization.name)}</h1>
      {organization.theme.welcome && (
        <p className="mt-2 max-w-prose whitespace-pre-line break-words">{organization.theme.welcome}</p>
      )}
    </header>
  )
}

function Details({ portal: { member } }: { portal: Portal }) {
  const { portal: texts } = useSettingsTexts()
  const { kinds } = useTenantTexts().context
  return (
    <Card
      title={texts.you}
      actions={
        <Button asChild size="sm">
          <Link href="/settings">
            <UserPen aria-hidden />
            {texts.account}
          </Link>
        </Button>
      }
    >
      <DescriptionList
        items={[
          { term: texts.name, value: member.name },
          { term: texts.email, value: member.email },
          { term: texts.kind, value: kinds[member.kind] },
          {
            term: texts.roles,
            value: (
              <ul className="space-y-1">
                {member.roles.map((role) => (
                  <li key={role.name}>
                    {role.name}
                    {role.description && (
                      <span className="block text-muted text-sm">{texts.roleFor(role.description)}</span>
                    )}
                  </li>
                ))}
              </ul>
            ),
          },
          ...(member.joinedAt ? [{ term: texts.since, value: <Day value={member.joinedAt} /> }] : []),
        ]}
      />
    </Card>
  )
}

function Contact({ name, email }: { name: string; email: string }) {
  const texts = useSettingsTexts().portal
  return (
    <Card title={texts.contact} description={texts.contactBody(name)}>
      <Button asChild variant="primary">
        <a href={`mailto:${email}`}>
          <Mail aria-hidden />
          {texts.write(email)}
        </a>
      </Button>
    </Card>
  )
}
