import { clsx } from 'clsx'
import { CircleAlert, CircleCheck, Info, X } from 'lucide-react'
import * as Radix from 'radix-ui/toast'
import { useTexts } from '#web/texts/texts.ts'
import { Button } from '../controls/button.tsx'
import { dismissToast, type Toast, useToasts } from './toasts.ts'

/** Polite: it never interrupts a screen reader. */
export function ToastList() {
  const { frame } = useTexts().ui
  const toasts = useToasts()
  return (
    <Radix.Provider duration={6000} swipeDirection="right" label={frame.notifications}>
      {toasts.map((one) => (
        <OneToast key={one.id} toast={one} />
      ))}
      <Radix.Viewport
        label={frame.notifications}
        className="pointer-events-none fixed inset-x-4 bottom-4 z-60 mx-auto flex max-w-sm flex-col gap-2 outline-none *:pointer-events-auto"
      />
    </Radix.Provider>
  )
}

function OneToast({ toast: { id, tone, text, detail, action } }: { toast: Toast }) {
  const { frame } = useTexts().ui
  const { Icon, classes } = tones[tone]
  return (
    <Radix.Root
      type="background"
      // What can be undone, and what failed, stays long enough to be read and acted on.
      duration={action || tone === 'danger' ? 12_000 : 6000}
      onOpenChange={(open) => !open && dismissToast(id)}
      className="flex animate-rise items-start gap-3 rounded-lg border border-line bg-raised py-3 pr-2 pl-4 shadow-high"
    >
      <Icon aria-hidden className={clsx('mt-0.5 size-4 shrink-0', classes)} />
      <div className="min-w-0 flex-1">
        <Radix.Title className="font-medium">{text}</Radix.Title>
        {detail && <Radix.Description className="mt-0.5 text-muted">{detail}</Radix.Description>}
      </div>
      {action && (
        <Radix.Action asChild altText={action.label}>
          <Button size="sm" onClick={action.onSelect}>
            {action.label}
          </Button>
        </Radix.Action>
      )}
      <Radix.Close asChild>
        <Button variant="ghost" className="-my-0.5 size-6!" aria-label={frame.dismiss}>
          <X aria-hidden />
        </Button>
      </Radix.Close>
    </Radix.Root>
  )
}

const tones = {
  success: { Icon: CircleCheck, classes: 'text-success-ink' },
  danger: { Icon: CircleAlert, classes: 'text-danger-ink' },
  info: { Icon: Info, classes: 'text-info-ink' },
}
