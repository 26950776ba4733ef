import { currentLocale } from '#web/texts/speech.ts'
import { useTexts } from '#web/texts/texts.ts'
import { exactTime } from '#web/ui/display/relative-time.tsx'

/** "14 March 2026", for what reads "since …" or "until …"; the exact time in the reader's zone on hover. */
export function Day({ value }: { value: string }) {
  useTexts()
  const time = new Date(value)
  return (
    <time dateTime={value} title={exactTime(time)} className="whitespace-nowrap">
      {new Intl.DateTimeFormat(currentLocale(), { dateStyle: 'long' }).format(time)}
    </time>
  )
}
