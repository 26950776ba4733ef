import { describe, expect, it } from 'vitest'
import { recordDe } from '#web/texts/audit/record-de.ts'
import { recordEn } from '#web/texts/audit/record-en.ts'
import { noun } from '#web/texts/noun.ts'
import { fieldWords, type RecordWords, tellsOfPermissions, valueWords } from './value-words.ts'

const permissionName = (code: string) => (code === 'orders.view' ? 'Orders: View' : code)
const english: RecordWords = { texts: recordEn(noun('organization', 'organizations')), permissionName, locale: 'en' }
const german: RecordWords = { texts: recordDe(noun('Organisation', 'Organisationen')), permissionName, locale: 'de' }

describe('what was recorded, in words', () => {
  it.each([
    ['reason', 'not_found', 'Not open to them', 'Steht nicht offen'],
    ['reason', 'Needs the permission orders.view.', 'Needs “Orders: View”', 'Braucht „Orders: View“'],
    ['language', 'de', 'German', 'Deutsch'],
    ['status', 'pending', 'Invited', 'Eingeladen'],
    ['kind', 'vendor', 'Vendor', 'Lieferant'],
    ['permissions', ['orders.view'], 'Orders: View', 'Orders: View'],
    ['roleIds', 'rol_0123456789abcdef', 'changed', 'geändert'],
    ['supportAccessAllowed', false, 'No', 'Nein'],
  ])('says the %s %j', (field, value, inEnglish, inGerman) => {
    expect(valueWords(english, field, value)).toBe(inEnglish)
    expect(valueWords(german, field, value)).toBe(inGerman)
  })

  it('leaves a name that reads like a word of a list as it is', () => {
    expect(valueWords(german, 'name', 'team')).toBe('team')
    expect(valueWords(german, 'name', 'left')).toBe('left')
  })

  it('names fields, also those that are permissions, and takes apart what nobody named', () => {
    expect(fieldWords(english, 'mailSenderName')).toBe('Sender of mails')
    expect(fieldWords(english, 'orders.view')).toBe('Orders: View')
    expect(fieldWords(english, 'coffeeBreaks')).toBe('Coffee breaks')
  })

  it('asks for the catalogue only when a permission is to be named', () => {
    expect(tellsOfPermissions({ name: { new: 'Acme' }, status: { old: 'pending', new: 'active' } })).toBe(false)
    expect(tellsOfPermissions({ permissions: { new: ['orders.view'] } })).toBe(true)
    expect(tellsOfPermissions({ reason: { new: 'Needs the permission orders.view.' } })).toBe(true)
  })
})
