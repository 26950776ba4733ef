import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Building2 } from 'lucide-react'
import { lazy, Suspense, useState } from 'react'
import { type AccountTenant, leaveTenant } from '#contract/account.ts'
import { accountTenantsQuery } from '#web/api/account.ts'
import { call } from '#web/api/call.ts'
import { useAccountTexts } from '#web/texts/account/texts.ts'
import { Card } from '#web/ui/display/card.tsx'
import { toast } from '#web/ui/overlay/toasts.ts'
import { EmptyState } from '#web/ui/states/empty-state.tsx'
import { AccountPage } from './account-page.tsx'
import { OrganizationRow } from './organization-row.tsx'
import { refusalText } from './refusal-text.ts'

const ConfirmDialog = lazy(async () => ({
  default: (await import('#web/ui/overlay/confirm-dialog.tsx')).ConfirmDialog,
}))

/** Where one belongs, what opens first, and leaving. */
export function OrganizationsScreen() {
  const texts = useAccountTexts().organizations
  const client = useQueryClient()
  const [leaving, setLeaving] = useState<AccountTenant>()
  const leave = async (tenant: AccountTenant) => {
    await call(leaveTenant, { tenantId: tenant.id, confirmSlug: tenant.slug })
    client.removeQueries({ queryKey: ['tenant', tenant.slug] })
    void client.invalidateQueries()
    toast({ tone: 'success', text: texts.left(tenant.name) })
  }
  return (
    <AccountPage title={texts.title} description={texts.description} answer={useQuery(accountTenantsQuery())}>
      {({ items }) => (
        <Card>
          {items.length === 0 && (
            <EmptyState Icon={Building2} title={texts.emptyTitle}>
              {texts.emptyBody}
            </EmptyState>
          )}
          <ul className="-my-4 divide-y divide-line empty:hidden">
            {items.map((tenant) => (
              <OrganizationRow
                key={tenant.id}
                tenant={tenant}
                isAlone={items.length === 1}
                onLeave={() => setLeaving(tenant)}
              />
            ))}
          </ul>
          <Suspense>
            {leaving && (
              <ConfirmDialog
                open
                onOpenChange={(open) => !open && setLeaving(undefined)}
                title={texts.leaveTitle(leaving.name)}
                effects={texts.leaveEffects(leaving.name)}
                typed={leaving.slug}
                confirmLabel={texts.leave}
                danger
                onConfirm={() => leave(leaving)}
                describeError={refusalText}
              />
            )}
          </Suspense>
        </Card>
      )}
    </AccountPage>
  )
}
