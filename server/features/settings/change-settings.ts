import type { z } from 'zod'
import type { Changes, TenantAction } from '#contract/audit-events.ts'
import { Problem } from '#contract/problems.ts'
import type {
  changeSecuritySettings as securityContract,
  changeSettings as settingsContract,
} from '#contract/settings.ts'
import type { TenantScope } from '../../scopes/tenant.ts'
import { authorityUnderLock } from '../roles/authority-under-lock.ts'
import { isReserved, slugProblem } from '../tenants/slug-rules.ts'
import {
  countWithoutSecondFactor,
  findSettings,
  type StoredSettings,
  shownSecurity,
  shownSettings,
  writeSettings,
} from './repository.ts'

/** Changes the organization's settings. An address given up is free again: it opens nothing to anyone who is no member. */
export async function changeSettings(scope: TenantScope, input: z.output<typeof settingsContract.input>) {
  if (input.slug !== undefined && input.slug !== scope.tenant.slug && isReserved(input.slug))
    throw slugProblem('slug_reserved')
  return shownSettings(await change(scope, 'tenant.changed', input))
}

/**
 * Changes the organization's security policy. Whether operators may come in for support is the organization's own to
 * allow: an operator may forbid it, never allow it to themselves. A second factor is required by someone who has one, so
 * that nobody shuts themselves out.
 */
export async function changeSecuritySettings(scope: TenantScope, input: z.output<typeof securityContract.input>) {
  const domains = input.allowedEmailDomains && { allowedEmailDomains: [...new Set(input.allowedEmailDomains)].sort() }
  const allows = (before: StoredSettings) => input.supportAccessAllowed === true && !before.supportAccessAllowed
  const after = await change(scope, 'tenant.security_changed', { ...input, ...domains }, (before) => {
    if (scope.authority.isOperator && allows(before))
      throw new Problem('forbidden', { detail: 'Only the organization itself can allow support access.' })
    if (input.secondFactorRequired && !before.secondFactorRequired && !scope.principal.hasSecondFactor)
      throw new Problem('second_factor_required', { detail: 'Set one up yourself before you require it of others.' })
  })
  return shownSecurity(after, await countWithoutSecondFactor(scope.db))
}

type Wanted = { readonly [F in keyof StoredSettings]?: StoredSettings[F] | undefined }

async function change(
  scope: TenantScope,
  action: TenantAction,
  { version, ...wanted }: Wanted,
  check: (before: StoredSettings) => void = () => {},
): Promise<StoredSettings> {
  await authorityUnderLock(scope, 'tenant.settings.edit')
  const before = await findSettings(scope.db)
  if (!before) throw new Error('No tenant is pinned.')
  if (version !== undefined && version !== before.version) throw new Problem('changed_meanwhile')
  check(before)
  const changes = changesOf(before, wanted)
  if (Object.keys(changes).length === 0) return before
  const set = Object.fromEntries(Object.entries(wanted).filter(([, value]) => value !== undefined))
  const after = { ...before, ...set }
  await write(scope, after)
  await scope.record(action, { resource: { type: 'tenant', id: scope.tenant.id, name: after.name }, changes })
  scope.announce('tenant.changed')
  return { ...after, version: before.version + 1 }
}

/** A slug of somebody else cannot be seen from here, only hit upon. */
async function write(scope: TenantScope, settings: StoredSettings): Promise<void> {
  try {
    await writeSettings(scope.db, settings)
  } catch (error) {
    const cause = error instanceof Error && error.cause !== undefined ? error.cause : error
    throw (cause as { constraint?: string }).constraint === 'one_tenant_per_slug' ? slugProblem('slug_taken') : error
  }
}

function changesOf(before: StoredSettings, wanted: Wanted): Changes {
  const fields = Object.keys(wanted) as (keyof Wanted)[]
  return Object.fromEntries(
    fields
      .filter((field) => wanted[field] !== undefined && !isSame(wanted[field], before[field]))
      .map((field) => [field, { old: before[field], new: wanted[field] }]),
  )
}

const isSame = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other)
