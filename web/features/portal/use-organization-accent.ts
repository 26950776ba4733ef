import { useEffect } from 'react'
import { applyAccent } from '#web/ui/theme/apply-accent.ts'
import { useTheme } from '#web/ui/theme/theme.ts'

/** The organization's colour as long as its page is open. */
export function useOrganizationAccent(color: string | null | undefined) {
  const theme = useTheme()
  // biome-ignore lint/correctness/useExhaustiveDependencies: the readable shade depends on the theme
  useEffect(() => {
    if (!color) return
    applyAccent(color)
    return () => applyAccent(undefined)
  }, [color, theme])
}
