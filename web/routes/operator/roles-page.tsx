import { useLocation } from '@tanstack/react-router'
import { lazy, Suspense, useState } from 'react'
import { PageTitle } from '#web/components/page-title.tsx'
import type { Role } from '#web/features/operator-roles/queries.ts'
import { RoleHierarchy } from '#web/features/operator-roles/role-hierarchy.tsx'
import { RoleList } from '#web/features/operator-roles/role-list.tsx'
import { usePageTexts } from '#web/texts/operator/page-texts.ts'
import { useOperatorTexts } from '#web/texts/operator/texts.ts'
import { PageHeader } from '#web/ui/display/page-header.tsx'
import { TabLinks } from '#web/ui/display/tab-links.tsx'
import { useViewInUrl } from './use-view-in-url.ts'

const RoleDialog = lazy(async () => ({
  default: (await import('#web/features/operator-roles/role-dialog.tsx')).RoleDialog,
}))

/** Drawn first; as a list at an address below. */
export function RolesPage() {
  const { portal } = useOperatorTexts()
  const { roles } = usePageTexts()
  const current = useLocation({ select: (location) => location.pathname.replace(/\/$/, '') })
  const [view, onViewChange] = useViewInUrl('organization', 'kind')
  const [opened, open] = useState<Role>()
  return (
    <>
      <PageTitle parts={[portal.roles, portal.name]} />
      <PageHeader title={portal.roles} description={roles.description} />
      <TabLinks
        label={roles.views}
        current={current}
        tabs={[
          { label: roles.hierarchy, href: '/admin/roles' },
          { label: roles.list, href: '/admin/roles/list' },
        ]}
      />
      {current.endsWith('/list') ? (
        <RoleList view={view} onViewChange={onViewChange} onOpen={open} />
      ) : (
        <RoleHierarchy onOpen={open} />
      )}
      <Suspense>{opened && <RoleDialog role={opened} onClose={() => open(undefined)} />}</Suspense>
    </>
  )
}
