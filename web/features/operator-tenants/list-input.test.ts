import { expect, it } from 'vitest'
import { listTenants } from '#contract/operator.ts'
import { tenantsInput } from './list-input.ts'

it('asks only what the server takes, whatever the address says', () => {
  const asked = tenantsInput({ q: 'acme', sort: 'colour', filters: { status: ['asleep'] } })
  expect(asked.sort).toBeUndefined()
  expect(asked.status).toBeUndefined()
  expect(listTenants.input.safeParse(asked).success).toBe(true)
})
