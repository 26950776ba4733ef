// Better Auth with its organization plugin, as its documentation sets it up; only what would refuse the load is off.
import { createServer } from 'node:http'
import { betterAuth } from 'better-auth'
import { hashPassword } from 'better-auth/crypto'
import { getMigrations } from 'better-auth/db/migration'
import { toNodeHandler } from 'better-auth/node'
import { admin } from 'better-auth/plugins/admin'
import { organization } from 'better-auth/plugins/organization'
import pg from 'pg'
import { seedBetterAuth } from '../seed/better-auth.ts'
import { seedBetterAuthCrowd } from '../seed/crowd.ts'

const { PORT, DATABASE_URL, AUTH_SECRET, SEED, USERS } = process.env
/** Only where all users are listed: the plugin for it adds columns, which would cost the other rows. */
const isCrowded = Number(USERS) > 0
const pool = new pg.Pool({ connectionString: DATABASE_URL, max: 10 })
const options = {
  baseURL: `http://127.0.0.1:${PORT}`,
  secret: AUTH_SECRET ?? '',
  database: pool,
  emailAndPassword: { enabled: true },
  rateLimit: { enabled: false },
  telemetry: { enabled: false },
  plugins: [
    organization({ membershipLimit: 1_000_000, invitationLimit: 1_000_000, sendInvitationEmail: async () => {} }),
    ...(isCrowded ? [admin()] : []),
  ],
}

if (SEED) {
  const { runMigrations } = await getMigrations(options)
  await runMigrations()
  const client = await pool.connect()
  await seedBetterAuth(client, hashPassword)
  if (isCrowded) await seedBetterAuthCrowd(client, Number(USERS))
  await client.query('vacuum analyze')
  client.release()
  await pool.end()
} else {
  const handle = toNodeHandler(betterAuth(options))
  createServer((request, response) => {
    if (request.url === '/readyz') response.end('ready')
    else void handle(request, response)
  }).listen(Number(PORT), '127.0.0.1')
}
