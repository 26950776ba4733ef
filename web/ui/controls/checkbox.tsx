import { clsx } from 'clsx'
import { Check, Minus } from 'lucide-react'
import { Checkbox as Radix } from 'radix-ui'
import type { ComponentProps } from 'react'

export type CheckboxProps = ComponentProps<typeof Radix.Root>

export function Checkbox({ className, ...rest }: CheckboxProps) {
  return (
    <Radix.Root
      {...rest}
      className={clsx(
        'group relative inline-flex size-4 shrink-0 items-center justify-center rounded-sm border border-line-control bg-raised',
        'transition-colors hover:border-muted disabled:opacity-50 aria-invalid:border-danger',
        'data-[state=checked]:border-accent data-[state=checked]:bg-accent data-[state=checked]:text-on-accent',
        'data-[state=indeterminate]:border-accent data-[state=indeterminate]:bg-accent data-[state=indeterminate]:text-on-accent',
        // The target is larger than the box.
        "after:absolute after:-inset-1.5 after:content-['']",
        className,
      )}
    >
      <Radix.Indicator>
        <Check aria-hidden strokeWidth={3} className="size-3 group-data-[state=indeterminate]:hidden" />
        <Minus aria-hidden strokeWidth={3} className="hidden size-3 group-data-[state=indeterminate]:block" />
      </Radix.Indicator>
    </Radix.Root>
  )
}
