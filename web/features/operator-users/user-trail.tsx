import { useQuery } from '@tanstack/react-query'
import { EventTable, type TrailProps } from '#web/components/operator/audit/event-table.tsx'
import { trailInput } from '#web/components/operator/audit/queries.ts'
import { trailOfUserQuery } from './queries.ts'

export interface UserTrailProps extends TrailProps {
  userId: string
  /** Their sign-ins, all they did, or what was done to their account. */
  part: 'signIns' | 'deeds' | 'changes'
}

export function UserTrail({ userId, part, view, onViewChange }: UserTrailProps) {
  const filters = trailInput(view)
  const query = useQuery(
    trailOfUserQuery({
      ...filters,
      ...(part === 'changes' ? { resourceId: userId } : { actorId: userId }),
      ...(part === 'signIns' && { action: 'session' }),
    }),
  )
  return (
    <EventTable
      query={query}
      isWhole
      ofPerson={part === 'signIns' ? 'signIns' : 'all'}
      view={view}
      onViewChange={onViewChange}
    />
  )
}
