import { CloudOff } from 'lucide-react'
import { useTexts } from '#web/texts/texts.ts'
import { Button } from '../controls/button.tsx'
import { StateFrame } from './state-frame.tsx'

export interface FailedStateProps {
  onRetry?: (() => void) | undefined
  retrying?: boolean | undefined
  /** Shown small, for a report to support. */
  requestId?: string | undefined
}

export function FailedState({ onRetry, retrying, requestId }: FailedStateProps) {
  const { states, actions } = useTexts().ui
  const retry = onRetry && (
    <Button busy={retrying} onClick={onRetry}>
      {actions.retry}
    </Button>
  )
  return (
    <StateFrame Icon={CloudOff} title={states.failedTitle} actions={retry} role="alert">
      {states.failedBody}
      {requestId && (
        <details className="mt-2 text-sm">
          <summary>{states.details}</summary>
          {states.requestId} <code className="font-mono text-xs">{requestId}</code>
        </details>
      )}
    </StateFrame>
  )
}
