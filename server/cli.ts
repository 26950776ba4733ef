import { type Command, commands } from './commands.ts'
import { explain } from './explain.ts'

/** Runs one command. Ends the process with 0, or with 1 and one sentence on what is wrong. */
export async function run(words: readonly string[]): Promise<void> {
  const [name = 'help', ...rest] = words
  const command: Command | undefined = Object.hasOwn(commands, name) ? commands[name] : undefined
  if (!command) {
    const isAskedFor = ['help', '--help', '-h'].includes(name)
    const unknown = isAskedFor ? '' : `There is no command ${name}.\n\n`
    const help = `tenantry <command>\n\n${Object.entries(commands).map(line).join('\n')}\n`
    ;(isAskedFor ? process.stdout : process.stderr).write(unknown + help)
    process.exit(isAskedFor ? 0 : 1)
  }
  if (command.usage === '' && rest.length > 0)
    fail(`\`tenantry ${name}\` takes no further words: leave out ${rest.join(' ')}.`)
  try {
    const outcome = await command.run(rest)
    const { said, isFine } = typeof outcome === 'object' ? outcome : { said: outcome, isFine: true }
    if (said) process.stdout.write(`${said}\n`)
    if (name !== 'start') process.exit(isFine ? 0 : 1)
  } catch (error) {
    fail(explain(error))
  }
}

function fail(sentence: string): never {
  process.stderr.write(`${sentence}\n`)
  process.exit(1)
}

/** A command whose words are too long for the column has its summary on the next line. */
function line([name, { usage, summary }]: [string, Command]) {
  const words = `${name} ${usage}`.trimEnd()
  return words.length > width ? `  ${words}\n  ${' '.repeat(width)} ${summary}` : `  ${words.padEnd(width)} ${summary}`
}

const width = 36
