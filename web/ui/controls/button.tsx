import { clsx } from 'clsx'
import { LoaderCircle } from 'lucide-react'
import * as Slot from 'radix-ui/slot'
import type { ComponentProps } from 'react'

export interface ButtonProps extends ComponentProps<'button'> {
  variant?: keyof typeof variants | undefined
  size?: keyof typeof sizes | undefined
  /** Shows that the work goes on, and swallows further presses without losing focus. */
  busy?: boolean | undefined
  /** Renders the only child (a link) as the button. */
  asChild?: boolean | undefined
}

export function Button({ variant = 'secondary', size = 'md', busy, asChild, className, ...rest }: ButtonProps) {
  const classes = clsx(base, variants[variant], sizes[size], busy && 'cursor-progress', className)
  if (asChild) return <Slot.Root className={classes} {...rest} />
  return (
    <button
      type="button"
      {...rest}
      className={classes}
      aria-busy={busy || undefined}
      aria-disabled={busy || rest['aria-disabled']}
      onClick={busy ? (event) => event.preventDefault() : rest.onClick}
    >
      {busy && <LoaderCircle aria-hidden className="animate-turn" />}
      {rest.children}
    </button>
  )
}

const base = clsx(
  'inline-flex shrink-0 select-none items-center justify-center gap-1.5 whitespace-nowrap rounded-md font-medium',
  'transition-[background-color,border-color,color,box-shadow,opacity] duration-100 disabled:opacity-50',
  '[&_svg]:size-4 [&_svg]:shrink-0',
)

const variants = {
  primary: 'bg-accent text-on-accent shadow-low hover:bg-accent-hover aria-busy:opacity-80',
  secondary: 'border border-line-strong bg-raised text-ink shadow-low hover:bg-subtle active:bg-pressed',
  ghost: 'text-muted hover:bg-subtle hover:text-ink active:bg-pressed data-[state=open]:bg-subtle',
  danger: 'bg-danger text-white shadow-low hover:bg-danger-hover aria-busy:opacity-80',
}

const sizes = {
  sm: 'h-7 px-2.5 text-sm',
  md: 'h-8 px-3 text-base',
  lg: 'h-10 px-4 text-base',
  icon: 'size-8',
  'icon-sm': 'size-7',
}
