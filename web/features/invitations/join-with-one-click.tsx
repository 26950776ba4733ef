import { useMutation } from '@tanstack/react-query'
import { isRefused } from '#web/api/refused.ts'
import { useTenantTexts } from '#web/texts/tenant/texts.ts'
import { useTexts } from '#web/texts/texts.ts'
import { Button } from '#web/ui/controls/button.tsx'
import { Notice } from '#web/ui/display/notice.tsx'
import type { Accept } from './use-acceptance.ts'

export function JoinWithOneClick({ name, accept }: { name: string; accept: Accept }) {
  const texts = useTenantTexts().invitations.join
  const { states } = useTexts().ui
  const accepting = useMutation({ mutationFn: () => accept() })
  return (
    <div className="space-y-4">
      <p>{texts.signedInAs(name)}</p>
      {accepting.isError && (
        <Notice tone="danger">{isRefused(accepting.error) ? accepting.error.title : states.failedBody}</Notice>
      )}
      <Button
        variant="primary"
        size="lg"
        className="w-full"
        busy={accepting.isPending}
        onClick={() => accepting.mutate()}
      >
        {texts.accept}
      </Button>
    </div>
  )
}
