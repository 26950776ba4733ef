import { listTenants } from '#contract/operator.ts'
import { askAsOperator } from '#web/api/ask-as-operator.ts'

/** Addresses name an organization by its slug, so they can be read; the server wants to know which one it is. */
export async function tenantBySlug(slug: string | undefined, signal: AbortSignal): Promise<string | undefined> {
  if (slug === undefined) return undefined
  const found = await askAsOperator(listTenants, { q: slug, limit: 100 }, { signal })
  // Fits nothing: a filter for what does not exist finds nothing, instead of everything.
  return found.items.find((tenant) => tenant.slug === slug)?.id ?? 'none'
}
