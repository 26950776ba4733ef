/** A time one looks at: reaching back from now, or between two days. */
export interface Period {
  time?: string | undefined
  /** Days as a date input gives them, both included. */
  from?: string | undefined
  to?: string | undefined
}

const hourMs = 3_600_000
const reaches: Readonly<Record<string, number>> = {
  hour: hourMs,
  day: 24 * hourMs,
  week: 7 * 24 * hourMs,
  month: 30 * 24 * hourMs,
}

/** Beginning and end as the server takes them, in the reader's own zone. */
export function spanOf({ time, from, to }: Period, now: number = Date.now()) {
  const reach = time === undefined ? undefined : reaches[time]
  if (reach !== undefined) return { from: new Date(now - reach).toISOString(), to: undefined }
  return { from: midnight(from), to: midnight(to, 1) }
}

function midnight(day: string | undefined, daysLater = 0) {
  const date = new Date(`${day}T00:00`)
  if (Number.isNaN(date.getTime())) return undefined
  date.setDate(date.getDate() + daysLater)
  return date.toISOString()
}
