import { Problem } from '#contract/problems.ts'

/** Wrong, used before, or of another time: one answer. */
export const wrongCode = () =>
  new Problem('invalid_input', {
    fields: [{ path: 'code', code: 'wrong_code', message: 'This code is not right, or was used before' }],
  })

export const codeIsMissing = () =>
  new Problem('invalid_input', {
    fields: [{ path: 'code', code: 'required', message: 'Enter a code of your authenticator app, or a backup code' }],
  })
