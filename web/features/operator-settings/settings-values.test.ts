import { expect, it } from 'vitest'
import { settingsChange } from '#contract/operator-settings.ts'
import { noun } from '#web/texts/noun.ts'
import { settingsEn } from '#web/texts/operator/settings/en.ts'
import { changesOf, limits, settingsShape, valuesOf } from './settings-values.ts'

const settings = {
  productName: 'Tenantry',
  organizationNoun: 'organization',
  language: 'en',
  signUpMode: 'closed',
  invitationLifetimeDays: 7,
  invitationsPerDay: 500,
  passwordMinimum: 12,
  operatorsNeedSecondFactor: false,
  updatedAt: '2026-01-01T00:00:00.000Z',
  mail: { mode: 'off' },
} as const
const shape = settingsShape(settingsEn(noun('organization', 'organizations')))

it('sends only what was changed', () => {
  const untouched = shape.parse(valuesOf(settings))
  expect(changesOf(settings, untouched)).toEqual({})
  expect(changesOf(settings, { ...untouched, invitationLifetimeDays: 3, signUpMode: 'request' })).toEqual({
    invitationLifetimeDays: 3,
    signUpMode: 'request',
  })
})

it.each(Object.entries(limits))('keeps %s to what the server takes', (name, [least, most]) => {
  const server = (value: number) => settingsChange.safeParse({ [name]: value }).success
  const form = (value: number) => shape.safeParse({ ...valuesOf(settings), [name]: String(value) }).success
  for (const value of [least - 1, least, most, most + 1]) expect(form(value)).toBe(server(value))
  expect(shape.safeParse({ ...valuesOf(settings), [name]: '9.5' }).success).toBe(false)
})
