import { useParams } from '@tanstack/react-router'

/** The organization of the page's own address. */
export function useTenantId(): string {
  const params: { tenantId?: string | undefined } = useParams({ strict: false })
  return params.tenantId ?? ''
}
