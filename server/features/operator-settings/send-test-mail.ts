import { postMail } from '../../mail/outbox.ts'
import type { OperatorScope } from '../../scopes/operator-scope.ts'

/** Sends a mail to whoever asks, and nowhere else: it shows whether mail arrives. */
export async function sendTestMail(scope: OperatorScope) {
  const { email: recipient, name } = scope.principal
  await postMail(scope.db, scope.platform, { kind: 'test_mail', recipient, payload: { byName: name || recipient } })
  await scope.record('mail.test_sent', { resource: { type: 'mail', name: recipient } })
  return { recipient }
}
