import type { ReactNode } from 'react'

export interface FormSectionProps {
  title: string
  description?: string
  children: ReactNode
}

/** Fields of a long form that belong together. */
export function FormSection({ title, description, children }: FormSectionProps) {
  return (
    <section className="space-y-4 border-line border-t pt-5 first-of-type:border-0 first-of-type:pt-0">
      <div>
        <h2 className="font-semibold text-base">{title}</h2>
        {description && <p className="text-muted">{description}</p>}
      </div>
      {children}
    </section>
  )
}
