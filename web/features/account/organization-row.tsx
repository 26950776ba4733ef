import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Ellipsis } from 'lucide-react'
import type { AccountTenant } from '#contract/account.ts'
import { setDefaultTenant } from '#contract/context.ts'
import { accountTenantsQuery } from '#web/api/account.ts'
import { call } from '#web/api/call.ts'
import { Day } from '#web/components/day.tsx'
import { useAccountTexts } from '#web/texts/account/texts.ts'
import { useTenantTexts } from '#web/texts/tenant/texts.ts'
import { Button } from '#web/ui/controls/button.tsx'
import { Avatar } from '#web/ui/display/avatar.tsx'
import { Badge } from '#web/ui/display/badge.tsx'
import { RoleBadge } from '#web/ui/display/role-badge.tsx'
import { Link, textLinkClasses } from '#web/ui/link.tsx'
import { DropdownMenu } from '#web/ui/overlay/dropdown-menu.tsx'
import { toast } from '#web/ui/overlay/toasts.ts'
import { refusalText } from './refusal-text.ts'

export interface OrganizationRowProps {
  tenant: AccountTenant
  /** With one there is nothing to choose from. */
  isAlone: boolean
  onLeave: () => void
}

export function OrganizationRow({ tenant, isAlone, onLeave }: OrganizationRowProps) {
  const texts = useAccountTexts().organizations
  const { kinds } = useTenantTexts().context
  const choose = useDefault(tenant)
  const isOpen = tenant.status === 'active'
  const items = [
    ...(isAlone || !isOpen
      ? []
      : [{ label: tenant.isDefault ? texts.clearDefault : texts.makeDefault, onSelect: () => choose.mutate() }]),
    ...(isOpen ? [{ label: texts.leave, danger: true, disabled: tenant.isLastAdmin, onSelect: onLeave }] : []),
  ]
  return (
    <li className="flex items-start gap-3 py-4">
      <Avatar kind="organization" name={tenant.name} imageUrl={tenant.logoUrl} />
      <div className="min-w-0 flex-1 space-y-1">
        <p className="flex flex-wrap items-center gap-2 font-medium">
          {isOpen ? (
            <Link href={`/o/${tenant.slug}`} className={textLinkClasses}>
              {tenant.name}
            </Link>
          ) : (
            tenant.name
          )}
          {tenant.isDefault && !isAlone && <Badge tone="accent">{texts.default}</Badge>}
          {!isOpen && <Badge tone="warning">{texts.suspended}</Badge>}
          {tenant.kind !== 'team' && <Badge>{kinds[tenant.kind]}</Badge>}
        </p>
        <p className="flex flex-wrap gap-1">
          {tenant.roles.map((role) => (
            <RoleBadge key={role.id} name={role.name} rank={role.rank} />
          ))}
        </p>
        {tenant.joinedAt && (
          <p className="text-muted text-sm">
            {texts.joined} <Day value={tenant.joinedAt} />
          </p>
        )}
        {tenant.isLastAdmin && <p className="text-muted text-sm">{texts.lastAdmin}</p>}
      </div>
      {items.length > 0 && (
        <DropdownMenu
          align="end"
          trigger={
            <Button variant="ghost" size="icon" aria-label={texts.actions(tenant.name)}>
              <Ellipsis aria-hidden />
            </Button>
          }
          sections={[{ items }]}
        />
      )}
    </li>
  )
}

/** Makes it the one that opens after signing in, or takes that back. */
function useDefault(tenant: AccountTenant) {
  const texts = useAccountTexts().organizations
  const client = useQueryClient()
  return useMutation({
    mutationFn: () => call(setDefaultTenant, { tenantId: tenant.isDefault ? null : tenant.id }),
    onSuccess: ({ tenantId }) =>
      toast({ tone: 'success', text: tenantId ? texts.defaultSet(tenant.name) : texts.defaultCleared }),
    onError: (error) => toast({ tone: 'danger', text: refusalText(error) }),
    onSettled: () => client.invalidateQueries({ queryKey: accountTenantsQuery().queryKey.slice(0, 1) }),
  })
}
