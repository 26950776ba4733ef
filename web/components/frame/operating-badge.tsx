import { ShieldCheck } from 'lucide-react'

export interface OperatingBadgeProps {
  /** Comes with the portal's own texts: no word of it may reach a customer's browser. */
  label: string
  role: string
}

/** Where a tenant's frame has the switcher, the operator's says in which capacity one is here. */
export function OperatingBadge({ label, role }: OperatingBadgeProps) {
  return (
    <span className="inline-flex h-7 items-center gap-1.5 whitespace-nowrap rounded-full bg-accent-soft px-3 font-medium text-accent-ink text-sm">
      <ShieldCheck aria-hidden className="size-4 shrink-0" />
      <span>
        <span className="max-sm:sr-only">{label} </span>
        {role}
      </span>
    </span>
  )
}
