import { useState } from 'react'
import { PageColumn } from '#web/components/frame/page-column.tsx'
import { PageTitle } from '#web/components/page-title.tsx'
import { type Created, CreateTenantForm } from '#web/features/operator-tenants/create-tenant-form.tsx'
import { CreatedTenant } from '#web/features/operator-tenants/created-tenant.tsx'
import { useOperatorTexts } from '#web/texts/operator/texts.ts'
import { PageHeader } from '#web/ui/display/page-header.tsx'

export function NewTenantPage() {
  const { portal, tenants } = useOperatorTexts()
  const [created, setCreated] = useState<Created>()
  return (
    <PageColumn width="narrow">
      <PageTitle parts={[tenants.form.title, portal.name]} />
      {created ? (
        <CreatedTenant created={created} onAnother={() => setCreated(undefined)} />
      ) : (
        <>
          <PageHeader
            breadcrumbs={[{ label: portal.organizations, href: '/admin/orgs' }]}
            title={tenants.form.title}
            description={tenants.form.description}
          />
          <CreateTenantForm onCreated={setCreated} />
        </>
      )}
    </PageColumn>
  )
}
