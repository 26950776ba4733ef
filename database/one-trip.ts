import pg from 'pg'

export type Statement = {
  text: string
  values?: readonly unknown[]
  /** Prepared once per connection under this name. Leave it out behind a pooler that doesn't follow prepared statements. */
  name?: string
  /** `array`: rows as arrays with dates left as the database's text, which is what Drizzle maps from. */
  rowMode?: 'object' | 'array'
}

export type Outcome<Row = Record<string, unknown>> = {
  rows: Row[]
  fields: pg.FieldDef[]
  /** First word of the command tag: SELECT, INSERT, BEGIN … ; empty for an empty statement. */
  command: string
  rowCount: number | null
}

/**
 * Sends all statements and one Sync in a single round trip. Outside a transaction Postgres runs everything up to the
 * Sync as one: settings made with `set_config(…, true)` hold for the statements after it and are gone afterwards, the
 * first failure skips the rest and undoes what came before.
 *
 * Rejects with pg's DatabaseError (the connection stays usable; a transaction begun inside the trip is rolled back), or
 * with a connection error. Release the connection with `client.release(unlessUsable(error))`.
 */
export async function oneTrip(client: pg.ClientBase, statements: readonly Statement[]): Promise<Outcome[]> {
  const trip = new Trip(client, statements)
  client.query(trip)
  try {
    return await trip.outcomes
  } catch (error) {
    if (trip.leftOpen && unlessUsable(error) === undefined) await client.query('ROLLBACK')
    throw error
  }
}

/** The error when it means that the connection must be thrown away, undefined when the connection can be used on. */
export function unlessUsable(error: unknown): Error | undefined {
  if (error instanceof pg.DatabaseError && error.severity !== 'FATAL' && error.severity !== 'PANIC') return undefined
  return error instanceof Error ? error : new Error('The connection failed.', { cause: error })
}

type Wire = pg.Connection & {
  parsedStatements: Record<string, string>
  parse(message: { text: string; name: string }): void
  bind(message: { statement: string; values: (string | Buffer | null)[] }): void
  describe(message: { type: 'P'; name: string }): void
  execute(message: { rows: number }): void
}
type Callback = (error: Error | null, outcomes?: Outcome[]) => void
type Parser = (value: string) => unknown
const { prepareValue } = (pg as unknown as { utils: { prepareValue(value: unknown): string | Buffer | null } }).utils

/** What the driver asks of a query object it did not make itself; it calls the handlers as the messages arrive. */
class Trip implements pg.Submittable {
  readonly outcomes: Promise<Outcome[]>
  /** The driver wraps this to clear its own timer, so everything settles through it. */
  callback: Callback
  /** A BEGIN of this trip is not yet closed by a COMMIT of this trip. */
  leftOpen = false

  readonly #client: pg.ClientBase
  readonly #statements: { statement: Statement; values: (string | Buffer | null)[] }[]
  readonly #done: Outcome[] = []
  #rows: unknown[] = []
  #fields: pg.FieldDef[] = []
  #parsers: Parser[] = []
  #failure: Error | undefined
  #stopWatching = () => {}

