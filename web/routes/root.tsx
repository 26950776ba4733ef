import type { QueryClient } from '@tanstack/react-query'
import { createRootRouteWithContext, type ErrorComponentProps, useRouter } from '@tanstack/react-router'
import { useEffect } from 'react'
import { leaveFor } from '#web/api/leave.ts'
import { isRefused } from '#web/api/refused.ts'
import { FailedState } from '#web/ui/states/failed-state.tsx'
import { RefusedState } from '#web/ui/states/refused-state.tsx'

export interface RouterContext {
  client: QueryClient
}

export const rootRoute = createRootRouteWithContext<RouterContext>()({
  errorComponent: Failed,
  notFoundComponent: Elsewhere,
})

/** What no page handles itself. */
export function Failed({ error }: ErrorComponentProps) {
  const router = useRouter()
  if (isRefused(error, 'forbidden')) return <RefusedState />
  const requestId = isRefused(error) ? error.requestId : undefined
  return <FailedState onRetry={() => void router.invalidate()} requestId={requestId} />
}

/** The server decides where an address that is no page leads. */
function Elsewhere() {
  useEffect(() => void leaveFor('/dashboard'), [])
  return null
}
