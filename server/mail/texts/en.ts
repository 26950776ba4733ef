/** All that mails say, in English. Names come in as they are; the layouts escape them. */
export const en = {
  capitalized: (noun: string) => noun.charAt(0).toUpperCase() + noun.slice(1),
  greeting: (name: string) => (name ? `Hello ${name},` : 'Hello,'),
  when: 'When',
  roles: (count: number): string => (count === 1 ? 'Role' : 'Roles'),
  linkInFull: 'If the button does not work, copy this link into your browser:',
  sentBy: (productName: string) => `Sent by ${productName}`,
  via: (sender: string, productName: string) => `${sender} via ${productName}`,

  invitation: {
    subject: (inviter: string, organization: string) => `${inviter} invites you to ${organization}`,
    heading: (organization: string) => `Join ${organization}`,
    body: (inviter: string, organization: string) =>
      `${inviter} has invited you to join ${organization}. Accept to set up your access.`,
    invitedBy: 'Invited by',
    button: 'View invitation',
    expires: (moment: string) => `This link works once, until ${moment}.`,
    why: (inviter: string, organization: string) =>
      `You get this mail because ${inviter} entered your address to invite you to ${organization}. If you did not expect it, ignore it: nothing happens without you.`,
  },
  invitationAccepted: {
    subject: (who: string, organization: string) => `${who} has joined ${organization}`,
    heading: (who: string) => `${who} is in`,
    body: (who: string, email: string, organization: string) =>
      who === email
        ? `${email} has accepted your invitation and is now a member of ${organization}.`
        : `${who} (${email}) has accepted your invitation and is now a member of ${organization}.`,
    button: 'View team',
    why: (organization: string) => `You get this mail because you sent this invitation to ${organization}.`,
  },
  passwordReset: {
    subject: (productName: string) => `Choose a new password for ${productName}`,
    heading: 'Choose a new password',
    body: (productName: string) => `A new password was asked for your account at ${productName}.`,
    ignore: 'If it was not you, ignore this mail: your password stays as it is.',
    button: 'Choose a new password',
    expires: (minutes: number) =>
      `This link works once, for ${minutes === 1 ? 'one minute' : `${minutes} minutes`}. A newer link replaces it.`,
    why: (productName: string) =>
      `You get this mail because somebody entered your address at “Forgot password” of ${productName}.`,
  },
  passwordChanged: {
    subject: (productName: string) => `Your password for ${productName} was changed`,
    heading: 'Your password was changed',
    body: (productName: string, moment: string) =>
      `The password of your account at ${productName} was changed on ${moment}. Everywhere else you have been signed out.`,
    ifNotYou: 'If it was not you, choose a new password now and tell whoever runs your access.',
    button: 'It was not me',
    why: (productName: string) =>
      `You get this mail because it is about the security of your account at ${productName}.`,
  },
  secondFactor: {
    enabled: {
      subject: (productName: string) => `Signing in to ${productName} now takes a second factor`,
      heading: 'Your second factor is on',
      body: (productName: string, moment: string) =>
        `Since ${moment} signing in to your account at ${productName} takes a code of your authenticator app. Everywhere else you have been signed out.`,
    },
    removed: {
      subject: (productName: string) => `Your second factor for ${productName} was removed`,
      heading: 'Your second factor was removed',
      body: (productName: string, moment: string) =>
        `Since ${moment} your account at ${productName} is protected by its password alone.`,
    },
    codesRenewed: {
      subject: (productName: string) => `You have new backup codes for ${productName}`,
      heading: 'New backup codes',
      body: (productName: string, moment: string) =>
        `New backup codes were made for your account at ${productName} on ${moment}. Those from before are void.`,
    },
    codeUsed: {
      subject: (productName: string) => `A backup code was used for ${productName}`,
      heading: 'A backup code was used',
      body: (productName: string, moment: string) =>
        `A backup code of your account at ${productName} was used on ${moment}. It is void now.`,
    },
    codesRefused: {
      subject: (productName: string) => `Wrong codes for your account at ${productName}`,
      heading: 'Your password was right, the codes were not',
      body: (productName: string, moment: string) =>
        `On ${moment} somebody entered the password of your account at ${productName}, and then several wrong codes. They did not get in.`,
    },
    removedBy: (by: string, productName: string, moment: string) =>
      `${by} removed the second factor of your account at ${productName} on ${moment}. The account is protected by its password alone until you set up a new one.`,
    left: (count: number) =>
      count === 0
        ? 'No backup code is left: make new ones now.'
        : `${count === 1 ? 'One backup code is' : `${count} backup codes are`} left.`,
    ifNotYou: 'If this was not with you, change your password now and tell whoever runs your access.',
    button: 'Look after my account',
  },
  superadmin: {
    granted: {
      subject: (who: string, productName: string) => `${who} is now a superadmin of ${productName}`,
      subjectForReader: (productName: string) => `You are now a superadmin of ${productName}`,
      heading: (who: string) => `${who} is now a superadmin`,
      headingForReader: 'You are now a superadmin',
      body: (who: string, by: string, productName: string) =>
        `${by} has made ${who} a superadmin of ${productName}, with access to everything in it.`,
      bodyForReader: (by: string, productName: string) =>
        `${by} has made you a superadmin of ${productName}, with access to everything in it.`,
    },
    revoked: {
      subject: (who: string, productName: string) => `${who} is no longer a superadmin of ${productName}`,
      subjectForReader: (productName: string) => `You are no longer a superadmin of ${productName}`,
      heading: (who: string) => `${who} is no longer a superadmin`,
      headingForReader: 'You are no longer a superadmin',
      body: (who: string, by: string, productName: string) =>
        `${by} has taken superadmin of ${productName} from ${who}.`,
      bodyForReader: (by: string, productName: string) => `${by} has taken superadmin of ${productName} from you.`,
    },
    ifUnexpected: 'If this is not what you expect, speak to another superadmin at once.',
    button: 'Open',
    why: (productName: string) => `You get this mail because you are a superadmin of ${productName}.`,
    whyForReader: (productName: string) => `You get this mail because it is about your access to ${productName}.`,
  },
  accessRequest: {
    approvedSubject: (where: string) => `Your access to ${where} is ready`,
    approvedHeading: 'Your access is ready',
    approvedBody: (where: string) => `Your request was granted: you can now use ${where}.`,
    button: (where: string) => `Open ${where}`,
    declinedSubject: (productName: string) => `Your request for access to ${productName}`,
    declinedHeading: 'Your request was not granted',
    declinedBody: (productName: string) => `Your request for access to ${productName} was looked at and not granted.`,
    why: (productName: string) => `You get this mail because you asked for access to ${productName}.`,
  },
  test: {
    subject: (productName: string) => `Test mail from ${productName}`,
    heading: 'Mail works',
    body: (productName: string) => `${productName} can send mail: this one has arrived.`,
    why: (by: string) => `You get this mail because ${by} asked for a test mail to this address.`,
  },
}

export type MailTexts = typeof en
