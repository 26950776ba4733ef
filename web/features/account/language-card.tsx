import { useQuery, useQueryClient } from '@tanstack/react-query'
import { chooseLanguage } from '#web/api/choose-language.ts'
import { languageQuery } from '#web/api/language.ts'
import { accountTexts, useAccountTexts } from '#web/texts/account/texts.ts'
import { currentSpeech, type Language, languages } from '#web/texts/speech.ts'
import { texts as allTexts } from '#web/texts/texts.ts'
import { Button } from '#web/ui/controls/button.tsx'
import { Select } from '#web/ui/controls/select.tsx'
import { Card } from '#web/ui/display/card.tsx'
import { Notice } from '#web/ui/display/notice.tsx'
import { toast } from '#web/ui/overlay/toasts.ts'

/** Chosen at once: the page itself shows what it does. A browser may speak another language than was chosen elsewhere. */
export function LanguageCard() {
  const texts = useAccountTexts().profile
  const client = useQueryClient()
  const { data } = useQuery(languageQuery())
  const spoken = currentSpeech().language
  const ofMails = data?.language
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
      <div className="space-y-4">
        <div className="max-w-60">
          <Select
            aria-label={texts.language}
            value={spoken}
            onChange={(language) => void choose(language as Language)}
            options={Object.entries(languages).map(([value, label]) => ({ value, label }))}
          />
        </div>
        {ofMails && ofMails !== spoken && (
          <Notice
            actions={
              <Button size="sm" onClick={() => void choose(spoken)}>
                {texts.mailsToo}
              </Button>
            }
          >
            {texts.mailsIn(languages[ofMails])}
          </Notice>
        )}
      </div>
    </Card>
  )
}
