import { ShieldCheck } from 'lucide-react'
import { useTexts } from '#web/texts/texts.ts'

/** Where a tenant's frame has the switcher, the operator's says in which capacity one is here. */
export function OperatingBadge({ role }: { role: string }) {
  const { frame } = useTexts().ui
  return (
    <span className="inline-flex h-7 items-center gap-1.5 whitespace-nowrap rounded-full bg-accent-soft px-3 font-medium text-accent-ink text-sm">
      <ShieldCheck aria-hidden className="size-4 shrink-0" />
      <span>
        <span className="max-sm:sr-only">{frame.operatingAs} </span>
        {role}
      </span>
    </span>
  )
}
