import type { MailTexts } from './en.ts'

/** All that mails say, in German. */
export const de: MailTexts = {
  capitalized: (noun) => (noun === 'organization' ? 'Organisation' : noun.charAt(0).toUpperCase() + noun.slice(1)),
  greeting: (name) => (name ? `Guten Tag ${name}!` : 'Guten Tag!'),
  when: 'Wann',
  roles: (count) => (count === 1 ? 'Rolle' : 'Rollen'),
  linkInFull: 'Falls die Schaltfläche nicht funktioniert, kopieren Sie diesen Link in Ihren Browser:',
  sentBy: (productName) => `Gesendet von ${productName}`,
  via: (sender, productName) => `${sender} über ${productName}`,

  invitation: {
    subject: (inviter, organization) => `${inviter} lädt Sie zu ${organization} ein`,
    heading: (organization) => `Einladung zu ${organization}`,
    body: (inviter, organization) =>
      `${inviter} hat Sie zu ${organization} eingeladen. Nehmen Sie an, um Ihren Zugang einzurichten.`,
    invitedBy: 'Eingeladen von',
    button: 'Einladung ansehen',
    expires: (moment) => `Dieser Link gilt einmal, bis zum ${moment}.`,
    why: (inviter, organization) =>
      `Sie erhalten diese E-Mail, weil ${inviter} Ihre Adresse eingegeben hat, um Sie zu ${organization} einzuladen. Falls Sie das nicht erwartet haben, ignorieren Sie sie: Ohne Sie geschieht nichts.`,
  },
  invitationAccepted: {
    subject: (who, organization) => `${who} ist ${organization} beigetreten`,
    heading: (who) => `${who} ist dabei`,
    body: (who, email, organization) =>
      who === email
        ? `${email} hat Ihre Einladung angenommen und gehört jetzt zu ${organization}.`
        : `${who} (${email}) hat Ihre Einladung angenommen und gehört jetzt zu ${organization}.`,
    button: 'Team ansehen',
    why: (organization) => `Sie erhalten diese E-Mail, weil Sie diese Einladung zu ${organization} verschickt haben.`,
  },
  passwordReset: {
    subject: (productName) => `Neues Passwort für ${productName} wählen`,
    heading: 'Neues Passwort wählen',
    body: (productName) => `Für Ihr Konto bei ${productName} wurde ein neues Passwort angefordert.`,
    ignore: 'Falls Sie das nicht waren, ignorieren Sie diese E-Mail: Ihr Passwort bleibt, wie es ist.',
    button: 'Neues Passwort wählen',
    expires: (minutes) =>
      `Dieser Link gilt einmal, ${minutes === 1 ? 'eine Minute' : `${minutes} Minuten`} lang. Ein neuerer Link ersetzt ihn.`,
    why: (productName) =>
      `Sie erhalten diese E-Mail, weil jemand Ihre Adresse bei „Passwort vergessen“ von ${productName} eingegeben hat.`,
  },
  passwordChanged: {
    subject: (productName) => `Ihr Passwort für ${productName} wurde geändert`,
    heading: 'Ihr Passwort wurde geändert',
    body: (productName, moment) =>
      `Das Passwort Ihres Kontos bei ${productName} wurde am ${moment} geändert. Überall sonst sind Sie abgemeldet.`,
    ifNotYou:
      'Falls Sie das nicht waren, wählen Sie sofort ein neues Passwort und benachrichtigen Sie, wer Ihren Zugang verwaltet.',
    button: 'Das war ich nicht',
    why: (productName) =>
      `Sie erhalten diese E-Mail, weil sie die Sicherheit Ihres Kontos bei ${productName} betrifft.`,
  },
  secondFactor: {
    enabled: {
      subject: (productName) => `Die Anmeldung bei ${productName} braucht jetzt einen zweiten Faktor`,
      heading: 'Ihr zweiter Faktor ist eingeschaltet',
      body: (productName, moment) =>
        `Seit dem ${moment} braucht die Anmeldung mit Ihrem Konto bei ${productName} einen Code Ihrer Authenticator-App. Überall sonst sind Sie abgemeldet.`,
    },
    removed: {
      subject: (productName) => `Ihr zweiter Faktor für ${productName} wurde entfernt`,
      heading: 'Ihr zweiter Faktor wurde entfernt',
      body: (productName, moment) => `Seit dem ${moment} schützt Ihr Konto bei ${productName} allein das Passwort.`,
    },
    codesRenewed: {
      subject: (productName) => `Sie haben neue Ersatzcodes für ${productName}`,
      heading: 'Neue Ersatzcodes',
      body: (productName, moment) =>
        `Für Ihr Konto bei ${productName} wurden am ${moment} neue Ersatzcodes erzeugt. Die bisherigen gelten nicht mehr.`,
    },
    codeUsed: {
      subject: (productName) => `Ein Ersatzcode für ${productName} wurde verwendet`,
      heading: 'Ein Ersatzcode wurde verwendet',
      body: (productName, moment) =>
        `Ein Ersatzcode Ihres Kontos bei ${productName} wurde am ${moment} verwendet. Er gilt nun nicht mehr.`,
    },
    codesRefused: {
      subject: (productName) => `Falsche Codes für Ihr Konto bei ${productName}`,
      heading: 'Ihr Passwort war richtig, die Codes waren es nicht',
      body: (productName, moment) =>
        `Am ${moment} hat jemand das Passwort Ihres Kontos bei ${productName} eingegeben und danach mehrere falsche Codes. Angemeldet wurde niemand.`,
    },
    removedBy: (by, productName, moment) =>
      `${by} hat am ${moment} den zweiten Faktor Ihres Kontos bei ${productName} entfernt. Bis Sie einen neuen einrichten, schützt es allein das Passwort.`,
    left: (count) =>
      count === 0
        ? 'Es ist kein Ersatzcode mehr übrig: Erzeugen Sie jetzt neue.'
        : `${count === 1 ? 'Ein Ersatzcode ist' : `${count} Ersatzcodes sind`} noch übrig.`,
    ifNotYou:
      'Falls Sie damit nichts zu tun haben, ändern Sie sofort Ihr Passwort und benachrichtigen Sie, wer Ihren Zugang verwaltet.',
    button: 'Mein Konto ansehen',
  },
  superadmin: {
    granted: {
      subject: (who, productName) => `${who} ist jetzt Superadmin von ${productName}`,
      subjectForReader: (productName) => `Sie sind jetzt Superadmin von ${productName}`,
      heading: (who) => `${who} ist jetzt Superadmin`,
      headingForReader: 'Sie sind jetzt Superadmin',
      body: (who, by, productName) =>
        `${by} hat ${who} zum Superadmin von ${productName} gemacht, mit Zugriff auf alles darin.`,
      bodyForReader: (by, productName) =>
        `${by} hat Sie zum Superadmin von ${productName} gemacht, mit Zugriff auf alles darin.`,
    },
    revoked: {
      subject: (who, productName) => `${who} ist nicht mehr Superadmin von ${productName}`,
      subjectForReader: (productName) => `Sie sind nicht mehr Superadmin von ${productName}`,
      heading: (who) => `${who} ist nicht mehr Superadmin`,
      headingForReader: 'Sie sind nicht mehr Superadmin',
      body: (who, by, productName) => `${by} hat ${who} den Superadmin von ${productName} entzogen.`,
      bodyForReader: (by, productName) => `${by} hat Ihnen den Superadmin von ${productName} entzogen.`,
    },
    ifUnexpected: 'Falls Sie das nicht erwarten, sprechen Sie sofort mit einem anderen Superadmin.',
    button: 'Öffnen',
    why: (productName) => `Sie erhalten diese E-Mail, weil Sie Superadmin von ${productName} sind.`,
    whyForReader: (productName) => `Sie erhalten diese E-Mail, weil sie Ihren Zugang zu ${productName} betrifft.`,
  },
  accessRequest: {
    approvedSubject: (where) => `Ihr Zugang zu ${where} ist bereit`,
    approvedHeading: 'Ihr Zugang ist bereit',
    approvedBody: (where) => `Ihre Anfrage wurde angenommen: Sie können ${where} jetzt nutzen.`,
    button: (where) => `${where} öffnen`,
    declinedSubject: (productName) => `Ihre Anfrage zu ${productName}`,
    declinedHeading: 'Ihre Anfrage wurde nicht angenommen',
    declinedBody: (productName) => `Ihre Anfrage nach Zugang zu ${productName} wurde geprüft und nicht angenommen.`,
    why: (productName) => `Sie erhalten diese E-Mail, weil Sie Zugang zu ${productName} angefragt haben.`,
  },
  test: {
    subject: (productName) => `Test-E-Mail von ${productName}`,
    heading: 'Der Versand von E-Mails funktioniert',
    body: (productName) => `${productName} kann E-Mails senden: Diese ist angekommen.`,
    why: (by) => `Sie erhalten diese E-Mail, weil ${by} eine Test-E-Mail an diese Adresse angefordert hat.`,
  },
}
