export const setupEn = () => ({
  title: 'Set up',
  body: 'Create the first account. It runs this installation.',
  submit: 'Create account',
  usedTitle: 'This link does not work any more',
  usedBody:
    'The set-up link works once, and only as long as nobody has set up this installation. If that was you, sign in. If not, start the server again and use the link it prints.',
  signIn: 'Go to sign-in',
})

export type SetupTexts = ReturnType<typeof setupEn>
