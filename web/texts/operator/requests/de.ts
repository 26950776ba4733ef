import type { Noun } from '../../noun.ts'
import type { RequestsTexts } from './en.ts'

export const requestsDe = (noun: Noun): RequestsTexts => ({
  description: `Wer um Zugang bittet. Mit der Zusage entsteht die gewünschte ${noun.one}, und die Person wird als Tenant Admin eingeladen.`,
  list: 'Anfragen',
  search: 'Anfragen suchen',
  columns: { organization: 'Gewünscht', person: 'Angefragt von', status: 'Status', createdAt: 'Angefragt' },
  statuses: { pending: 'Wartet', approved: 'Zugesagt', declined: 'Abgelehnt' },
  known: 'Hat ein Konto',
  empty: 'Niemand fragt an',
  emptyBody:
    'Fremde können um Zugang bitten, wenn die Registrierung auf Anfrage steht. Hier warten sie auf Ihre Entscheidung.',
  toSettings: 'Einstellungen zur Registrierung',
  details: {
    message: 'Nachricht',
    noMessage: 'Keine',
    email: 'E-Mail',
    decidedBy: 'Entschieden von',
    decidedAt: 'Entschieden',
    reason: 'Genannter Grund',
    noReason: 'Keiner',
    open: (name) => `${name} öffnen`,
  },
  approve: {
    action: 'Zusagen…',
    title: (name) => `${name} anlegen?`,
    body: (email) => `${noun.One} wird angelegt, und ${email} wird als Tenant Admin eingeladen.`,
    name: 'Name',
    submit: `${noun.One} anlegen`,
    done: (name) => `${name} ist bereit`,
    link: 'Einladungslink',
    already: 'Jemand anderes hat gerade zugesagt. Die Einladung ist unterwegs.',
  },
  decline: {
    action: 'Ablehnen…',
    title: (organization) => `Anfrage für ${organization} ablehnen?`,
    body: (email) => `${email} erfährt es per E-Mail.`,
    reason: 'Grund',
    reasonHelp: 'Steht so in der E-Mail, wie Sie ihn schreiben.',
    submit: 'Anfrage ablehnen',
    done: (organization) => `Die Anfrage für ${organization} ist abgelehnt`,
  },
  settled: 'Jemand anderes hat gerade anders entschieden.',
})
