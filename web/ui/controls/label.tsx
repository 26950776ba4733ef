import { clsx } from 'clsx'
import type { ComponentProps } from 'react'

export interface LabelProps extends ComponentProps<'label'> {
  htmlFor: string
}

export function Label({ className, htmlFor, ...rest }: LabelProps) {
  // biome-ignore lint/a11y/noLabelWithoutControl: htmlFor is required, the text comes as children
  return <label htmlFor={htmlFor} {...rest} className={clsx('font-medium text-ink', className)} />
}
