import { describe, expect, it } from 'vitest'
import { noun } from '#web/texts/noun.ts'
import { settingsEn } from '#web/texts/settings/en.ts'
import { securityShape } from './security-shape.ts'

const shape = securityShape(settingsEn(noun('organization', 'organizations')).security)
const empty = {
  idleTimeoutMinutes: '',
  absoluteTimeoutMinutes: '',
  allowedEmailDomains: '',
  secondFactorRequired: false,
}

describe('the form of the security policy', () => {
  it('takes an empty time for the platform’s own, and lines for domains', () => {
    expect(shape.parse({ ...empty, allowedEmailDomains: '@Acme.com\nacme.com, example.org' })).toEqual({
      idleTimeoutMinutes: null,
      absoluteTimeoutMinutes: null,
      allowedEmailDomains: ['acme.com', 'example.org'],
      secondFactorRequired: false,
    })
  })

  it('says which domain is none, and refuses times the server would refuse', () => {
    const wrong = { ...empty, allowedEmailDomains: 'acme', idleTimeoutMinutes: '2' }
    const { error } = shape.safeParse(wrong)
    expect(error?.issues.map(({ message }) => message)).toEqual([
      'At least 5 minutes',
      '“acme” is not a domain such as company.com.',
    ])
  })
})
