import { randomBytes } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { readConfig } from '#server/config.ts'
import { openDatabase, rightsOf } from '#server/open-database.ts'
import { asAdmin, openTestDatabase, type TestDatabase } from '#tests/test-database.ts'

/** The embedded database has no logins, and production does not start on it. */
describe.runIf(inject('offer').kind === 'postgres')('a login', () => {
  let test: TestDatabase
  beforeAll(async () => {
    test = await openTestDatabase()
  })
  afterAll(() => test.close())

  const openInProduction = (logins: { DATABASE_URL: string; OPERATOR_DATABASE_URL?: string }) =>
    openDatabase(
      readConfig({
        NODE_ENV: 'production',
        PUBLIC_URL: 'https://app.example.com',
        AUTH_SECRET: randomBytes(32).toString('base64'),
        ...logins,
      }),
      () => {},
    )

  it('is judged by what it may become', async () => {
    const { login, operator, migration, admin } = test.urls
    expect(await rightsOf(login)).toMatchObject({ danger: undefined, mayOperate: false })
    expect(await rightsOf(operator)).toMatchObject({ danger: undefined, mayOperate: true })
    expect(await rightsOf(migration)).toMatchObject({ danger: 'may become the owner of the tables' })
    expect(await rightsOf(admin)).toMatchObject({ danger: 'is a superuser' })
  })

  it('rule 99: that row-level security would not hold stops the start in production', async () => {
    const { login, migration, admin } = test.urls
    await expect(openInProduction({ DATABASE_URL: admin })).rejects.toThrow(/^DATABASE_URL names .* is a superuser/)
    await expect(openInProduction({ DATABASE_URL: migration })).rejects.toThrow(/^DATABASE_URL names .* the owner/)
    await expect(openInProduction({ DATABASE_URL: login, OPERATOR_DATABASE_URL: migration })).rejects.toThrow(
      /^OPERATOR_DATABASE_URL names .* the owner/,
    )
  })

  it.each([
    [
      'newer',
      `insert into tenantry_migrations.applied values ('9999-of-tomorrow', 'x')`,
      /^DATABASE_URL .* a newer version/,
    ],
    [
      'older',
      'delete from tenantry_migrations.applied where name = (select max(name) from tenantry_migrations.applied)',
      /not up to date/,
    ],
    [
      'of another build',
      `update tenantry_migrations.applied set checksum = 'x' where name like '0006%'`,
      /made by another build/,
    ],
  ])('rule 152: starts on no database that is %s', async (_, change, says) => {
    const other = await openTestDatabase()
    await asAdmin(other.urls.admin, async (admin) => void (await admin.query(change)))
    const { login, operator } = other.urls
    await expect(openInProduction({ DATABASE_URL: login, OPERATOR_DATABASE_URL: operator })).rejects.toThrow(says)
    await other.close()
  })

  it('that is held by it starts, on a database that is up to date', async () => {
    const { database, close } = await openInProduction({
      DATABASE_URL: test.urls.login,
      OPERATOR_DATABASE_URL: test.urls.operator,
    })
    await close()
    expect(database.operatorPool).not.toBe(database.pool)
  })
})
