import { ShieldAlert, X } from 'lucide-react'
import { useState } from 'react'
import { usePageTexts } from '#web/texts/operator/page-texts.ts'
import { useTexts } from '#web/texts/texts.ts'
import { Button } from '#web/ui/controls/button.tsx'
import { textLinkClasses } from '#web/ui/link.tsx'

const storageKey = 'tenantry.second-factor-later'

/** To superadmins who have none, until they wave it away for this visit. */
export function SecondFactorNag() {
  const { nag } = usePageTexts().users
  const { frame } = useTexts().ui
  const [isLater, setLater] = useState(() => sessionStorage.getItem(storageKey) !== null)
  if (isLater) return null
  const wave = () => {
    sessionStorage.setItem(storageKey, 'yes')
    setLater(true)
  }
  return (
    <div role="status" className="flex items-center gap-2.5 bg-warning-soft px-4 py-1 text-sm sm:px-6 lg:px-8">
      <ShieldAlert aria-hidden className="size-4 shrink-0 text-warning-ink" />
      <p className="min-w-0 flex-1">
        {nag.body}{' '}
        <a
          href={`/settings/security?next=${encodeURIComponent(location.pathname + location.search)}`}
          className={textLinkClasses}
        >
          {nag.link}
        </a>
      </p>
      <Button variant="ghost" size="icon-sm" aria-label={frame.dismiss} onClick={wave}>
        <X aria-hidden />
      </Button>
    </div>
  )
}
