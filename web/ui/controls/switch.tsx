import { clsx } from 'clsx'
import { Switch as Radix } from 'radix-ui'
import type { ComponentProps } from 'react'

export type SwitchProps = ComponentProps<typeof Radix.Root>

export function Switch({ className, ...rest }: SwitchProps) {
  return (
    <Radix.Root
      {...rest}
      className={clsx(
        'relative inline-flex h-5 w-9 shrink-0 items-center rounded-full bg-line-control transition-colors',
        "disabled:opacity-50 data-[state=checked]:bg-accent after:absolute after:-inset-1 after:content-['']",
        className,
      )}
    >
      <Radix.Thumb className="block size-4 translate-x-0.5 rounded-full bg-white shadow-low transition-transform data-[state=checked]:translate-x-[1.125rem]" />
    </Radix.Root>
  )
}
