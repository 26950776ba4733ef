import { useQuery } from '@tanstack/react-query'
import type { Me } from '#contract/context.ts'
import { memberPermissionsQuery } from '#web/api/matrix.ts'
import { PageColumn } from '#web/components/frame/page-column.tsx'
import { PageTitle } from '#web/components/page-title.tsx'
import { useAccessTexts } from '#web/texts/access/texts.ts'
import { useTenantTexts } from '#web/texts/tenant/texts.ts'
import { Avatar } from '#web/ui/display/avatar.tsx'
import { Card } from '#web/ui/display/card.tsx'
import { PageHeader } from '#web/ui/display/page-header.tsx'
import { WhyPanel } from './why-panel.tsx'

export interface WhyScreenProps {
  tenant: string
  me: Me
  membershipId: string
}

export function WhyScreen({ tenant, me, membershipId }: WhyScreenProps) {
  const texts = useAccessTexts().permissions.why
  const { team } = useTenantTexts()
  const name = useQuery(memberPermissionsQuery(tenant, membershipId)).data?.name
  const title = name ? texts.title(name) : texts.titleUnknown
  return (
    <PageColumn width="reading">
      <PageTitle parts={[title, me.activeTenant?.name]} />
      <PageHeader
        title={title}
        description={texts.description}
        lead={name && <Avatar name={name} size="lg" />}
        breadcrumbs={[{ label: team.title, href: `/o/${tenant}/team` }]}
      />
      <Card>
        <WhyPanel tenant={tenant} membershipId={membershipId} />
      </Card>
    </PageColumn>
  )
}
