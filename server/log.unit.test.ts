import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { expect, it } from 'vitest'

/** What a process writes that logs this, a line each. */
async function written(statements: string): Promise<string[]> {
  const script = `
    import { createLog } from '#server/log.ts'
    const log = createLog({ isProduction: true, logLevel: 'info' })
    ${statements}`
  const { stdout } = await promisify(execFile)(process.execPath, [
    '--import',
    'tsx',
    '--input-type=module',
    '-e',
    script,
  ])
  return stdout.trimEnd().split('\n')
}

it('rules 17 and 125: no secret, and no value of a statement, gets into the log', async () => {
  const lines = await written(`
    const names = ['password', 'token', 'secret', 'cookie', 'authorization']
    for (const name of names) log.info({ [name]: 'hunter2', of: { [name]: 'hunter2' } }, 'something')
    const cause = Object.assign(new Error('duplicate key value violates a constraint'), {
      code: '23505', constraint: 'one_user_per_email', detail: 'Key (token)=(hunter2) exists.', where: 'hunter2',
      parameters: ['hunter2'], params: ['hunter2'], query: 'hunter2', internalQuery: 'hunter2', hint: 'hunter2' })
    const failed = new Error('Failed query: insert into sessions\\nparams: hunter2,hunter2', { cause })
    log.error({ err: failed }, 'a request failed')
    log.error({ err: new Error('outer', { cause: failed }) }, 'a request failed')`)
  expect(lines).toHaveLength(7)
  expect(lines.join('\n')).not.toContain('hunter2')
  const { err } = JSON.parse(lines[5] ?? '')
  expect(err).toMatchObject({
    message: 'Failed query: insert into sessions',
    cause: { code: '23505', constraint: 'one_user_per_email' },
  })
  expect(err.stack).toContain('    at ')
})

it('rule 80: what somebody wrote makes no line of its own', async () => {
  const lines = await written(`
    const text = 'nothing\\n{"level":30,"msg":"superadmin granted"}\\r\\n\\u2028\\u001b[31mred'
    log.warn({ reason: text, err: new Error(text) }, text)`)
  expect(lines).toHaveLength(1)
  expect(JSON.parse(lines[0] ?? '').reason).toContain('superadmin granted')
  expect(lines[0]).not.toContain('\u001b')
})
