import { describe, expect, it } from 'vitest'
import { invitationsEn } from '#web/texts/invitations/en.ts'
import { noun } from '#web/texts/noun.ts'
import { inviteShape, offerOf } from './invite-shape.ts'

const shape = inviteShape(invitationsEn(noun('organization', 'organizations')).invite)
const filled = { emails: '', roles: [{ value: 'rol_viewer', label: 'Viewer' }], kind: 'role', message: '' }

describe('the form to invite people', () => {
  it('takes a pasted list apart and asks for what the contract wants', () => {
    const form = shape.parse({ ...filled, emails: 'Ada <ada@example.com>, alan@example.com\ngrace@example.com' })
    expect(offerOf(form)).toEqual({
      emails: ['ada@example.com', 'alan@example.com', 'grace@example.com'],
      roleIds: ['rol_viewer'],
    })
  })

  it('names the first address that is none', () => {
    const { error } = shape.safeParse({ ...filled, emails: 'ada@example.com; alan' })
    expect(error?.issues[0]?.message).toBe('“alan” is not an e-mail address.')
  })

  it('wants an address and a role', () => {
    const { error } = shape.safeParse({ ...filled, roles: [] })
    expect(error?.issues.map((issue) => issue.path[0]).sort()).toEqual(['emails', 'roles'])
  })
})
