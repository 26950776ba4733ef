import { useQueryClient, useSuspenseQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { Me } from '#contract/context.ts'
import type { InviteResult } from '#contract/invitations.ts'
import { tenantKey } from '#web/api/query-client.ts'
import { rolesQuery } from '#web/api/team.ts'
import { PageColumn } from '#web/components/frame/page-column.tsx'
import { PageTitle } from '#web/components/page-title.tsx'
import { usePeopleTexts } from '#web/texts/people/texts.ts'
import { useTenantTexts } from '#web/texts/tenant/texts.ts'
import { Card } from '#web/ui/display/card.tsx'
import { Notice } from '#web/ui/display/notice.tsx'
import { PageHeader } from '#web/ui/display/page-header.tsx'
import { InviteForm } from './invite-form.tsx'
import { InviteProgress } from './invite-progress.tsx'
import { InviteResults } from './invite-results.tsx'
import { type Checked, InviteReview } from './invite-review.tsx'
import { dropInviteRun, startInviteRun, useInviteRun } from './invite-run.ts'

export interface InviteScreenProps {
  tenant: string
  me: Me
  /** Stands in the list from the start. */
  email?: string | undefined
}

/** List, check, sending, result: one after the other, and back to the list as it was. */
export function InviteScreen({ tenant, me, email }: InviteScreenProps) {
  const { invite } = usePeopleTexts()
  const { team } = useTenantTexts()
  const givable = useSuspenseQuery(rolesQuery(tenant)).data.items.filter((role) => role.isGivable)
  const [checked, setChecked] = useState<Checked>()
  const run = useInviteRun(tenant)
  const send = useSending(tenant)
  const settle = (found: Checked) => {
    const isAllFine = found.check.items.every(({ status }) => status === 'ok')
    if (isAllFine) send(found)
    else setChecked(found)
  }
  const begin = (found: Checked) => {
    setChecked(undefined)
    send(found)
  }
  return (
    <PageColumn width="narrow">
      <PageTitle parts={[invite.title, me.activeTenant?.name]} />
      <PageHeader
        title={invite.title}
        description={invite.description}
        breadcrumbs={[{ label: team.title, href: `/o/${tenant}/team` }]}
      />
      {run?.state === 'finished' ? (
        <InviteResults tenant={tenant} run={run} onAgain={() => dropInviteRun(tenant)} />
      ) : run ? (
        <InviteProgress tenant={tenant} run={run} />
      ) : givable.length === 0 ? (
        <Notice tone="info">{invite.noRoles}</Notice>
      ) : (
        <>
          {checked && <InviteReview checked={checked} onSend={begin} onBack={() => setChecked(undefined)} />}
          {/* Stays as it is filled in while its addresses are looked at. */}
          <div hidden={Boolean(checked)}>
            <Card>
              <InviteForm tenant={tenant} me={me} email={email} roles={givable} onChecked={settle} />
            </Card>
          </div>
        </>
      )}
    </PageColumn>
  )
}

function useSending(tenant: string) {
  const client = useQueryClient()
  const onProgress = () => {
    for (const family of ['team', 'invitations', 'groups', 'dashboard', 'audit']) {
      void client.invalidateQueries({ queryKey: tenantKey(tenant, family) })
    }
  }
  return ({ offer, check }: Checked) => {
    const fine = check.items.filter(({ status }) => status === 'ok')
    const known = check.items
      .filter(({ status }) => status !== 'ok')
      .map(({ email, status }): InviteResult => ({ email, status: 'refused', code: status }))
    const emails = fine.map(({ email, name }) => (name === null ? email : `"${name.replace(/["\\]/g, '')}" <${email}>`))
    startInviteRun(tenant, emails, { offer, known, onProgress })
  }
}