  constructor(client: pg.ClientBase, statements: readonly Statement[]) {
    this.#client = client
    // Values are turned into text before anything is sent: one that can't be must not leave half a trip on the wire.
    this.#statements = statements.map((statement) => ({
      statement,
      values: (statement.values ?? []).map((value) => prepareValue(value)),
    }))
    let settle: Callback = () => {}
    this.outcomes = new Promise((resolve, reject) => {
      settle = (error, outcomes) => (error ? reject(error) : resolve(outcomes ?? []))
    })
    this.callback = settle
  }

  submit(connection: pg.Connection): Error | null {
    const wire = connection as Wire
    const clash = this.#statements.find(({ statement }) => this.#clashes(wire, statement))
    if (clash) return new Error(`The name ${clash.statement.name} already stands for another statement.`)
    wire.stream.cork()
    try {
      const unparsed = this.#send(wire)
      if (unparsed.some((statement) => statement.name)) this.#watchParsing(wire, unparsed)
    } finally {
      wire.stream.uncork()
    }
    return null
  }

  handleRowDescription(message: { fields: pg.FieldDef[] }): void {
    const asArray = this.#current?.rowMode === 'array'
    this.#fields = message.fields
    this.#parsers = message.fields.map(({ dataTypeID }) =>
      asArray && LEFT_AS_TEXT.has(dataTypeID) ? asText : this.#client.getTypeParser(dataTypeID, 'text'),
    )
  }

  handleDataRow(message: { fields: (string | null)[] }): void {
    if (this.#failure) return
    try {
      const row = message.fields.map((value, index) => (value === null ? null : this.#parsers[index]?.(value)))
      this.#rows.push(this.#current?.rowMode === 'array' ? row : this.#named(row))
    } catch (error) {
      this.#failure = error instanceof Error ? error : new Error('A value could not be read.', { cause: error })
    }
  }

  handleCommandComplete(message: { text: string }): void {
    const command = /^[A-Z]+/.exec(message.text)?.[0] ?? ''
    if (command === 'BEGIN' || command === 'START') this.leftOpen = true
    if (command === 'COMMIT' || command === 'ROLLBACK') this.leftOpen = false
    const count = /\d+$/.exec(message.text)?.[0]
    this.#finishStatement(command, count === undefined ? null : Number(count))
  }

  handleEmptyQuery(): void {
    this.#finishStatement('', null)
  }

  handleError(error: Error): void {
    this.#stopWatching()
    this.callback(this.#failure ?? error)
  }

  handleReadyForQuery(): void {
    this.#stopWatching()
    this.callback(this.#failure ?? null, this.#done)
  }

  handlePortalSuspended(): void {}

  /** Statements are read to the end, and the Sync sent already would be swallowed by a copy: nothing can follow it. */
  handleCopyInResponse(connection: pg.Connection): void {
    connection.stream.destroy(new Error('COPY FROM STDIN can not be part of a trip.'))
  }

  handleCopyData(): void {}

  get #current(): Statement | undefined {
    return this.#statements[this.#done.length]?.statement
  }

  #clashes(wire: Wire, { name, text }: Statement): boolean {
    if (!name) return false
    if (isParsed(wire, name) && wire.parsedStatements[name] !== text) return true
    return this.#statements.some(({ statement }) => statement.name === name && statement.text !== text)
  }

  #send(wire: Wire): Statement[] {
    const unparsed: Statement[] = []
    for (const { statement, values } of this.#statements) {
      const { name = '', text } = statement
      if (!isParsed(wire, name) && !unparsed.some((other) => name && other.name === name)) {
        wire.parse({ text, name })
        unparsed.push(statement)
      }
      wire.bind({ statement: name, values })
      wire.describe({ type: 'P', name: '' })
      wire.execute({ rows: 0 })
    }
    wire.sync()
    return unparsed
  }

  /** A prepared statement outlives the failure of the trip that prepared it, so each is noted as soon as it is parsed. */
  #watchParsing(wire: Wire, unparsed: Statement[]): void {
    let next = 0
    const note = () => {
      const { name, text } = unparsed[next++] ?? {}
      if (name && text !== undefined) wire.parsedStatements[name] = text
    }
    wire.on('parseComplete', note)
    this.#stopWatching = () => wire.off('parseComplete', note)
  }

  #named(row: unknown[]): Record<string, unknown> {
    return Object.fromEntries(this.#fields.map((field, index) => [field.name, row[index]]))
  }

  #finishStatement(command: string, rowCount: number | null): void {
    this.#done.push({ rows: this.#rows as Record<string, unknown>[], fields: this.#fields, command, rowCount })
    this.#rows = []
    this.#fields = []
  }
}

// timestamptz, timestamp, date, interval, and arrays of numeric, timestamp, timestamptz, interval, date
const LEFT_AS_TEXT = new Set([1184, 1114, 1082, 1186, 1231, 1115, 1185, 1187, 1182])
const asText: Parser = (value) => value

function isParsed(wire: Wire, name: string): boolean {
  return name !== '' && Object.hasOwn(wire.parsedStatements, name)
}
