import { mailMode } from '#web/api/naming.ts'
import { useTexts } from '#web/texts/texts.ts'

/** What to say beside links that are shown once: whether their mails go out decides whether handing them over is a choice. */
export const useHandOver = () => useTexts().ui.handOver[mailMode()]
