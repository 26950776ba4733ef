import { Monitor, Smartphone } from 'lucide-react'
import type { ReactNode } from 'react'
import { Badge } from '#web/ui/display/badge.tsx'
import { RelativeTime } from '#web/ui/display/relative-time.tsx'
import { type DeviceWords, deviceOf, isHandheld } from './device-of.ts'

export interface SessionRowProps {
  session: { userAgent: string | null; ipAddress: string | null; lastUsedAt: string; isCurrent: boolean }
  words: DeviceWords & { thisSession: string; lastUsed: string }
  action?: ReactNode
}

/** One place where somebody is signed in: device, address, last use. */
export function SessionRow({ session, words, action }: SessionRowProps) {
  const Icon = isHandheld(session.userAgent) ? Smartphone : Monitor
  return (
    <li className="flex flex-wrap items-center gap-3 py-3">
      <Icon aria-hidden className="size-5 shrink-0 text-muted" />
      <div className="min-w-40 flex-1">
        <p className="flex flex-wrap items-center gap-2 font-medium">
          {deviceOf(session.userAgent, words)}
          {session.isCurrent && <Badge tone="success">{words.thisSession}</Badge>}
        </p>
        <p className="text-muted text-sm">
          {session.ipAddress && `${session.ipAddress} · `}
          {words.lastUsed} <RelativeTime value={session.lastUsedAt} />
        </p>
      </div>
      {action}
    </li>
  )
}
