import { useBlocker } from '@tanstack/react-router'
import { lazy, Suspense } from 'react'
import { useTexts } from '#web/texts/texts.ts'

const ConfirmDialog = lazy(async () => ({ default: (await import('../overlay/confirm-dialog.tsx')).ConfirmDialog }))

/** Asks before leaving the page, by our own links or the browser's. */
export function UnsavedChangesGuard({ unsaved }: { unsaved: () => boolean }) {
  const { form } = useTexts().ui
  const blocker = useBlocker({ shouldBlockFn: unsaved, enableBeforeUnload: unsaved, withResolver: true })
  if (blocker.status !== 'blocked') return null
  return (
    <Suspense>
      <ConfirmDialog
        open
        onOpenChange={(open) => !open && blocker.reset()}
        title={form.unsavedTitle}
        confirmLabel={form.leave}
        cancelLabel={form.stay}
        danger
        onConfirm={blocker.proceed}
      >
        {form.unsavedBody}
      </ConfirmDialog>
    </Suspense>
  )
}
