import { clsx } from 'clsx'
import { X } from 'lucide-react'
import * as Radix from 'radix-ui/dialog'
import type { ReactNode } from 'react'
import { useTexts } from '#web/texts/texts.ts'
import { Button } from '../controls/button.tsx'
import { useReturnFocus } from './use-return-focus.ts'

export interface DialogProps {
  open: boolean
  onOpenChange: (open: boolean) => void
  title: ReactNode
  description?: ReactNode | undefined
  children?: ReactNode
  /** Buttons, the main one last. A Form inside brings its own. */
  footer?: ReactNode | undefined
  size?: keyof typeof widths | undefined
}

/** Focus goes in, stays in, and returns to where it came from; Escape closes. */
export function Dialog({ open, onOpenChange, title, description, children, footer, size = 'md' }: DialogProps) {
  const { actions } = useTexts().ui
  const returnFocus = useReturnFocus(firstControl)
  return (
    <Radix.Root open={open} onOpenChange={onOpenChange}>
      <Radix.Portal>
        <Radix.Overlay className="fixed inset-0 z-40 animate-appear bg-scrim" />
        <Radix.Content
          {...(description ? {} : { 'aria-describedby': undefined })}
          {...returnFocus}
          className={clsx(
            'fixed inset-x-0 bottom-0 z-50 mx-auto flex max-h-[92dvh] w-full animate-rise flex-col rounded-t-xl bg-raised shadow-high outline-none',
            // On low screens it starts higher and leaves less below, so that more of it is in sight.
            'sm:top-[clamp(1rem,100dvh-46rem,12dvh)] sm:bottom-auto sm:max-h-[max(80dvh,min(100dvh-2rem,45rem))]',
            'sm:w-[calc(100%-2rem)] sm:rounded-xl',
            widths[size],
          )}
        >
          <header className="flex items-start justify-between gap-4 px-5 pt-5">
            <div className="min-w-0">
              <Radix.Title className="text-balance font-semibold text-lg">{title}</Radix.Title>
              {description && <Radix.Description className="mt-1 text-muted">{description}</Radix.Description>}
            </div>
            <Radix.Close asChild>
              <Button variant="ghost" size="icon-sm" aria-label={actions.close} className="-mt-1 -mr-1.5">
                <X aria-hidden />
              </Button>
            </Radix.Close>
          </header>
          <div data-body className={clsx('min-h-0 flex-1 overflow-y-auto px-5 py-4', actionsClasses)}>
            {children}
          </div>
          {footer && (
            <footer className="flex flex-wrap justify-end gap-2 rounded-b-xl border-line border-t px-5 py-3">
              {footer}
            </footer>
          )}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  )
}

/** What there is to fill in or to choose comes before the cross in the corner. */
function firstControl(dialog: HTMLElement) {
  return (
    dialog.querySelector<HTMLElement>('[data-body] :is(input, textarea):not([type=hidden], [hidden])') ??
    dialog.querySelector<HTMLElement>('[data-body] button')
  )
}

/** The buttons of a form inside stay in sight at the lower edge, as a footer does, and what has the focus above them. */
const actionsClasses = clsx(
  'has-data-actions:scroll-pb-20 [&_[data-actions]]:sticky [&_[data-actions]]:-bottom-4 [&_[data-actions]]:z-10',
  '[&_[data-actions]]:-mx-5 [&_[data-actions]]:-mb-4 [&_[data-actions]]:border-line [&_[data-actions]]:border-t',
  '[&_[data-actions]]:bg-raised [&_[data-actions]]:px-5 [&_[data-actions]]:py-3 sm:[&_[data-actions]]:rounded-b-xl',
)

const widths = { sm: 'sm:max-w-sm', md: 'sm:max-w-lg', lg: 'sm:max-w-2xl' }
