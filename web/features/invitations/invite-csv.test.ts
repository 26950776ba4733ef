import { describe, expect, it } from 'vitest'
import { inviteEn } from '#web/texts/people/invite-en.ts'
import { inviteCsv } from './invite-csv.ts'

describe('the file of results', () => {
  it('rule 79: has a line for each address, and nothing in it is taken for a formula', () => {
    const csv = inviteCsv(
      [
        { email: 'ada@example.com', name: '=HYPERLINK("x")', status: 'invited', link: 'https://x.test/join#t' },
        { email: '+alan@example.com', status: 'refused', code: 'already_member' },
      ],
      inviteEn(),
    )
    expect(csv.split('\r\n')).toEqual([
      '\ufeff"E-mail","Name","Result","Reason","Link"',
      '"ada@example.com","\'=HYPERLINK(""x"")","Invited","","https://x.test/join#t"',
      '"\'+alan@example.com","","Not invited","Is a member already.",""',
      '',
    ])
  })
})
