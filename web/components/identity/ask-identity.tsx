import { createRoot } from 'react-dom/client'
import { getMe } from '#contract/context.ts'
import { call } from '#web/api/call.ts'
import { IdentityDialog } from './identity-dialog.tsx'

/** Asks whoever sits there to prove who they are, over whatever is open, and leaves all of that as it is. */
export async function askIdentity(): Promise<boolean> {
  const { user, secondFactor } = await call(getMe, {})
  const place = document.body.appendChild(document.createElement('div'))
  const root = createRoot(place)
  return new Promise((resolve) => {
    const settle = (isConfirmed: boolean) => {
      root.unmount()
      place.remove()
      // After the dialog has given the focus back: what is said now may want it.
      setTimeout(() => resolve(isConfirmed), 50)
    }
    root.render(<IdentityDialog email={user.email} hasFactor={secondFactor.isEnabled} onSettled={settle} />)
  })
}
