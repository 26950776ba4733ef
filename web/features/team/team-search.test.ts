import { describe, expect, it } from 'vitest'
import { askedFor, searchOf, teamSearch, viewOf } from './team-search.ts'

describe('the state of the team list in its address', () => {
  it('survives the way to the table and back', () => {
    const search = teamSearch({ q: 'ada', sort: '-name', status: 'pending', role: 'rol_viewer' })
    expect(searchOf(viewOf(search))).toEqual(search)
  })

  it('leaves out what it does not know', () => {
    expect(teamSearch({ sort: 'shoe size', status: 'asleep' })).toEqual({})
  })

  it('asks the server for a role by its id', () => {
    expect(askedFor({ role: 'rol_viewer' })).toEqual({ roleId: 'rol_viewer' })
  })
})
