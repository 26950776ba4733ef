import type { Noun } from '../noun.ts'
import type { InvitationsTexts } from './en.ts'

export const invitationsDe = (noun: Noun): InvitationsTexts => ({
  join: {
    waiting: 'Ihre Einladung',
    title: (organization) => `${organization} beitreten`,
    invitedBy: (who) => `${who} hat Sie eingeladen`,
    address: 'Eingeladene Adresse',
    roles: (count) => (count === 1 ? 'Ihre Rolle' : 'Ihre Rollen'),
    expires: 'Offen bis',
    accept: 'Einladung annehmen',
    createAndJoin: 'Konto anlegen und beitreten',
    newBody: 'Wählen Sie einen Namen und ein Passwort für Ihr Konto.',
    signInBody: (email) => `Für ${email} gibt es schon ein Konto. Geben Sie sein Passwort ein, um anzunehmen.`,
    signInAndJoin: 'Anmelden und beitreten',
    signedInAs: (name) => `Sie sind angemeldet als ${name}.`,
    otherTitle: 'Diese Einladung gilt jemand anderem',
    otherBody: (invited, current) =>
      `Sie ging an ${invited}, und Sie sind als ${current} angemeldet. Melden Sie sich zuerst ab, um sie anzunehmen.`,
    otherSwitch: 'Abmelden und fortfahren',
    otherStay: `Angemeldet bleiben und zu meiner ${noun.One}`,
    badTitle: 'Diese Einladung gilt nicht',
    badBody:
      'Sie ist vielleicht abgelaufen, zurückgenommen oder schon angenommen, oder der Link ist unvollständig. Bitten Sie die Person, die Sie eingeladen hat, um eine neue. Haben Sie sie schon angenommen, melden Sie sich an.',
    signIn: 'Zur Anmeldung',
  },
})
