import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { firstCycle, type Import, importsOf, sourcesIn } from '#tests/sources.ts'

const sources = sourcesIn('contract', 'database', 'server', 'web', 'tests', 'scripts', 'bench')
const isTest = (path: string) => /\.test\.tsx?$/.test(path) || path.startsWith('tests/')
const ours = sources.filter(({ path }) => !isTest(path))
const imports = ours.flatMap(importsOf)

/** Who may import whom. The first row that fits a file is its row; what a row does not name, the file may not import. */
const table: readonly (readonly [from: RegExp, may: readonly RegExp[]])[] = [
  [/^contract\//, [/^contract\//, /^zod$/]],
  [/^database\/schema\//, [/^database\/schema\//, /^drizzle-orm/]],
  [/^database\//, [/^database\//, /^drizzle-orm/, /^pg$/, /^@electric-sql\/pglite/, /^node:/]],
  [
    /^server\/scopes\//,
    [/^server\/scopes\//, /^server\/(platform|vault)\.ts$/, /^database\//, /^contract\//, /^drizzle-orm/, /^pg$/],
  ],
  // A feature's routes join promises to use cases; nothing else in a feature knows of HTTP.
  [
    /^server\/features\/[^/]+\/routes\.ts$/,
    [/^server\/features\//, /^server\/http\/serve(-in-steps|-in-parts)?\.ts$/, /^contract\//],
  ],
  [
    /^server\/features\//,
    [
      ...[/^server\/features\//, /^server\/scopes\/(?!operator\.ts)/, /^server\/mail\/outbox\.ts$/],
      ...[
        /^server\/(paging|platform|totp|vault)\.ts$/,
        /^database\/(schema\/|(connection|text-array)\.ts)/,
        /^contract\//,
      ],
      ...[/^drizzle-orm/, /^zod$/, /^node:(crypto|net)$/],
    ],
  ],
  [
    /^server\/http\//,
    [
      ...[/^server\/http\//, /^server\/scopes\/(open|visit|principal|public|doors)\.ts$/, /^server\/live-updates\//],
      ...[/^server\/mail\/development-inbox\.ts$/, /^server\/(platform|vault)\.ts$/, /^database\/connection\.ts$/],
      ...[/^contract\//, /^@?hono/, /^zod$/, /^pino$/, /^drizzle-orm$/, /^node:/],
    ],
  ],
  [
    /^server\/mail\//,
    [
      ...[/^server\/mail\//, /^server\/scopes\/worker\.ts$/, /^server\/(platform|vault)\.ts$/, /^database\//],
      ...[/^contract\//, /^drizzle-orm/, /^hono\/html$/, /^nodemailer/, /^zod$/, /^node:/],
    ],
  ],
  [
    /^server\/(jobs|live-updates)\//,
    [
      ...[
        /^server\/(jobs|live-updates|mail)\//,
        /^server\/scopes\/(worker|transaction)\.ts$/,
        /^server\/(platform|vault)\.ts$/,
      ],
      ...[/^database\//, /^contract\//, /^drizzle-orm/, /^pg$/, /^pino$/, /^zod$/, /^node:/],
    ],
  ],
  // The composition: the few files that know everybody.
  [/^server\/(commands\/)?[^/]+$/, [/^(server|database|contract)\//, /^(?!react|vite|vitest)/]],
  [/^web\/ui\//, [/^web\/(ui|texts)\//, ...packages()]],
  [/^web\/texts\//, [/^web\/texts\//, /^contract\//, ...packages()]],
  [/^web\/api\//, [/^web\/(api|texts|ui)\//, /^contract\//, ...packages()]],
  [/^web\/components\//, [/^web\/(components|ui|texts|api)\//, /^contract\//, ...packages()]],
  [/^web\/features\//, [/^web\/(features|components|ui|texts|api)\//, /^contract\//, ...packages()]],
  [/^web\//, [/^web\//, /^contract\//, ...packages()]],
  [/^(scripts|bench)\//, [/./]],
]

function packages() {
  return [/^(?!node:|contract\/|database\/|server\/|web\/|pg$|hono|better-auth|nodemailer|pino)/]
}

const broken = (isBroken: (each: Import) => boolean) =>
  imports.filter(isBroken).map(({ from, to }) => `${from} imports ${to}`)

const featureOf = (path: string) => /^(?:server|web)\/features\/([^/]+)\//.exec(path)?.[1]

describe('imports', () => {
  it('follow the table', () => {
    const rowOf = (path: string) => table.find(([from]) => from.test(path))
    expect(ours.filter(({ path }) => !rowOf(path)).map(({ path }) => path)).toEqual([])
    expect(broken(({ from, to }) => !rowOf(from)?.[1].some((may) => may.test(to)))).toEqual([])
  })

  it('never cross between web and server, nor into tests', () => {
    expect(broken(({ from, to }) => /^web\//.test(from) && /^(server|database)\//.test(to))).toEqual([])
    expect(broken(({ from, to }) => !/^web\//.test(from) && /^web\//.test(to) && !/^scripts\//.test(from))).toEqual([])
    expect(broken(({ from, to }) => /^tests\//.test(to) && !/^bench\//.test(from))).toEqual([])
  })

  it('lead from one server feature to another in one direction only, and never to its routes', () => {
    const between = imports.filter(
      ({ from, to }) => /^server\/features\//.test(from) && featureOf(to) && featureOf(from) !== featureOf(to),
    )
    expect(firstCycle(between.map(({ from, to }) => [String(featureOf(from)), String(featureOf(to))]))).toBeUndefined()
    expect(between.filter(({ to }) => to.endsWith('/routes.ts'))).toEqual([])
    // What operators do across tenants is for operators: nothing of a tenant's leans on it.
    const isOperators = (path: string) => featureOf(path)?.startsWith('operator-') === true
    expect(between.filter(({ from, to }) => isOperators(to) && !isOperators(from))).toEqual([])
  })

  it('lead from no page feature to another', () => {
    expect(
      broken(
        ({ from, to }) =>
          /^web\/features\//.test(from) && featureOf(to) !== undefined && featureOf(from) !== featureOf(to),
      ),
    ).toEqual([])
  })

  it('let only the edge know Hono, one file Better Auth, one its arithmetic of codes, one the mailer', () => {
    expect(
      broken(
        ({ from, to }) =>
          (/^hono(?!\/html)/.test(to) && !/^server\/http\//.test(from)) ||
          (/^(better-auth|better-call|@better-auth\/)/.test(to) &&
            from !== 'server/authentication.ts' &&
            !(to === '@better-auth/utils/otp' && from === 'server/totp.ts')) ||
          (/^nodemailer/.test(to) && from !== 'server/mail/transport.ts'),
      ).filter((each) => !each.startsWith('bench/')),
    ).toEqual([])
  })
})

describe('the doors', () => {
  const server = ours.filter(({ path }) => path.startsWith('server/'))
  const naming = (text: RegExp) => server.filter(({ code }) => text.test(code)).map(({ path }) => path)

  it('are the only ones that open a database handle', () => {
    expect(
      naming(/\bhandleOn\(|\boneTrip\(|\.(operatorPool|pool)\b/).filter((path) => !path.startsWith('server/scopes/')),
    ).toEqual([])
  })

  it('make every handle: nobody else calls one thing another', () => {
    expect(
      naming(/\bas (Tenant|Operator|Identity|Worker)Db\b/).filter((path) => !path.startsWith('server/scopes/')),
    ).toEqual([])
  })

  it('let a connection be opened for nothing but starting, seeding, diagnosing and listening', () => {
    expect(naming(/\bnew pg\.(Client|Pool)\b/).toSorted()).toEqual([
      'server/live-updates/live-listener.ts',
      'server/open-database.ts',
      'server/test-brand.ts',
    ])
  })

  it('rule 62: have one bypass, of forty lines, the only file that names the operator’s role', () => {
    const bypass = server.find(({ path }) => path === 'server/scopes/operator.ts')
    expect(bypass?.code.trimEnd().split('\n').length).toBeLessThanOrEqual(40)
    // `doctor` asks whether a login may become it.
    expect(naming(/tenantry_operator\b/).toSorted()).toEqual(['server/open-database.ts', 'server/scopes/operator.ts'])
  })

  it('keep the bypass for the table of doors, the pages’ guard and the command line', () => {
    const users = imports.filter(({ to }) => to === 'server/scopes/operator.ts').map(({ from }) => from)
    expect(users.filter((path) => !/^server\/(scopes\/open|page-guards|commands\/[\w-]+)\.ts$/.test(path))).toEqual([])
  })

  it('give an operator’s scope to operator features alone', () => {
    const users = imports.filter(({ to }) => to === 'server/scopes/operator-scope.ts').map(({ from }) => from)
    expect(users.filter((path) => !/^server\/(scopes\/|features\/operator-|commands\/)/.test(path))).toEqual([])
  })

  it('believe only the command line that it is the command line', () => {
    expect(naming(/isCommandLine: true/).filter((path) => !path.startsWith('server/commands/'))).toEqual([])
  })
})

describe('the code', () => {
  it('has no drawer for what found no name', () => {
    const drawers = /(^|[/-])(utils?|helpers?|services?|managers?|common|misc|shared)\.tsx?$|(^|\/)(index|types)\.tsx?$/
    expect(sources.filter(({ path }) => drawers.test(path)).map(({ path }) => path)).toEqual([])
  })

  it('names files in kebab-case', () => {
    const isKebab = (path: string) =>
      /^[a-z0-9-]+(\.(unit\.)?test)?\.(tsx?|mjs|d\.ts)$/.test(path.split('/').at(-1) ?? '')
    expect(sources.filter(({ path }) => !isKebab(path)).map(({ path }) => path)).toEqual([])
  })

  it('has no barrels', () => {
    const passesOn = /^export (\*|\{[^}]*\}) from /m
    // The one page that lists all an operator can ask is allowed to gather.
    expect(ours.filter(({ code }) => passesOn.test(code)).map(({ path }) => path)).toEqual(
      ours.filter(({ path, code }) => path === 'contract/operator.ts' && passesOn.test(code)).map(({ path }) => path),
    )
  })

  it('has no default exports but those tools ask for', () => {
    expect(ours.filter(({ code }) => /^export default/m.test(code)).map(({ path }) => path)).toEqual([])
  })

  it('rules 77 and 78: writes no SQL and no HTML from text that was not reviewed', () => {
    const raw = ours.filter(({ code }) => /\bsql\.(raw|identifier)\(/.test(code)).map(({ path }) => path)
    // They take words of this code and names from the database's own catalogue, never anything that came with a request.
    expect(raw).toEqual(['server/paging.ts', 'server/scopes/isolation.ts'])
    const markup = /dangerouslySetInnerHTML|\.innerHTML|insertAdjacentHTML|document\.write|\beval\(|new Function\(/
    expect(ours.filter(({ code }) => markup.test(code)).map(({ path }) => path)).toEqual([])
  })

  it('silences no compiler', () => {
    const silenced = /@ts-ignore|@ts-nocheck|@ts-expect-error/
    const found = sources.filter(({ code, path }) => silenced.test(code) && !path.startsWith('tests/architecture'))
    expect(found.map(({ path }) => path)).toEqual([])
  })

  it('stays short: 300 lines a file, tests too', () => {
    const long = sources.filter(({ code }) => code.trimEnd().split('\n').length > 300)
    expect(long.map(({ path }) => path)).toEqual([])
    const lengths = ours.map(({ code }) => code.trimEnd().split('\n').length).sort((one, other) => one - other)
    expect(lengths[Math.floor(lengths.length / 2)]).toBeLessThanOrEqual(60)
    expect(lengths[Math.floor(lengths.length * 0.95)]).toBeLessThanOrEqual(200)
  })

  it('stays short: 60 lines a function, 90 in pages', () => {
    const long = ours
      .filter(({ path }) => !path.startsWith('web/texts/'))
      .flatMap(({ path, code }) =>
        functionsIn(code)
          .filter(({ lines }) => lines > (path.startsWith('web/') ? 90 : 60))
          .map(({ name, lines }) => `${path} ${name} ${lines}`),
      )
    expect(long).toEqual([])
  })
})

describe('the pages', () => {
  it('ask of a promise nothing but its address: the shapes they judge by have names of their own', () => {
    const promises = ours.filter(({ path }) => path.startsWith('contract/')).map(({ code }) => code)
    const names = promises.flatMap((code) =>
      [...code.matchAll(/^export const (\w+) = endpoint\(/gm)].map(([, name]) => name),
    )
    expect(names).toContain('listTeam')
    // In a browser it is not there: `scripts/contract-in-pages.ts`.
    const promise = `(?:inTenant\\.)?(?:${names.join('|')})\\b`
    const read = new RegExp(
      `(?<!typeof |typeof inTenant\\.)\\b${promise}\\.(?:input|output|access|problems)\\b|\\}\\s*=\\s*${promise}(?!\\()`,
    )
    const pages = ours.filter(({ path, code }) => path.startsWith('web/') && /from '#contract\//.test(code))
    expect(pages.flatMap(({ path, code }) => (read.exec(code) ? [`${path}: ${read.exec(code)?.[0]}`] : []))).toEqual([])
  })
})

describe('the customers’ pages', () => {
  it('reach no source of the operator portal', () => {
    const byFile = grouped(imports)
    const reached = new Set(['web/main.tsx'])
    for (const path of reached)
      for (const { to } of byFile.get(path) ?? []) if (/^(web|contract)\//.test(to)) reached.add(to)
    expect(reached.size).toBeGreaterThan(50)
    expect([...reached].filter((path) => path.includes('operator'))).toEqual([])
  })

  it.runIf(existsSync('dist/web/assets'))('hold no word of it once built', () => {
    const words = /super-admin|Operating as|\/admin\/(orgs|users|ops)/i
    const found = readdirSync('dist/web/assets', { recursive: true })
      .map(String)
      .filter((name) => /\.(js|css|html)$/.test(name))
      .flatMap((name) => {
        const hit = words.exec(readFileSync(`dist/web/assets/${name}`, 'utf8'))
        return hit ? [`${name}: ${hit[0]}`] : []
      })
    expect(found).toEqual([])
  })
})

function grouped(all: readonly Import[]): Map<string, Import[]> {
  const found = new Map<string, Import[]>()
  for (const each of all) found.set(each.from, [...(found.get(each.from) ?? []), each])
  return found
}

/** Functions that begin at the left margin, by how the formatter lays them out: the end is the next line that closes there. */
function functionsIn(code: string): { name: string; lines: number }[] {
  const lines = code.split('\n')
  return lines.flatMap((line, start) => {
    const name =
      /^(?:export )?(?:default )?(?:async )?function\*? (\w+)|^(?:export )?const (\w+) =.*(?:=>|\() ?\{?$/.exec(line)
    if (!name) return []
    const end = lines.findIndex((each, at) => at > start && /^[})]/.test(each) && !/\{$/.test(each))
    return [{ name: String(name[1] ?? name[2]), lines: end - start + 1 }]
  })
}
