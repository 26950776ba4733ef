import type { EffectTexts } from '#web/texts/audit/effect-en.ts'
import type { RecordWords } from './value-words.ts'

/** By permission: how many gain or lose it. */
type Counted = Readonly<Record<string, number>>

interface Recorded {
  members: number
  invitations: number
  gained: Counted
  lost: Counted
  people: readonly { names: readonly string[]; gained: readonly string[]; lost: readonly string[] }[]
}

/** The changes of an event without what they meant for people, which is told in another way. */
export function withoutEffect<T extends { new?: unknown }>(changes: Readonly<Record<string, T>>) {
  const told = changes.effect?.new
  const effect = isRecorded(told) ? told : undefined
  const rows = Object.entries(changes).filter(([field]) => field !== 'effect' || !effect)
  return { effect, rows }
}

/** As the server writes it; in other events a change may go by this name too. */
const isRecorded = (told: unknown): told is Recorded =>
  typeof told === 'object' &&
  told !== null &&
  ['members', 'invitations', 'gained', 'lost'].every((name) => name in told) &&
  'people' in told &&
  Array.isArray(told.people)

const mostLines = 20
const mostNames = 20

/** Counted by permission, then by name: the difference that was shown before it was saved. */
export function RecordedEffect({ effect, words }: { effect: Recorded; words: RecordWords }) {
  const texts = words.texts.effect
  const named = (codes: readonly string[]) => codes.map(words.permissionName).join(', ')
  const lines = [
    ...byCode(effect.gained).map(([code, count]) => ({ key: `+${code}`, code, text: texts.gaining(count) })),
    ...byCode(effect.lost).map(([code, count]) => ({ key: `-${code}`, code, text: texts.losing(count) })),
  ]
  return (
    <section aria-label={texts.title} className="space-y-2 text-sm">
      <h3 className="font-medium text-base">{texts.title}</h3>
      <p>
        {effect.members > 0 && texts.members(effect.members)}{' '}
        {effect.invitations > 0 && texts.invitations(effect.invitations)}
      </p>
      <ul className="space-y-0.5 empty:hidden">
        {lines.slice(0, mostLines).map(({ key, code, text }) => (
          <li key={key}>
            {text} <span className="font-medium">{named([code])}</span>
          </li>
        ))}
        {lines.length > mostLines && <li className="text-muted">{texts.more(lines.length - mostLines)}</li>}
      </ul>
      <ul className="space-y-1.5 border-line border-t pt-2 empty:hidden">
        {effect.people.map(({ names, gained, lost }) => (
          <li key={names[0]}>
            <span className="font-medium">{listed(names, mostNames, texts)}</span>
            {gained.length > 0 && (
              <span className="block text-muted">
                {texts.gained} {named(gained)}
              </span>
            )}
            {lost.length > 0 && (
              <span className="block text-muted">
                {texts.lost} {named(lost)}
              </span>
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}

/** The database keeps them in an order of its own. */
const byCode = (counts: Recorded['gained']) => Object.entries(counts).sort(([one], [other]) => (one < other ? -1 : 1))

const listed = (names: readonly string[], most: number, texts: EffectTexts) =>
  [...names.slice(0, most), ...(names.length > most ? [texts.more(names.length - most)] : [])].join(', ')
