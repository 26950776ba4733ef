import { signOut } from '#web/api/session.ts'
import { tenantTexts } from '#web/texts/tenant/texts.ts'
import { toast } from '#web/ui/overlay/toasts.ts'

/** Ends the session; whoever could not be signed out is told so. */
export function signOutOrSay() {
  void signOut().catch(() => toast({ tone: 'danger', text: tenantTexts().context.signOutFailed }))
}
