import { clsx } from 'clsx'
import type { ComponentProps, ReactNode } from 'react'
import { controlClasses } from './control-classes.ts'

export interface InputProps extends ComponentProps<'input'> {
  /** Text or icon that stands inside the field before or after what is typed. */
  lead?: ReactNode | undefined
  trail?: ReactNode | undefined
}

export function Input({ lead, trail, className, ...rest }: InputProps) {
  const field = (
    <input
      type="text"
      {...rest}
      className={clsx(
        controlClasses,
        'h-8 read-only:bg-subtle',
        lead ? 'pl-8' : 'pl-2.5',
        trail ? 'pr-9' : 'pr-2.5',
        className,
      )}
    />
  )
  if (!lead && !trail) return field
  return (
    <span className="relative block">
      {lead && (
        <span className="pointer-events-none absolute inset-y-0 left-2.5 flex items-center text-faint [&_svg]:size-4">
          {lead}
        </span>
      )}
      {field}
      {trail && <span className="absolute inset-y-0 right-1 flex items-center text-faint">{trail}</span>}
    </span>
  )
}
