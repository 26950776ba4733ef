import { type ReactNode, useState } from 'react'
import { useTexts } from '#web/texts/texts.ts'
import { Button } from '../controls/button.tsx'
import { Input } from '../controls/input.tsx'
import { Label } from '../controls/label.tsx'
import { Notice } from '../display/notice.tsx'
import { Dialog } from './dialog.tsx'

export interface ConfirmDialogProps {
  open: boolean
  onOpenChange: (open: boolean) => void
  title: string
  children?: ReactNode
  /** What will happen, with counts and names: "12 members lose access, 3 are signed in now". */
  effects?: readonly ReactNode[] | undefined
  /** The name or slug to type before something that can't be undone. */
  typed?: string | undefined
  /** Says what will happen: "Suspend organization". */
  confirmLabel: string
  cancelLabel?: string | undefined
  danger?: boolean | undefined
  /** The dialog closes when this is through; what it throws stays visible, by `describeError`. */
  onConfirm: () => Promise<void> | void
  describeError?: ((error: unknown) => string) | undefined
}

export function ConfirmDialog(props: ConfirmDialogProps) {
  return (
    <Dialog open={props.open} onOpenChange={props.onOpenChange} title={props.title} size="md">
      <Question {...props} />
    </Dialog>
  )
}

/** Lives only while the dialog is open, so each opening begins afresh. */
function Question(props: ConfirmDialogProps) {
  const { children, effects, typed, confirmLabel, cancelLabel, danger, onOpenChange } = props
  const { actions, confirm } = useTexts().ui
  const [word, setWord] = useState('')
  const { busy, error, run } = useConfirmation(props)
  const ready = typed === undefined || word.trim() === typed
  return (
    <form
      className="space-y-4"
      onSubmit={(event) => {
        event.preventDefault()
        if (ready) run()
      }}
    >
      {children && <div className="text-muted">{children}</div>}
      {effects && effects.length > 0 && <Effects items={effects} danger={danger} />}
      {typed !== undefined && (
        <div className="space-y-1.5">
          <Label htmlFor="confirm-word" className="block">
            {confirm.type(typed)}
          </Label>
          <Input
            id="confirm-word"
            autoComplete="off"
            autoCapitalize="none"
            spellCheck={false}
            value={word}
            onChange={(event) => setWord(event.target.value)}
          />
        </div>
      )}
      {error && <Notice tone="danger">{error}</Notice>}
      <div data-actions className="flex flex-wrap justify-end gap-2 pt-1">
        <Button onClick={() => onOpenChange(false)}>{cancelLabel ?? actions.cancel}</Button>
        <Button type="submit" variant={danger ? 'danger' : 'primary'} busy={busy} disabled={!ready}>
          {confirmLabel}
        </Button>
      </div>
    </form>
  )
}

function Effects({ items, danger }: { items: readonly ReactNode[]; danger: boolean | undefined }) {
  const { confirm } = useTexts().ui
  return (
    <Notice tone={danger ? 'warning' : 'info'} title={confirm.effects}>
      <ul className="mt-1 list-disc space-y-0.5 pl-4">
        {items.map((effect, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the list is fixed while it is shown
          <li key={index}>{effect}</li>
        ))}
      </ul>
    </Notice>
  )
}

function useConfirmation({ onConfirm, onOpenChange, describeError }: ConfirmDialogProps) {
  const { states } = useTexts().ui
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<string>()
  const run = async () => {
    if (busy) return
    setBusy(true)
    setError(undefined)
    try {
      await onConfirm()
      onOpenChange(false)
    } catch (cause) {
      setError(describeError?.(cause) ?? states.failedBody)
    } finally {
      setBusy(false)
    }
  }
  return { busy, error, run }
}
