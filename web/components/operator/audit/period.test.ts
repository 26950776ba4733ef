import { describe, expect, it } from 'vitest'
import { spanOf } from './period.ts'

const now = Date.parse('2026-03-10T12:00:00Z')

describe('the time an audit list looks at', () => {
  it('reaches back from now', () => {
    expect(spanOf({ time: 'day' }, now)).toEqual({ from: '2026-03-09T12:00:00.000Z', to: undefined })
  })

  it('holds both days whole', () => {
    const { from, to } = spanOf({ from: '2026-03-01', to: '2026-03-02' }, now)
    expect(Date.parse(to ?? '') - Date.parse(from ?? '')).toBe(48 * 3_600_000)
  })

  it('is open where nothing is said, or nothing sensible', () => {
    expect(spanOf({ time: 'aeon', from: 'yesterday' }, now)).toEqual({ from: undefined, to: undefined })
  })
})
