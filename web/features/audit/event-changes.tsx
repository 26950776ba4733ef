import type { AuditEvent } from '#contract/audit.ts'
import type { AuditTexts } from '#web/texts/audit/en.ts'
import { useTenantTexts } from '#web/texts/tenant/texts.ts'

/** Old and new value of each field that changed, side by side. */
export function EventChanges({ changes }: Pick<AuditEvent, 'changes'>) {
  const texts = useTenantTexts().audit
  const rows = Object.entries(changes)
  if (rows.length === 0) return <p className="text-muted">{texts.nothingChanged}</p>
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
              <th scope="row" className="px-3 py-2 font-medium">
                {texts.fields[field] ?? inWords(field)}
              </th>
              <td className="break-words px-3 py-2 text-muted">{shown(change.old, texts)}</td>
              <td className="break-words px-3 py-2">{shown(change.new, texts)}</td>
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
function shown(value: unknown, texts: AuditTexts): string {
  if (value === undefined || value === null || value === '') return '–'
  if (typeof value === 'boolean') return value ? texts.yes : texts.no
  if (Array.isArray(value)) return value.length > 0 ? value.map((one) => shown(one, texts)).join(', ') : texts.none
  if (typeof value === 'object') return shown('name' in value ? value.name : JSON.stringify(value), texts)
  return String(value)
}
