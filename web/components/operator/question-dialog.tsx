import type { ReactNode } from 'react'
import { problemWords } from '#web/texts/operator/problem-words.ts'
import { ConfirmDialog } from '#web/ui/overlay/confirm-dialog.tsx'

export interface QuestionDialogProps {
  title: string
  children?: ReactNode
  effects: readonly string[]
  confirmLabel: string
  /** To type before it goes on. */
  typed?: string | undefined
  onConfirm: () => Promise<void>
  onClose: () => void
  describeError?: ((error: unknown) => string) | undefined
}

/** What takes something from somebody: says what will happen, and asks. Open as long as it is there. */
export function QuestionDialog({ onClose, describeError = problemWords, ...question }: QuestionDialogProps) {
  return (
    <ConfirmDialog
      open
      onOpenChange={(open) => !open && onClose()}
      danger
      describeError={describeError}
      {...question}
    />
  )
}
