import pg from 'pg'
import { pino } from 'pino'
import { connect, type Database, type TenantDb } from '#database/connection.ts'
import type { MailKindName } from '#server/mail/mail-kinds.ts'
import { type Mail, postMail } from '#server/mail/outbox.ts'
import { openMailTransport } from '#server/mail/transport.ts'
import { identityRole } from '#server/scopes/public.ts'
import { type LiveCarrier, writing } from '#server/scopes/transaction.ts'
import { hashToken, newToken, openVault } from '#server/vault.ts'
import { openTestDatabase } from '#tests/test-database.ts'

export const publicUrl = 'https://portal.example.com'
export const testSecret = 'a secret of the tests, long enough to be one'
export const testVault = openVault(testSecret)
export const silent = pino({ level: 'silent' })

const quiet: LiveCarrier = { carry: () => undefined, deliver: () => {} }

export type OutboxRow = {
  id: string
  kind: string
  recipient: string
  status: string
  attempts: number
  sealed: string | null
  last_error: string | null
  message_id: string
  due_in: number
}

/** A database with an outbox, and the few things mail can be about. */
export async function openOutboxWorld() {
  const own = await openTestDatabase()
  const database: Database = connect({ kind: own.kind, config: { connectionString: own.urls.login } })
  const admin = own.kind === 'postgres' ? new pg.Pool({ connectionString: own.urls.admin, max: 2 }) : undefined
  // As superuser: looks at what is there and puts the world in place.
  const query = async <Row extends pg.QueryResultRow>(text: string, values: unknown[] = []): Promise<Row[]> =>
    (await (admin ?? database.pool).query<Row>(text, values)).rows

  const post = <K extends MailKindName>(mail: Mail<K>) =>
    writing(
      database,
      {
        pool: database.pool,
        role: mail.tenantId ? 'tenantry_tenant' : identityRole,
        entry: { text: `select set_config('tenantry.tenant_id', $1, true)`, values: [mail.tenantId ?? ''] },
        admit: () => undefined,
      },
      quiet,
      (passage) => postMail(passage.as() as TenantDb, { vault: testVault, mailPosted: () => {} }, mail),
    )

  return {
    kind: own.kind,
    urls: own.urls,
    database,
    query,
    post,
    postTest: (recipient: string) => post({ kind: 'test_mail', recipient, payload: { byName: 'Olga Operator' } }),
    rows: () =>
      query<OutboxRow>(
        `select *, extract(epoch from run_after - now())::float8 as due_in from tenantry.outbox order by created_at, id`,
      ),
    /** Loses patience soon, for servers that hang; a patient one waits as long as in production. */
    transport: (smtpUrl: string, isPatient = false) =>
      openMailTransport({
        smtpUrl,
        from: { name: 'Portal', address: 'no-reply@example.com' },
        publicUrl,
        ...(!isPatient && { timeoutsMs: { connection: 2_500, greeting: 2_500, socket: 3_000 } }),
      }),
    async addTenant(slug: string): Promise<string> {
      const [row] = await query<{ id: string }>(
        'insert into tenantry.tenants (slug, name) values ($1, initcap($1)) returning id',
        [slug],
      )
      return String(row?.id)
    },
    addInvitation: (tenantId: string, email: string) => addInvitation(query, tenantId, email),
    async close() {
      await database.close()
      await admin?.end()
      await own.close()
    },
  }
}

async function addInvitation(
  query: (text: string, values: unknown[]) => Promise<pg.QueryResultRow[]>,
  tenantId: string,
  email: string,
): Promise<{ id: string; token: string; tokenHash: string }> {
  const token = newToken()
  const tokenHash = hashToken(token)
  const [user] = await query('insert into tenantry.users (email) values ($1) returning id', [email])
  const [membership] = await query(
    `insert into tenantry.memberships (tenant_id, user_id, status, email) values ($1, $2, 'pending', $3) returning id`,
    [tenantId, user?.id, email],
  )
  const [invitation] = await query(
    `insert into tenantry.invitations (tenant_id, membership_id, email, token_hash, invited_by_name, expires_at)
     values ($1, $2, $3, $4, 'Olga Operator', now() + interval '7 days') returning id`,
    [tenantId, membership?.id, email, tokenHash],
  )
  return { id: String(invitation?.id), token, tokenHash }
}
