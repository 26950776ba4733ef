import { clsx } from 'clsx'

/** What text fields, selects and comboboxes have in common: edge, ground, and how error and focus show. */
export const controlClasses = clsx(
  'w-full rounded-md border border-line-control bg-raised text-base text-ink',
  'transition-[border-color,box-shadow] duration-100 hover:border-muted',
  'disabled:cursor-not-allowed disabled:border-line disabled:bg-subtle disabled:text-muted',
  'aria-invalid:border-danger aria-invalid:focus-visible:outline-danger',
  'focus-visible:border-focus focus-visible:outline-2 focus-visible:outline-offset-0 focus-visible:outline-focus/60',
)
