import type { ZxcvbnFactory } from '@zxcvbn-ts/core'
import type { PasswordRules } from './platform.ts'

export type Weakness = { readonly code: string; readonly message: string }

/** Why a password can't be used, or undefined. Length, common passwords, and words anyone would try; no rule of composition. */
export async function weaknessOf(
  password: string,
  { words, minimumLength }: PasswordRules,
  longest: number,
): Promise<Weakness | undefined> {
  if ([...password].length < minimumLength)
    return { code: 'too_short', message: `Use at least ${minimumLength} characters.` }
  if (password.length > longest) return { code: 'too_long', message: `Use at most ${longest} characters.` }
  const known = wordsIn(words)
  if (isMostlyOf(password, known)) {
    return {
      code: 'too_close',
      message: 'This is close to your name, your address or your organization: add words of your own.',
    }
  }
  const estimator = await load()
  // What follows the first characters can only make it stronger, and judging takes longer than linear time.
  const { score } = estimator.check(password.slice(0, judgedCharacters), known)
  if (score < 3) {
    return {
      code: 'too_common',
      message: 'This is a common password or easy to guess: try a few words that do not belong together.',
    }
  }
  return undefined
}

const judgedCharacters = 64

/** Each name as a whole, without blanks, and word by word. */
function wordsIn(names: readonly string[]): string[] {
  const folded = names.map((name) => name.normalize('NFC').toLowerCase().trim())
  const parts = folded.flatMap((name) => [name, name.replace(/[^\p{L}\p{N}]+/gu, ''), ...name.split(/[^\p{L}\p{N}]+/u)])
  return [...new Set(parts)].filter((part) => part.length >= 3).sort((a, b) => b.length - a.length)
}

/** Whether fewer than six letters or digits are left once the known words are taken out. */
function isMostlyOf(password: string, known: readonly string[]): boolean {
  const folded = password.toLowerCase()
  const rest = known.reduce((text, word) => text.replaceAll(word, ''), folded)
  return rest !== folded && rest.replace(/[^\p{L}\p{N}]+/gu, '').length < 6
}

let loading: Promise<ZxcvbnFactory> | undefined

/** The lists take 35 MB, so they are read when the first password is judged. */
function load(): Promise<ZxcvbnFactory> {
  loading ??= Promise.all([import('@zxcvbn-ts/core'), import('@zxcvbn-ts/language-common')]).then(
    ([{ ZxcvbnFactory: Estimator }, { adjacencyGraphs, dictionary }]) =>
      new Estimator({ dictionary, graphs: adjacencyGraphs }),
  )
  return loading
}
