export const unitMinutes = { minutes: 1, hours: 60, days: 1440 } as const
export type Unit = keyof typeof unitMinutes
export const units = Object.keys(unitMinutes) as Unit[]

export type Duration = {
  /** As typed, with a decimal point or comma. */
  readonly amount: string
  readonly unit: Unit
}

/** Minutes in the largest unit they are whole in; while there are none, in that of the usual ones. */
export function split(minutes: string, usual: number): Duration {
  const count = minutes === '' ? usual : Number(minutes)
  const unit = units.findLast((each) => count % unitMinutes[each] === 0) ?? 'minutes'
  return { amount: minutes === '' ? '' : String(count / unitMinutes[unit]), unit }
}

export function minutesOf({ amount, unit }: Duration): string {
  const text = amount.trim().replace(',', '.')
  const count = Number(text) * unitMinutes[unit]
  return text === '' || Number.isNaN(count) ? text : String(Math.round(count * 1000) / 1000)
}
