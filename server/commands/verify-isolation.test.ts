import { afterAll, beforeAll, expect, it } from 'vitest'
import { commandLine } from '#tests/command-line.ts'
import { openWorld, type World } from '#tests/world.ts'
import { verifyIsolation } from './verify-isolation.ts'
import type { AtCommandLine } from './with-platform.ts'

let world: World
let at: AtCommandLine
beforeAll(async () => {
  world = await openWorld()
  at = commandLine(world)
})
afterAll(() => world.close())

it('looks from inside every organization, and from none, and finds nothing of another', async () => {
  const [count] = await world.sql(`select count(*)::integer as tenants from tenantry.tenants`)
  expect(await verifyIsolation(at)).toMatch(
    new RegExp(
      `^Kept apart: ${count?.tenants} organizations see [1-9]\\d* rows in \\d\\d tables, and none of another\\.`,
    ),
  )
})

it.each([
  [
    'alter policy tenant_rows on tenantry.memberships using (true)',
    /^memberships shows \d+ rows of other organizations from inside no organization\.\nmemberships shows/,
  ],
  [
    'alter policy tenant_rows on tenantry.tenants using (true)',
    /tenants shows \d+ rows of other organizations from inside north\./,
  ],
  [
    'alter policy tenant_rows on tenantry.memberships using (false)',
    /^memberships shows 0 of \d+ rows from inside \w+\./,
  ],
  ['alter table tenantry.groups no force row level security', /^groups has no forced row security\.$/],
  ['create table tenantry.left_open (tenant_id text)', /^left_open has no forced row security\.$/],
])('names what is open after %s', async (hole, said) => {
  const [policy] = await world.sql(`select pg_get_expr(polqual, polrelid) as own from pg_policy
    where polname = 'tenant_rows' and polrelid = 'tenantry.memberships'::regclass`)
  await world.sql(hole)
  await expect(verifyIsolation(at)).rejects.toThrow(said)
  await world.sql(`alter policy tenant_rows on tenantry.memberships using (${policy?.own});
    alter policy tenant_rows on tenantry.tenants using (${String(policy?.own).replace('tenant_id =', 'id =')});
    alter table tenantry.groups force row level security; drop table if exists tenantry.left_open`)
  expect(await verifyIsolation(at)).toContain('Kept apart')
})
