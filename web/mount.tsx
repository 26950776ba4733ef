import { type ReactNode, StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { askIdentityBy } from './api/identity.ts'
import { speakOwnNoun } from './api/naming.ts'
import { isRefused } from './api/refused.ts'
import { loadTexts } from './texts/define-texts.ts'
import { followUpgrades } from './ui/follow-upgrades.ts'
import { ToastRegion } from './ui/overlay/toast-region.tsx'
import { announceCspNonce } from './ui/theme/announce-csp-nonce.ts'
import { followTheme } from './ui/theme/theme.ts'

/** What both portals need before and around their screens. */
export async function mount(screens: ReactNode) {
  const root = document.getElementById('root')
  if (!root) throw new Error('The page has no element with the id "root".')
  announceCspNonce()
  followTheme()
  followUpgrades()
  speakOwnNoun()
  askIdentityBy(async () => (await import('./components/identity/ask-identity.tsx')).askIdentity())
  await loadTexts()
  createRoot(root, { onCaughtError: report }).render(
    <StrictMode>
      {screens}
      <ToastRegion />
    </StrictMode>,
  )
}

/** What the server refused is shown in the page; anything else that a page caught is ours to mend. */
function report(error: unknown) {
  if (!isRefused(error)) console.error(error)
}
