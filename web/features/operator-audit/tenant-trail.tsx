import { useQuery } from '@tanstack/react-query'
import { EventTable, type TrailProps } from './event-table.tsx'
import { auditQuestion, tenantTrailQuery } from './queries.ts'

/** The trail of one organization. */
export function TenantTrail({ tenantId, ...props }: TrailProps & { tenantId: string }) {
  const query = useQuery(tenantTrailQuery(tenantId, auditQuestion(props.view)))
  return <EventTable {...props} query={query} isWhole={false} />
}
