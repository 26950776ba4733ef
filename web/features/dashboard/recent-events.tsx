import type { AuditEvent } from '#contract/audit.ts'
import { EventLine } from '#web/components/audit/event-sentence.tsx'
import { useTenantTexts } from '#web/texts/tenant/texts.ts'
import { Card } from '#web/ui/display/card.tsx'
import { RelativeTime } from '#web/ui/display/relative-time.tsx'
import { Link, textLinkClasses } from '#web/ui/link.tsx'

export function RecentEvents({ tenant, events }: { tenant: string; events: readonly AuditEvent[] }) {
  const { dashboard: texts, audit } = useTenantTexts()
  const all = (
    <Link href={`/o/${tenant}/audit`} className={textLinkClasses}>
      {texts.recentAll}
    </Link>
  )
  return (
    <Card title={texts.recent} actions={all}>
      {events.length === 0 ? (
        <p className="text-muted">{texts.recentNothing}</p>
      ) : (
        <ul className="-my-2.5 divide-y divide-line">
          {events.map((event) => (
            <li key={event.id} className="flex items-center gap-3 py-2.5">
              <span className="min-w-0 flex-1">
                <EventLine event={event} texts={audit} />
              </span>
              <span className="text-muted text-sm">
                <RelativeTime value={event.at} />
              </span>
            </li>
          ))}
        </ul>
      )}
    </Card>
  )
}
