import { changeLanguage } from '#web/texts/define-texts.ts'
import type { Language } from '#web/texts/speech.ts'
import { send } from './send.ts'

/** For this page at once, and for mails and other devices from now on. */
export async function chooseLanguage(language: Language): Promise<void> {
  await changeLanguage(language)
  await send('PUT', '/api/account/language', { language })
}
