import { readdirSync, readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { shapesDe } from '#web/texts/shapes/de.ts'

// What forms say of a field comes from the contract's shapes and the server's answers, as English sentences.

const sources = [
  ...readdirSync('contract')
    .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'))
    .map((file) => `contract/${file}`),
  ...['password-strength.ts', 'features/second-factor/wrong-code.ts', 'features/invitations/accept-invitation.ts'].map(
    (file) => `server/${file}`,
  ),
]
const said = /(?:(?:message|error): |\.(?:min|max|regex|refine)\(.*?, ?)'([A-Z][^']+)'/g
/** These are worded by their number. */
const isCounted = (message: string) => /^Use at (least|most) \d+ characters\.?$/.test(message)

it.each(sources)('is said in German too: %s', (file) => {
  const german = shapesDe()
  const messages = [...readFileSync(file, 'utf8').matchAll(said)].map(([, message = '']) => message)
  expect(messages.filter((message) => !isCounted(message) && !Object.hasOwn(german, message))).toEqual([])
})
