import type { z } from 'zod'
import type { getSignUpMode } from '#contract/access-requests.ts'
import { changeNoun } from '#web/texts/speech.ts'
import { send } from './send.ts'

/** What the installation calls itself; the server writes it into the page. */
export const productName = () => meta('application-name')?.content || 'Tenantry'

/** Whether mail leaves, is kept for the reader at /dev/mail, or neither. */
export const mailMode = () => {
  const mode = meta('mail-mode')?.content
  return mode === 'development' || mode === 'off' ? mode : 'smtp'
}

/** Takes over the installation's word for an organization, which the server has written into the page as well. */
export const speakOwnNoun = () => changeNoun(meta('organization-noun')?.content)

/** For pages that stay open while an operator changes it. The contract's shapes are left out: they are no small part. */
export async function refreshNaming(): Promise<void> {
  const named = (await send('GET', '/api/sign-up-mode', undefined)) as z.output<typeof getSignUpMode.output>
  const before = productName()
  write('application-name', named.productName)
  write('organization-noun', named.organizationNoun)
  document.title = document.title.replace(before, named.productName)
  speakOwnNoun()
}

const meta = (name: string) => document.querySelector<HTMLMetaElement>(`meta[name="${name}"]`)

function write(name: string, content: string) {
  const element = meta(name)
  if (element) element.content = content
}
