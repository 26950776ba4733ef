import { expect, test } from 'vitest'
import { pastedValues } from './pasted-values.ts'

test('lines, commas and semicolons part a pasted list', () => {
  expect(pastedValues('a@x.test, b@x.test;c@x.test\r\nd@x.test')).toEqual([
    'a@x.test',
    'b@x.test',
    'c@x.test',
    'd@x.test',
  ])
})

test('spaces part e-mail addresses but not the words of a name', () => {
  expect(pastedValues('a@x.test b@x.test\nNorthwind Traders')).toEqual(['a@x.test', 'b@x.test', 'Northwind Traders'])
})

test('an address in angle brackets comes without the name before it', () => {
  expect(pastedValues('Ada Lindqvist <ada@x.test>, bo@x.test')).toEqual(['ada@x.test', 'bo@x.test'])
})

test('each value comes once and empty pieces not at all', () => {
  expect(pastedValues(' a@x.test,, a@x.test ;\n\n')).toEqual(['a@x.test'])
})
