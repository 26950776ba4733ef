// One server process's mail, for the crash test: sends until it is killed.
import { pino } from 'pino'
import { connect } from '#database/connection.ts'
import { startOutboxWorker } from '#server/jobs/outbox-worker.ts'
import { openMailTransport } from '#server/mail/transport.ts'
import { openVault } from '#server/vault.ts'

const [, , connectionString = '', smtpUrl = '', secret = '', publicUrl = ''] = process.argv
startOutboxWorker({
  database: connect({ kind: 'postgres', config: { connectionString } }),
  log: pino({ level: 'silent' }),
  vault: openVault(secret),
  publicUrl,
  mailMode: 'smtp',
  transport: openMailTransport({ smtpUrl, from: { name: '', address: 'no-reply@example.com' }, publicUrl }),
  pollMs: 100,
  leaseSeconds: 2,
})
console.log('sending')
