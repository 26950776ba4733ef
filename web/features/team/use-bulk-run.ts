import { useQueryClient } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import { type BulkResult, changeMembers, rowsPerChunk } from '#contract/team.ts'
import { call, newIdempotencyKey } from '#web/api/call.ts'
import type { BulkChange } from '#web/api/members.ts'
import { tenantKey } from '#web/api/query-client.ts'

export interface BulkRun {
  isRunning: boolean
  results: readonly BulkResult[]
  /** Why it stopped in between; starting again goes on there. */
  error?: unknown
}

/** Changes a chunk at a time. A chunk keeps its key, so that trying it again changes nobody twice. */
export function useBulkRun(tenant: string, change: BulkChange, ids: readonly string[]) {
  const client = useQueryClient()
  const [run, setRun] = useState<BulkRun>({ isRunning: false, results: [] })
  const pending = useRef<{ ids: string[]; key: string }[]>(undefined)
  const start = async () => {
    if (run.isRunning) return
    pending.current ??= chunksOf(ids)
    setRun(({ results }) => ({ isRunning: true, results }))
    try {
      for (let [chunk] = pending.current; chunk; [chunk] = pending.current) {
        const sent = { ...change, ids: chunk.ids }
        const { results } = await call(changeMembers, sent, { tenant, idempotencyKey: chunk.key })
        pending.current.shift()
        setRun((before) => ({ ...before, results: [...before.results, ...results] }))
      }
      setRun((before) => ({ ...before, isRunning: false }))
    } catch (error) {
      setRun((before) => ({ ...before, isRunning: false, error }))
    }
    for (const family of ['team', 'invitations', 'dashboard', 'roles', 'groups', 'audit']) {
      void client.invalidateQueries({ queryKey: tenantKey(tenant, family) })
    }
  }
  return { ...run, start }
}

function chunksOf(ids: readonly string[]) {
  const count = Math.ceil(ids.length / rowsPerChunk)
  return Array.from({ length: count }, (_, at) => ({
    ids: ids.slice(at * rowsPerChunk, (at + 1) * rowsPerChunk),
    key: newIdempotencyKey(),
  }))
}
