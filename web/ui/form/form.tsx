import { clsx } from 'clsx'
import { type FormEvent, type ReactNode, useRef } from 'react'
import { type FieldPath, type FieldValues, FormProvider } from 'react-hook-form'
import { useTexts } from '#web/texts/texts.ts'
import { Button } from '../controls/button.tsx'
import { FormErrorSummary } from './form-error-summary.tsx'
import { fieldName, isServerProblem, type ServerProblem } from './server-problem.ts'
import { UnsavedChangesGuard } from './unsaved-changes-guard.tsx'
import type { ShapeForm } from './use-shape-form.ts'

export interface FormProps<Input extends FieldValues, Output> {
  form: ShapeForm<Input, Output>
  /** A problem it throws is shown at its fields and in the summary; anything else as "did not work". */
  onSubmit: (values: Output) => Promise<void> | void
  /** Says what will happen: "Create organization". */
  submitLabel: string
  children: ReactNode
  onCancel?: (() => void) | undefined
  cancelLabel?: string | undefined
  /** The problem in the page's own words; without it its title and detail are shown. */
  describeProblem?: ((problem: ServerProblem) => string | undefined) | undefined
  /** Ask before unsaved changes are lost. Off for sign-in and the like. */
  guard?: boolean | undefined
  variant?: 'primary' | 'danger' | undefined
  /** One wide button, for narrow pages such as sign-in. */
  wide?: boolean | undefined
  /** The buttons stay in sight at the lower edge, for forms that are longer than the window. */
  long?: boolean | undefined
  /** Beside the buttons, where there is something to know before they are pressed. */
  note?: ReactNode
  className?: string | undefined
}

export function Form<Input extends FieldValues, Output>(props: FormProps<Input, Output>) {
  const {
    form,
    submitLabel,
    children,
    onCancel,
    cancelLabel,
    guard = true,
    variant = 'primary',
    wide,
    long,
    note,
  } = props
  const { actions } = useTexts().ui
  const { isDirty, isSubmitting } = form.formState
  const { submit, isBusy } = useSubmit(props)
  return (
    <FormProvider {...form}>
      <form noValidate className={clsx('space-y-5', props.className)} onSubmit={submit} aria-busy={isSubmitting}>
        <FormErrorSummary />
        {children}
        <div
          data-actions
          className={clsx(
            'flex flex-wrap gap-2',
            wide ? 'flex-col' : 'flex-row-reverse justify-start',
            long ? 'sticky bottom-0 z-10 border-line border-t bg-canvas py-3' : 'pt-1',
          )}
        >
          <Button
            type="submit"
            variant={variant}
            busy={isSubmitting}
            size={wide ? 'lg' : 'md'}
            // A field left by this very press would show its error and move the button from under the pointer.
            onMouseDown={(event) => event.preventDefault()}
          >
            {submitLabel}
          </Button>
          {onCancel && <Button onClick={onCancel}>{cancelLabel ?? actions.cancel}</Button>}
          {note}
        </div>
      </form>
      {guard && <UnsavedChangesGuard unsaved={() => isDirty && !isBusy()} />}
    </FormProvider>
  )
}

function useSubmit<Input extends FieldValues, Output>({ form, onSubmit, describeProblem }: FormProps<Input, Output>) {
  const { states } = useTexts().ui
  // A ref, because two presses can come before the first render that knows of one.
  const busy = useRef(false)
  const send = form.handleSubmit(async (values) => {
    try {
      await onSubmit(values)
      // What is saved is no longer unsaved.
      form.reset(form.getValues())
    } catch (error) {
      const problem = isServerProblem(error) ? error : undefined
      const fields = problem?.fields ?? []
      for (const field of fields) {
        form.setError(fieldName(field) as FieldPath<Input>, { type: 'server', message: field.message })
      }
      if (problem && fields.length > 0) return
      form.setError('root.server', { message: problem ? said(problem, describeProblem) : states.failedBody })
    }
  })
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    event.stopPropagation()
    if (busy.current) return
    busy.current = true
    form.clearErrors('root')
    try {
      await send(event)
    } finally {
      busy.current = false
    }
  }
  return { submit, isBusy: () => busy.current }
}

function said(problem: ServerProblem, describe: FormProps<FieldValues, unknown>['describeProblem']) {
  return describe?.(problem) ?? [problem.title, problem.detail].filter(Boolean).join('. ')
}
