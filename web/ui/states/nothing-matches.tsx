import { SearchX } from 'lucide-react'
import { useTexts } from '#web/texts/texts.ts'
import { Button } from '../controls/button.tsx'
import { StateFrame } from './state-frame.tsx'

export function NothingMatches({ onClear }: { onClear?: (() => void) | undefined }) {
  const { states } = useTexts().ui
  const action = onClear && <Button onClick={onClear}>{states.clearSearch}</Button>
  return (
    <StateFrame Icon={SearchX} title={states.nothingMatches} actions={action}>
      {states.nothingMatchesBody}
    </StateFrame>
  )
}
