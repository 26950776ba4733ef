import pg from 'pg'
import type { TestDatabase } from '#tests/test-database.ts'

/** Somebody at the database: a login, the role it steps into, and what is pinned for the transaction. */
export type Actor = {
  name: string
  login: 'login' | 'operator' | 'migration'
  role: string
  settings?: Record<string, string>
}

/** What became of a statement: rows it touched, or the code it was refused with. */
export type Outcome =
  | { rows: number; code?: undefined; message?: undefined }
  | { rows: 0; code: string; message: string }

/** Tries a statement as somebody; nothing of it remains. */
export type Probe = (actor: Actor, statement: string) => Promise<Outcome>

export type Probing = { probe: Probe; close(): Promise<void> }

/** Tries statements over connections of the very logins the server and the migrations use. */
export async function probeThroughLogins(database: TestDatabase): Promise<Probing> {
  const clients = {
    login: await connect(database.urls.login),
    operator: await connect(database.urls.operator),
    migration: await connect(database.urls.migration),
  }
  return {
    probe: async (actor, statement) => {
      const client = clients[actor.login]
      const outcome = await attempt(client, ['begin', stepInto(actor), statement])
      await client.query('rollback')
      return outcome
    },
    close: async () => void (await Promise.all(Object.values(clients).map((client) => client.end()))),
  }
}

/** Tries statements inside an open transaction of a superuser, who becomes the login first: sees what is not committed. */
export function probeInside(admin: pg.ClientBase): Probe {
  const logins = { login: 'tenantry_login', operator: 'tenantry_operator_login', migration: 'tenantry_migrator' }
  return async (actor, statement) => {
    const become = `set local session authorization ${logins[actor.login]}`
    const outcome = await attempt(admin, ['savepoint probe', become, stepInto(actor), statement])
    await admin.query('rollback to savepoint probe')
    return outcome
  }
}

export async function connect(connectionString: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString })
  await client.connect()
  return client
}

/** Begins a transaction as somebody, to be ended by the caller. */
export async function begin(client: pg.ClientBase, actor: Omit<Actor, 'name' | 'login'>): Promise<void> {
  await client.query(`begin; ${stepInto(actor)}`)
}

function stepInto({ role, settings = {} }: Pick<Actor, 'role' | 'settings'>): string {
  const set = Object.entries({ ...settings, role }).map(
    ([name, value]) => `set_config(${pg.escapeLiteral(name)}, ${pg.escapeLiteral(value)}, true)`,
  )
  return `select ${set.join(', ')}`
}

async function attempt(client: pg.ClientBase, statements: string[]): Promise<Outcome> {
  try {
    const results = (await client.query(statements.join('; '))) as unknown as pg.QueryResult[]
    return { rows: results.at(-1)?.rowCount ?? 0 }
  } catch (error) {
    if (!(error instanceof pg.DatabaseError)) throw error
    return { rows: 0, code: error.code ?? 'unknown', message: error.message }
  }
}
