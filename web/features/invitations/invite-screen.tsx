import { useSuspenseQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { Me } from '#contract/context.ts'
import type { InviteResult } from '#contract/invitations.ts'
import { rolesQuery } from '#web/api/team.ts'
import { PageColumn } from '#web/components/frame/page-column.tsx'
import { PageTitle } from '#web/components/page-title.tsx'
import { useTenantTexts } from '#web/texts/tenant/texts.ts'
import { Card } from '#web/ui/display/card.tsx'
import { Notice } from '#web/ui/display/notice.tsx'
import { PageHeader } from '#web/ui/display/page-header.tsx'
import { InviteForm } from './invite-form.tsx'
import { InviteResults } from './invite-results.tsx'

export interface InviteScreenProps {
  tenant: string
  me: Me
}

export function InviteScreen({ tenant, me }: InviteScreenProps) {
  const texts = useTenantTexts()
  const { invite } = texts.invitations
  const givable = useSuspenseQuery(rolesQuery(tenant)).data.items.filter((role) => role.isGivable)
  const [results, setResults] = useState<readonly InviteResult[]>()
  return (
    <PageColumn width="narrow">
      <PageTitle parts={[invite.title, me.activeTenant?.name]} />
      <PageHeader
        title={invite.title}
        description={invite.description}
        breadcrumbs={[{ label: texts.team.title, href: `/o/${tenant}/team` }]}
      />
      {results ? (
        <InviteResults tenant={tenant} results={results} onAgain={() => setResults(undefined)} />
      ) : givable.length === 0 ? (
        <Notice tone="info">{invite.noRoles}</Notice>
      ) : (
        <Card>
          <InviteForm tenant={tenant} roles={givable} onInvited={setResults} />
        </Card>
      )}
    </PageColumn>
  )
}
