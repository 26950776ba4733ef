import type { ReactNode } from 'react'
import { LiveRegion } from '#web/ui/display/live-region.tsx'
import { Logo } from './logo.tsx'
import { ThemeToggle } from './theme-toggle.tsx'

export interface CenteredFrameProps {
  productName: string
  logoUrl?: string | null | undefined
  title: string
  description?: ReactNode | undefined
  /** Below the card, e.g. "No account yet?". */
  footer?: ReactNode | undefined
  /** Room for lists, as in the picker. */
  wide?: boolean | undefined
  children?: ReactNode
}

/** Pages of people who are not in yet: sign-in, set-up, joining, the picker. */
export function CenteredFrame({
  productName,
  logoUrl,
  title,
  description,
  footer,
  wide,
  children,
}: CenteredFrameProps) {
  return (
    <div className="flex min-h-dvh flex-col bg-canvas">
      <div className="absolute top-3 right-3">
        <ThemeToggle />
      </div>
      <main className="flex flex-1 flex-col items-center px-4 pt-[max(3rem,11vh)] pb-12">
        <div className={wide ? 'w-full max-w-md' : 'w-full max-w-[23rem]'}>
          <div className="mb-7 flex items-center justify-center gap-2.5 font-semibold text-lg tracking-tight">
            {logoUrl ? <img alt="" src={logoUrl} className="size-7 rounded-md" /> : <Logo className="size-7" />}
            {productName}
          </div>
          <div className="rounded-xl border border-line bg-surface px-6 py-6 shadow-low sm:px-7">
            <h1 className="text-balance font-semibold text-lg">{title}</h1>
            {description && <div className="mt-1 text-muted">{description}</div>}
            {children && <div className="mt-5">{children}</div>}
          </div>
          {footer && <div className="mt-5 text-center text-muted text-sm">{footer}</div>}
        </div>
      </main>
      <LiveRegion />
    </div>
  )
}
