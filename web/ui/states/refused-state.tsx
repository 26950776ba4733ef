import { Lock } from 'lucide-react'
import type { ReactNode } from 'react'
import { useTexts } from '#web/texts/texts.ts'
import { StateFrame } from './state-frame.tsx'

export function RefusedState({ children, action }: { children?: ReactNode; action?: ReactNode | undefined }) {
  const { states } = useTexts().ui
  return (
    <StateFrame Icon={Lock} title={states.refusedTitle} actions={action}>
      {children ?? states.refusedBody}
    </StateFrame>
  )
}
