import { useEffect, useState } from 'react'
import { currentLocale } from '#web/texts/speech.ts'
import { useTexts } from '#web/texts/texts.ts'

export interface RelativeTimeProps {
  /** ISO 8601, or nothing when it never happened. */
  value: string | null | undefined
  /** Stands where there is no time, e.g. "Never". */
  never?: string | undefined
}

/** "3 minutes ago", in the reader's language; the exact time in their zone on hover. Keeps itself up to date. */
export function RelativeTime({ value, never = '–' }: RelativeTimeProps) {
  useTexts()
  const now = useNow()
  if (!value) return <span className="text-faint">{never}</span>
  const time = new Date(value)
  return (
    <time dateTime={value} title={exactTime(time)} className="whitespace-nowrap">
      {relative(time.getTime() - now)}
    </time>
  )
}

export function exactTime(time: Date): string {
  return new Intl.DateTimeFormat(currentLocale(), { dateStyle: 'full', timeStyle: 'long' }).format(time)
}

const units: [Intl.RelativeTimeFormatUnit, seconds: number][] = [
  ['year', 31_556_952],
  ['month', 2_629_746],
  ['week', 604_800],
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
]

function relative(distanceMs: number) {
  const seconds = distanceMs / 1000
  const format = new Intl.RelativeTimeFormat(currentLocale(), { numeric: 'auto' })
  const unit = units.find(([, length]) => Math.abs(seconds) >= length)
  // "now" for everything below a minute: a count of seconds would tick on the page.
  return unit ? format.format(Math.round(seconds / unit[1]), unit[0]) : format.format(0, 'second')
}

function useNow() {
  const [now, setNow] = useState(() => Date.now())
  useEffect(() => {
    const clock = setInterval(() => setNow(Date.now()), 30_000)
    return () => clearInterval(clock)
  }, [])
  return now
}
