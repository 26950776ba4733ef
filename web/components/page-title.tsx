import { useEffect } from 'react'

/** What the browser's tab says, and what a screen reader says first on a new page. */
export function PageTitle({ parts }: { parts: readonly (string | undefined)[] }) {
  const title = parts.filter(Boolean).join(' · ')
  useEffect(() => {
    document.title = title
  }, [title])
  return null
}
