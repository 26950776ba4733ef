import { useQuery } from '@tanstack/react-query'
import { EventTable, type TrailProps } from '#web/components/operator/audit/event-table.tsx'
import { auditQuestion, wholeTrailQuery } from '#web/components/operator/audit/queries.ts'

/** The whole trail of the installation. */
export function AuditTrail(props: TrailProps) {
  const query = useQuery(wholeTrailQuery(auditQuestion(props.view)))
  return <EventTable {...props} query={query} isWhole />
}
