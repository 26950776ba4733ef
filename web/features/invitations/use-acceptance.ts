import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { acceptInvitation } from '#contract/invitations.ts'
import { call } from '#web/api/call.ts'
import { visitorQuery } from '#web/api/context.ts'
import { leaveFor } from '#web/api/leave.ts'
import { isRefused } from '#web/api/refused.ts'

export type Accept = (who?: { name: string; password: string }) => Promise<void>

/** Accepts and goes in. What became of the link or the session meanwhile changes the page instead of failing in it. */
export function useAcceptance(token: string): { accept: Accept; isBad: boolean } {
  const client = useQueryClient()
  const [isBad, setBad] = useState(false)
  const accept: Accept = async (who) => {
    try {
      const { tenant } = await call(acceptInvitation, { token, ...who }, { onSignedOut: 'throw' })
      await leaveFor(`/o/${tenant.slug}`)
    } catch (error) {
      if (isRefused(error, 'not_found')) setBad(true)
      else if (isRefused(error, 'wrong_account', 'signed_out')) await client.invalidateQueries(visitorQuery())
      else throw error
    }
  }
  return { accept, isBad }
}
