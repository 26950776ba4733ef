import { ShieldCheck } from 'lucide-react'
import type { OperatedTenant } from '#contract/operator.ts'
import { useOperatorTexts } from '#web/texts/operator/texts.ts'
import { Badge } from '#web/ui/display/badge.tsx'

const tones = { active: 'success', suspended: 'warning', archived: 'neutral', deleted: 'danger' } as const

export function TenantStatusBadge({ tenant }: { tenant: Pick<OperatedTenant, 'status' | 'isProtected'> }) {
  const { tenants } = useOperatorTexts()
  return (
    <span className="inline-flex flex-wrap items-center gap-1.5">
      <Badge dot tone={tones[tenant.status]}>
        {tenants.statuses[tenant.status]}
      </Badge>
      {tenant.isProtected && <Badge icon={<ShieldCheck aria-hidden />}>{tenants.protected}</Badge>}
    </span>
  )
}
