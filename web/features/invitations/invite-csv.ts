import type { InviteResult } from '#contract/invitations.ts'
import type { InviteTexts } from '#web/texts/people/invite-en.ts'

/** The results as a file for a spreadsheet, with a mark that makes it read as UTF-8. */
export function inviteCsv(results: readonly InviteResult[], texts: InviteTexts): string {
  const { csv, codes, invited, notInvited } = texts
  const rows = results.map(({ email, name = '', status, code, link = '' }) => [
    email,
    name,
    status === 'invited' ? invited : notInvited,
    code === undefined ? '' : (codes[code] ?? codes.other ?? ''),
    link,
  ])
  return `\ufeff${[[csv.email, csv.name, csv.result, csv.reason, csv.link], ...rows].map(lineOf).join('\r\n')}\r\n`
}

const lineOf = (cells: readonly string[]) => cells.map(cellOf).join(',')

/** A cell that begins like a formula would be computed by the spreadsheet; the quote in front makes it text. */
const cellOf = (text: string) => `"${(/^[=+\-@\t\r]/.test(text) ? `'${text}` : text).replace(/"/g, '""')}"`
