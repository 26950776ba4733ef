import { useQuery } from '@tanstack/react-query'
import { EventTable, type TrailProps } from '#web/components/operator/audit/event-table.tsx'
import { auditQuestion, tenantTrailQuery } from '#web/components/operator/audit/queries.ts'

/** The trail of one organization. */
export function TenantTrail({ tenantId, ...props }: TrailProps & { tenantId: string }) {
  const query = useQuery(tenantTrailQuery(tenantId, auditQuestion(props.view)))
  return <EventTable {...props} query={query} isWhole={false} />
}
