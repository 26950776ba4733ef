import { describe, expect, it } from 'vitest'
import { inviteEn } from '#web/texts/people/invite-en.ts'
import { inviteShape, offerOf } from './invite-shape.ts'

const shape = inviteShape(inviteEn())
const filled = { emails: '', roles: [{ value: 'rol_viewer', label: 'Viewer' }], groups: [], kind: 'role', message: '' }

describe('the form to invite people', () => {
  it('takes a pasted list apart, with names, and leaves what is no address to the check', () => {
    const form = shape.parse({
      ...filled,
      emails: 'Ada L <ada@example.com>; alan@example.com, ALAN@example.com\nGrace',
    })
    expect(form.emails).toEqual(['"Ada L" <ada@example.com>', 'alan@example.com', 'Grace'])
  })

  it('asks for what the contract wants, and for nothing that was left open', () => {
    const form = shape.parse({ ...filled, emails: 'ada@example.com' })
    expect(offerOf(form)).toEqual({ roleIds: ['rol_viewer'] })
    const groups = [{ value: 'grp_finance', label: 'Finance' }]
    expect(offerOf({ ...form, groups, kind: 'vendor', message: 'Hello' })).toEqual({
      roleIds: ['rol_viewer'],
      groupIds: ['grp_finance'],
      kind: 'vendor',
      message: 'Hello',
    })
  })

  it('says at once of a single address that it is none, and when there are too many', () => {
    const wrong = (emails: string) => shape.safeParse({ ...filled, emails }).error?.issues[0]?.message
    expect(wrong('alan')).toBe('This is not an e-mail address.')
    const many = Array.from({ length: 501 }, (_, at) => `p${at}@example.com`).join(' ')
    expect(wrong(many)).toBe('Invite at most 500 people at once.')
  })

  it('wants an address and a role', () => {
    const { error } = shape.safeParse({ ...filled, roles: [] })
    expect(error?.issues.map((issue) => issue.path[0]).sort()).toEqual(['emails', 'roles'])
  })
})
