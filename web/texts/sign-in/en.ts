export const signInEn = () => ({
  title: 'Sign in',
  email: 'E-mail',
  password: 'Password',
  submit: 'Sign in',
  forgot: 'Forgot it?',
  codeTitle: 'One more step',
  codeBody: 'Your password is right. Now enter the code your authenticator app shows.',
  codeExpired: 'This sign-in has run out. Enter your password once more.',
  waitSeconds: (seconds: number) =>
    seconds < 90
      ? `Too many attempts. Try again in ${seconds} seconds.`
      : `Too many attempts. Try again in ${Math.ceil(seconds / 60)} minutes.`,
  noAccount: 'No account yet? You get one with an invitation.',
  askForAccount: 'No account yet? Ask for one',
  forgotTitle: 'Set a new password',
  forgotBody: 'Enter the e-mail you sign in with. We send you a link.',
  forgotSubmit: 'Send link',
  forgotSentTitle: 'Look into your mailbox',
  forgotSentBody: (email: string) =>
    `If there is an account for ${email}, a link to set a new password is on its way. It works once and not for long.`,
  forgotNothing: 'Nothing there? Look into the spam folder, or try another address.',
  forgotAgain: 'Use another address',
  back: 'Back to sign-in',
  resetTitle: 'Choose a new password',
  resetBody: 'All your other sessions end when you save it.',
  newPassword: 'New password',
  resetSubmit: 'Save new password',
  resetDone: 'Your new password is saved. Sign in with it.',
  resetBadTitle: 'This link does not work any more',
  resetBadBody: 'A link works once and only for a while. Ask for a new one.',
  resetAgain: 'Ask for a new link',
  name: 'Your name',
  strength: 'Strength',
  strengths: ['Far too easy to guess', 'Easy to guess', 'Could be stronger', 'Good', 'Very good'] as readonly string[],
  strengthHelp: 'Several unrelated words make a strong password that is easy to remember.',
})

export type SignInTexts = ReturnType<typeof signInEn>
