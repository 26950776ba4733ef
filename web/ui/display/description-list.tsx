import type { ReactNode } from 'react'

export interface DescriptionListProps {
  items: readonly { term: string; value: ReactNode }[]
}

/** Names and values of one thing, as on a detail page. */
export function DescriptionList({ items }: DescriptionListProps) {
  return (
    <dl className="divide-y divide-line">
      {items.map((item) => (
        <div key={item.term} className="grid gap-x-4 gap-y-0.5 py-2 sm:grid-cols-[10rem_1fr]">
          <dt className="text-muted">{item.term}</dt>
          <dd className="wrap-break-word min-w-0">{item.value}</dd>
        </div>
      ))}
    </dl>
  )
}
