import { useRouter } from '@tanstack/react-router'
import type { ComponentProps, MouseEvent } from 'react'

export interface LinkProps extends ComponentProps<'a'> {
  href: string
}

/** A real link that changes the page without loading it anew; other tabs, other hosts and downloads stay the browser's. */
export function Link({ href, onClick, ...rest }: LinkProps) {
  const router = useRouter()
  const inside = href.startsWith('/') && !href.startsWith('//') && !rest.target && rest.download === undefined
  return (
    <a
      href={href}
      {...rest}
      onClick={(event) => {
        onClick?.(event)
        if (!inside || event.defaultPrevented || !isPlainClick(event)) return
        event.preventDefault()
        router.history.push(href)
      }}
    />
  )
}

export const textLinkClasses =
  'rounded-sm font-medium text-accent-ink underline decoration-accent-ink/30 underline-offset-2 hover:decoration-accent-ink'

function isPlainClick(event: MouseEvent) {
  return event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey
}
