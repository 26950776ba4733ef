import { texts } from '../texts.ts'
import { operatorTexts } from './texts.ts'

/** A refusal in an operator's words. */
export function problemWords(error: unknown): string {
  const code = codeOf(error)
  return (code && wordsOfCode(code)) ?? texts().ui.states.failedBody
}

export function wordsOfCode(code: string): string | undefined {
  const own: Readonly<Record<string, string>> = operatorTexts().problems
  const common: Readonly<Record<string, string>> = texts().problem
  return own[code] ?? common[code]
}

function codeOf(error: unknown) {
  return typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : undefined
}
