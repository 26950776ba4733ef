import { describe, expect, it } from 'vitest'
import { listTenants, operatedTenant } from '#contract/operator.ts'
import { listAddress, listSorts, tenantStatuses, tenantsInput } from './list-input.ts'

describe('the first page of the portal', () => {
  it('asks where the contract says', () => {
    expect(listTenants.method).toBe('GET')
    expect(listTenants.path).toBe(listAddress)
  })

  it('knows the sorts and states of the contract', () => {
    expect([...listSorts].sort()).toEqual([...listTenants.input.shape.sort.unwrap().options].sort())
    expect(tenantStatuses).toEqual(operatedTenant.shape.status.options)
  })

  it('asks only what the server takes, whatever the address says', () => {
    const asked = tenantsInput({ q: 'acme', sort: 'colour', filters: { status: ['asleep'] } })
    expect(asked.sort).toBeUndefined()
    expect(asked.status).toBeUndefined()
    expect(listTenants.input.safeParse(asked).success).toBe(true)
  })
})
