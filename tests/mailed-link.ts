import { expect } from 'vitest'
import type { MailServer } from '#tests/mail-server.ts'

/** The link that begins so in the newest mail to this address, once it has come. */
export async function mailedLink(mail: MailServer, address: string, start: string): Promise<string> {
  const find = () =>
    mail.received
      .filter(({ recipients }) => recipients.includes(address))
      .flatMap(({ text }) => text.match(/https?:\/\/\S+token=[\w-]+/g) ?? [])
      .findLast((link) => link.startsWith(start))
  await expect.poll(find, { timeout: 15_000, message: `a mail to ${address} with a link to ${start}` }).toBeDefined()
  return find() ?? ''
}
