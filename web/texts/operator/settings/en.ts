import { article } from '../../article.ts'
import type { Noun } from '../../noun.ts'

/** The settings of the installation. */
export const settingsEn = (noun: Noun) => ({
  description: 'How this installation is called and what holds for everybody. Changes are in force at once.',
  naming: 'Naming',
  namingBody: 'As it stands on pages and in e-mails.',
  productName: 'Product name',
  organizationNoun: 'Word for a customer',
  organizationNounHelp: 'In the singular, for example organization, brand or workspace.',
  language: 'Language of e-mails',
  languageHelp: 'To people who have not chosen one themselves.',
  signUp: 'Getting in',
  signUpBody: `How people and ${noun.many} come to this installation.`,
  signUpMode: 'Sign-up',
  signUpModes: { closed: 'By invitation only', request: 'By request' },
  signUpDetails: {
    closed: 'Nobody can ask for anything.',
    request: `Anybody can ask for ${article(noun.one)}; you decide under Requests.`,
  },
  invitationLifetimeDays: 'Invitations are valid for',
  days: 'days',
  invitationsPerDay: 'Invitations per day',
  invitationsPerDayHelp: `Of each ${noun.one}. Protects your e-mail from being used for spam.`,
  security: 'Passwords',
  securityBody: 'Holds for every new password. Those that exist stay as they are.',
  passwordMinimum: 'Characters at least',
  factor: 'Second factor',
  factorBody: 'A code of an authenticator app besides the password.',
  operatorsNeedFactor: 'Superadmins need a second factor',
  operatorsNeedFactorHelp:
    'A superadmin without one has to set it up before this portal opens, from the next click on.',
  factorFirst: 'Only someone who has a second factor can require it of others.',
  factorSetUp: 'Set up yours',
  range: (least: number, most: number) => `A whole number from ${least} to ${most}.`,
  nounFormat: 'One line without < and >, at most 40 characters.',
  nameFormat: 'One line without < and >, at most 60 characters.',
  save: 'Save settings',
  saved: 'Settings are saved and in force',
  changedAt: 'Last changed:',
  mail: 'E-mail',
  mailModes: { smtp: 'Connected', development: 'Kept here', off: 'Off' },
  mailBodies: {
    smtp: 'E-mails are sent through your mail server.',
    development: 'No mail server is connected: e-mails are kept here and not sent.',
    off: 'No e-mail is sent: links can only be copied.',
  },
  testMail: 'Send test mail',
  testMailBody: 'Goes to your own address.',
  testMailSent: (recipient: string) => `A test mail is on its way to ${recipient}`,
})

export type SettingsTexts = ReturnType<typeof settingsEn>
