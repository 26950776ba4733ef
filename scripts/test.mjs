// Runs every test project and ends with one line that says how it went: "N passed, N failed". Arguments are those of
// `vitest run`, for example a part of a file name or `--project unit`.
import { parseCLI, startVitest } from 'vitest/node'

const { filter, options } = parseCLI(['vitest', 'run', ...process.argv.slice(2)])
const vitest = await startVitest('test', filter, { ...options, watch: false })
const modules = vitest.state.getTestModules()
const results = modules.flatMap((module) => [...module.children.allTests()].map((test) => test.result().state))
const passed = results.filter((state) => state === 'passed').length
// A file that could not be loaded has no tests to fail, and an error outside of any test belongs to none.
const brokenFiles = modules.filter((module) => module.state() === 'failed' && module.errors().length > 0).length
const failed =
  results.filter((state) => state === 'failed').length + brokenFiles + vitest.state.getUnhandledErrors().length
await vitest.close()

const nothingRan = passed + failed === 0
process.exitCode = failed > 0 || nothingRan ? 1 : process.exitCode
console.log(`\n${passed} passed, ${failed} failed`)
