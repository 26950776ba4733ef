import { type Command, commands } from './commands.ts'
import { explain } from './explain.ts'

/** Runs one command. Ends the process with 0, or with 1 and one sentence on what is wrong. */
export async function run(words: readonly string[]): Promise<void> {
  const [name = 'help', ...rest] = words
  const command: Command | undefined = commands[name]
  if (!command) {
    const lines = Object.entries(commands).map(
      ([each, { usage, summary }]) => `  ${`${each} ${usage}`.padEnd(36)} ${summary}`,
    )
    process.stdout.write(`tenantry <command>\n\n${lines.join('\n')}\n`)
    process.exit(name === 'help' || name === '--help' ? 0 : 1)
  }
  try {
    const said = await command.run(rest)
    if (said) process.stdout.write(`${said}\n`)
    if (name !== 'start') process.exit(0)
  } catch (error) {
    process.stderr.write(`${explain(error)}\n`)
    process.exit(1)
  }
}
