import { isRefused } from '#web/api/refused.ts'
import { texts } from '#web/texts/texts.ts'

/** What a refusal says, for dialogs and toasts. */
export const refusalText = (error: unknown) => (isRefused(error) ? error.title : texts().ui.states.failedBody)
