import type { AuditEvent } from '#contract/audit.ts'
import { RecordedEffect, withoutEffect } from '#web/components/audit/recorded-effect.tsx'
import type { AuditTexts } from '#web/texts/audit/en.ts'
import { currentLocale } from '#web/texts/speech.ts'
import { useTenantTexts } from '#web/texts/tenant/texts.ts'

/** Words for the values of a fixed list. */
type Names = Readonly<Record<string, string>>

/** Old and new value of each field that changed, side by side. */
export function EventChanges({ changes }: Pick<AuditEvent, 'changes'>) {
  const { audit: texts, team, context } = useTenantTexts()
  const names: Names = { ...context.kinds, ...team.statuses }
  const { rows, effect } = withoutEffect(changes)
  if (rows.length === 0 && !effect) return <p className="text-muted">{texts.nothingChanged}</p>
  return (
    <>
      {rows.length > 0 && <Values rows={rows} texts={texts} names={names} />}
      {effect && <RecordedEffect effect={effect} texts={texts.effect} />}
    </>
  )
}

interface ValuesProps {
  rows: readonly [field: string, change: AuditEvent['changes'][string]][]
  texts: AuditTexts
  names: Names
}

function Values({ rows, texts, names }: ValuesProps) {
  return (
    <div className="overflow-x-auto rounded-lg border border-line">
      <table className="w-full text-left">
        <thead className="bg-subtle text-muted text-sm">
          <tr>
            {[texts.field, texts.before, texts.after].map((header) => (
              <th key={header} scope="col" className="px-3 py-1.5 font-medium">
                {header}
              </th>
            ))}
          </tr>
        </thead>
        <tbody className="divide-y divide-line">
          {rows.map(([field, change]) => (
            <tr key={field} className="align-top">
              <th scope="row" className="wrap-anywhere min-w-28 px-3 py-2 font-medium">
                {texts.fields[field] ?? inWords(field)}
              </th>
              <td className="wrap-anywhere px-3 py-2 text-muted">{shown(change.old, texts, names)}</td>
              <td className="wrap-anywhere px-3 py-2">{shown(change.new, texts, names)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

/** `contactEmail` → "Contact email" */
function inWords(field: string) {
  const words = field.replace(/([a-z])([A-Z])/g, (_, end: string, start: string) => `${end} ${start.toLowerCase()}`)
  return words.charAt(0).toUpperCase() + words.slice(1)
}

/** As people write it; lists name their things, and of things only the name is shown. */
function shown(value: unknown, texts: AuditTexts, names: Names): string {
  if (value === undefined || value === null || value === '') return '–'
  if (typeof value === 'boolean') return value ? texts.yes : texts.no
  if (Array.isArray(value))
    return value.length > 0 ? value.map((one) => shown(one, texts, names)).join(', ') : texts.none
  if (typeof value === 'object') return shown('name' in value ? value.name : JSON.stringify(value), texts, names)
  const text = String(value)
  if (isoMoment.test(text)) return momentFormat().format(new Date(text))
  return names[text] ?? text
}

const isoMoment = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z$/
const momentFormat = () => new Intl.DateTimeFormat(currentLocale(), { dateStyle: 'medium', timeStyle: 'short' })
