/** The second factor and the fresh sign-in, wherever a person meets them. */
export const secondFactorEn = () => ({
  code: {
    app: 'Code of your authenticator app',
    appHelp: 'Six digits, new every 30 seconds.',
    backup: 'Backup code',
    backupHelp: 'Like abcd-efgh-2345. Each works once.',
    useBackup: 'Use a backup code instead',
    useApp: 'Use the authenticator app instead',
    submit: 'Go on',
    again: 'Start again',
  },
  confirm: {
    title: 'Confirm that it is you',
    body: 'This has wide effects, and some time has passed since you last proved who you are. What you were doing goes on afterwards.',
    password: 'Password',
    submit: 'Confirm and go on',
  },
  title: 'Second factor',
  off: 'Off',
  on: 'On',
  offBody:
    'A password can be guessed or stolen. With a second factor, signing in also takes a code that only your phone shows.',
  onBody: 'Signing in takes a code of your authenticator app besides the password.',
  since: 'On since',
  backupCodes: 'Backup codes left',
  fewLeft: (count: number) =>
    count === 0
      ? 'You have no backup codes left. Without your phone you could not sign in. Make new ones.'
      : count === 1
        ? 'You have one backup code left. Make new ones before you need it.'
        : `You have only ${count} backup codes left. Make new ones in time.`,
  setUp: 'Set up second factor',
  newCodes: 'New backup codes…',
  remove: 'Remove…',
  requiredBy: 'Required by',
  platform: 'this platform',
  due: {
    title: 'Set up a second factor to go on',
    body: (names: string) =>
      `It is required by ${names}. It takes about a minute and a phone with an authenticator app.`,
    done: 'Your second factor is on, and the way is free.',
    goOn: 'Go on',
  },
  enrol: {
    step: (step: number) => `Step ${step} of 3`,
    titles: ['Confirm your password', 'Connect your authenticator app', 'Keep your backup codes'] as readonly string[],
    password: 'Your password',
    next: 'Next',
    scan: 'Scan this picture with an authenticator app on your phone.',
    picture: 'Picture to scan with an authenticator app',
    byHand: 'Can’t scan it? Type this key into the app:',
    key: 'Key for the app',
    code: 'Code the app shows',
    effect: 'You stay signed in here. All your other sessions end.',
    submit: 'Switch on',
    expired: 'That took too long. Begin again.',
  },
  codes: {
    body: 'Each lets you in once when your phone is not at hand. Keep them where only you look, not on the phone. They are shown only now.',
    copy: 'Copy all',
    copied: 'Copied',
    download: 'Download as text',
    file: (product: string) => `Backup codes for ${product}. Each works once.`,
    kept: 'I have kept them',
    urge: 'Keep them first and tick this: they are not shown again.',
    close: 'Done',
  },
  renew: {
    title: 'New backup codes',
    body: 'Those you have now stop working.',
    submit: 'Make new codes',
  },
  removal: {
    title: 'Remove the second factor?',
    effects: [
      'Signing in takes only your password again.',
      'Your backup codes stop working.',
      'You get an e-mail about it.',
    ] as readonly string[],
    stillRequired: (names: string) =>
      `It is required by ${names}: what that guards stays shut to you until you set one up again.`,
    submit: 'Remove second factor',
    done: 'Your second factor is removed',
  },
  changed: 'This has changed in the meantime. Load the page anew.',
})

export type SecondFactorTexts = ReturnType<typeof secondFactorEn>
