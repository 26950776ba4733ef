import { useQuery, useQueryClient } from '@tanstack/react-query'
import { chooseLanguage } from '#web/api/choose-language.ts'
import { languageQuery } from '#web/api/language.ts'
import { accountTexts, useAccountTexts } from '#web/texts/account/texts.ts'
import { currentSpeech, type Language, languages } from '#web/texts/speech.ts'
import { texts as allTexts } from '#web/texts/texts.ts'
import { Select } from '#web/ui/controls/select.tsx'
import { Card } from '#web/ui/display/card.tsx'
import { toast } from '#web/ui/overlay/toasts.ts'

/** Chosen at once: the page itself shows what it does. */
export function LanguageCard() {
  const texts = useAccountTexts().profile
  const client = useQueryClient()
  const { data } = useQuery(languageQuery())
  const choose = async (language: Language) => {
    try {
      await chooseLanguage(language)
      // In the language chosen, no more in the one it was chosen in.
      toast({ tone: 'success', text: accountTexts().profile.languageSaved(languages[language]) })
    } catch {
      toast({ tone: 'danger', text: allTexts().ui.states.failedBody })
    }
    await client.invalidateQueries(languageQuery())
  }
  return (
    <Card title={texts.language} description={texts.languageHelp}>
      <div className="max-w-60">
        <Select
          aria-label={texts.language}
          value={data?.language ?? currentSpeech().language}
          onChange={(language) => void choose(language as Language)}
          options={Object.entries(languages).map(([value, label]) => ({ value, label }))}
        />
      </div>
    </Card>
  )
}
