import type { ReactNode } from 'react'
import { useSettled } from '#web/components/operator/use-settled.ts'
import { problemWords } from '#web/texts/operator/problem-words.ts'
import { useTexts } from '#web/texts/texts.ts'
import { ConfirmDialog } from '#web/ui/overlay/confirm-dialog.tsx'

export interface QuestionDialogProps {
  words: {
    question: (name: string) => string
    /** What will happen, a line each. */
    effects: (name: string) => readonly string[]
    confirm: string
  }
  /** Of whom, or of what, it is asked. */
  name: string
  /** To type before it goes on. */
  typed?: string | undefined
  children?: ReactNode
  /** Does it, and answers what to say once it is done. */
  act: () => Promise<string>
  /** The way back, where there is one. */
  undo?: (() => void) | undefined
  onClose: () => void
  describeError?: ((error: unknown) => string) | undefined
}

/** What takes something from somebody: says what will happen, asks, and says that it did. Open as long as it is there. */
export function QuestionDialog(props: QuestionDialogProps) {
  const { words, name, typed, children, act, undo, onClose, describeError = problemWords } = props
  const { actions } = useTexts().ui
  const settle = useSettled()
  const confirm = async () => {
    const done = await act()
    await settle(done, undo && { label: actions.undo, onSelect: undo })
  }
  return (
    <ConfirmDialog
      open
      onOpenChange={(open) => !open && onClose()}
      danger
      title={words.question(name)}
      effects={words.effects(name)}
      confirmLabel={words.confirm}
      typed={typed}
      onConfirm={confirm}
      describeError={describeError}
    >
      {children}
    </ConfirmDialog>
  )
}
