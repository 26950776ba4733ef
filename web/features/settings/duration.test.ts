import { describe, expect, it } from 'vitest'
import { minutesOf, split, units } from './duration.ts'

describe('a time in its unit', () => {
  it.each([
    ['15', '15', 'minutes'],
    ['720', '12', 'hours'],
    ['90', '90', 'minutes'],
    ['10080', '7', 'days'],
    ['', '', 'days'],
  ] as const)('shows %j minutes as %j %s', (minutes, amount, unit) => {
    expect(split(minutes, 10_080)).toEqual({ amount, unit })
  })

  it('comes back as the minutes it was made of', () => {
    for (const minutes of ['', '5', '59', '60', '61', '720', '1440', '1500', '10080'])
      expect(minutesOf(split(minutes, 720))).toBe(minutes)
  })

  it('takes parts of hours, and leaves what is no number to whoever judges it', () => {
    expect(minutesOf({ amount: ' 1,5 ', unit: 'hours' })).toBe('90')
    expect(minutesOf({ amount: '1.1', unit: 'hours' })).toBe('66')
    for (const unit of units) expect(minutesOf({ amount: 'soon', unit })).toBe('soon')
    expect(minutesOf({ amount: ' ', unit: 'days' })).toBe('')
  })
})
