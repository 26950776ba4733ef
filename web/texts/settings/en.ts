import { predefinedRoleWords } from '../access/predefined-role-words.ts'
import { predefinedRolesEn } from '../access/predefined-roles-en.ts'
import type { Noun } from '../noun.ts'

/** An organization's settings, and the portal of its external members. */
export const settingsEn = (noun: Noun) => ({
  title: 'Settings',
  tabs: { label: 'Settings', general: 'General', security: 'Security' },
  save: 'Save changes',
  saved: 'Saved',
  newer: 'Someone else changed these settings in the meantime.',
  newerLoad: 'Load the newest',
  readOnly: 'You can look at these settings, but not change them.',
  days: 'days',
  hours: 'hours',
  minutes: 'minutes',
  unitOf: (label: string) => `Unit: ${label}`,
  general: {
    description: `How this ${noun.one} is called, looks and writes.`,
    identity: 'Name and address',
    name: 'Name',
    slug: 'Address',
    slugHelp: 'Part of every link. Links with the old address stop working when you change it.',
    slugWarning: (from: string, to: string) =>
      `Links that begin with ${from} stop working; they begin with ${to} then.`,
    logo: 'Logo',
    logoHelp: 'The address of a square picture that begins with https://.',
    contact: 'Contact e-mail',
    contactHelp: 'Where members from outside can write to.',
    invitations: 'Invitations and mail',
    lifetime: 'Invitations are open for',
    lifetimeHelp: (days: number) => `Between 1 and 30 days. Left empty: ${days} days, as on the whole platform.`,
    sender: 'Sender name of e-mails',
    senderHelp: `What e-mails of this ${noun.one} are signed with. Left empty: its name.`,
    portal: 'Portal for members from outside',
    portalBody: 'What creators, contractors and vendors see when they come in.',
    color: 'Colour',
    colorHelp: 'Buttons and links take this colour. Text stays readable by itself.',
    noColor: 'Use the usual colour',
    welcome: 'Welcome text',
    welcomeHelp: 'Stands at the top of their page.',
    usual: 'As usual',
    none: 'None',
  },
  security: {
    description: `Rules for everyone in this ${noun.one}. They hold from the next click on.`,
    sessions: 'Sessions',
    sessionsBody: `Rules here can only be stricter than the platform’s. They hold inside this ${noun.one} only.`,
    idle: 'Sign out after so long without use',
    idleHelp: (limit: string) => `Left empty: ${limit}, as on the whole platform.`,
    absolute: 'Sign out at the latest after',
    absoluteHelp: (limit: string) => `However much it is used. Left empty: ${limit}, as on the whole platform.`,
    factor: 'Second factor',
    factorBody: 'A code of an authenticator app besides the password.',
    factorRequired: 'Require a second factor of every member',
    without: (count: number, isRequired: boolean) => {
      if (count === 0) return 'Every active member has one.'
      const who = count === 1 ? '1 active member has none and' : `${count} active members have none and`
      const must = isRequired ? (count === 1 ? 'has to' : 'have to') : 'would have to'
      return `${who} ${must} set one up before any page opens.`
    },
    factorFirst: 'Only someone who has a second factor can require it of others.',
    factorSetUp: 'Set up yours',
    required: 'Required',
    notRequired: 'Not required',
    invitations: 'Who may be invited',
    domains: 'Allowed e-mail domains',
    domainsHelp: 'One per line, such as company.com. Left empty: any. Members who are here already stay.',
    domainsPlaceholder: 'company.com',
    wrongDomain: (value: string) => `“${value}” is not a domain such as company.com.`,
    anyDomain: 'Any',
  },
  duration: (minutes: number) => {
    if (minutes % 1440 === 0) return minutes === 1440 ? '1 day' : `${minutes / 1440} days`
    if (minutes % 60 === 0) return minutes === 60 ? '1 hour' : `${minutes / 60} hours`
    return `${minutes} minutes`
  },
  portal: {
    title: (organization: string) => `Welcome to ${organization}`,
    you: 'Your details here',
    name: 'Name',
    email: 'E-mail',
    kind: 'You are here as',
    roles: 'What you do here',
    roleFor: predefinedRoleWords(predefinedRolesEn(noun)),
    since: 'Since',
    account: 'Change your details',
    contact: 'Questions?',
    contactBody: (organization: string) => `Write to ${organization}.`,
    write: (email: string) => `Write to ${email}`,
  },
})

export type SettingsTexts = ReturnType<typeof settingsEn>
