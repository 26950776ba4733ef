import { useEffect, useRef } from 'react'
import { type FieldErrors, type FieldValues, useFormContext } from 'react-hook-form'
import { useTexts } from '#web/texts/texts.ts'
import { textLinkClasses } from '../link.tsx'

/** After a submit that failed: what is wrong, each with a way to it. It takes the focus, so nobody misses it. */
export function FormErrorSummary() {
  const { form } = useTexts().ui
  const { formState, setFocus } = useFormContext()
  const { errors, submitCount, isSubmitting } = formState
  const box = useRef<HTMLDivElement>(null)
  const found = flatten(errors)
  const general = errors.root?.server?.message
  const shown = submitCount > 0 && !isSubmitting && (found.length > 0 || general !== undefined)
  // biome-ignore lint/correctness/useExhaustiveDependencies: each submit calls the focus anew, corrections in between don't
  useEffect(() => {
    if (shown) box.current?.focus()
  }, [submitCount, isSubmitting])
  if (!shown) return null
  return (
    <div
      ref={box}
      tabIndex={-1}
      role="alert"
      className="rounded-lg border border-danger/30 bg-danger-soft px-4 py-3 text-danger-ink"
    >
      {general && <p className="font-medium">{general}</p>}
      {found.length > 0 && (
        <>
          <p className="font-medium">{form.summary(found.length)}</p>
          <ul className="mt-1 list-disc space-y-0.5 pl-4">
            {found.map(({ name, message }) => (
              <li key={name}>
                <button
                  type="button"
                  className={`${textLinkClasses} text-left align-top text-danger-ink!`}
                  onClick={() => setFocus(name)}
                >
                  {labelOf(name) ? `${labelOf(name)}: ${message}` : message}
                </button>
              </li>
            ))}
          </ul>
        </>
      )}
    </div>
  )
}

interface FoundError {
  name: string
  message: string
}

/** Errors lie nested like the values; a leaf is what has a type. */
function flatten(errors: FieldErrors<FieldValues>, path = ''): FoundError[] {
  return Object.entries(errors).flatMap(([key, error]): FoundError[] => {
    if (!error || key === 'root' || typeof error !== 'object') return []
    const name = path ? `${path}.${key}` : key
    const message = typeof error.message === 'string' ? error.message : ''
    if (typeof error.type === 'string' || typeof error.type === 'number') return [{ name, message }]
    return flatten(error as FieldErrors<FieldValues>, name)
  })
}

/** The label as it is written in the page. */
function labelOf(name: string) {
  return document.querySelector(`[data-field="${CSS.escape(name)}"] label`)?.textContent
}
