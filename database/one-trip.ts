import pg from 'pg'
import { type Parser, parserFor } from './value-parsers.ts'

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
  const trip = new Trip(statements)
  goTogether(client, [trip])
  try {
    return await trip.outcomes
  } catch (error) {
    if (trip.leftOpen && unlessUsable(error) === undefined) await client.query('ROLLBACK')
    throw error
  }
}

/**
 * Makes trips on one client, one after the other, each a transaction of its own: what fails in one undoes that one alone.
 * They leave in one write, as far as their statements are prepared on this connection. For trips that begin no transaction.
 */
export function goTogether(client: pg.ClientBase, trips: readonly Trip[]): void {
  for (const [index, trip] of trips.entries()) trip.leadTo(trips[index + 1], client)
  if (trips[0]) client.query(trips[0])
}

/** The error when it means that the connection must be thrown away, undefined when the connection can be used on. */
export function unlessUsable(error: unknown): Error | undefined {
  if (error instanceof pg.DatabaseError && error.severity !== 'FATAL' && error.severity !== 'PANIC') return undefined
  return error instanceof Error ? error : new Error('The connection failed.', { cause: error })
}

type Wire = pg.Connection & {
  parsedStatements: Record<string, string>
  _send(bytes: Buffer): void
  close(message: { type: 'S'; name: string }): void
  parse(message: { text: string; name: string }): void
  bind(message: { statement: string; values: (string | Buffer | null)[] }): void
  describe(message: { type: 'P'; name: string }): void
  execute(message: { rows: number }): void
}
type Callback = (error: Error | null, outcomes?: Outcome[]) => void
type Shape = { readonly fields: pg.FieldDef[]; readonly names: readonly string[]; readonly parsers: readonly Parser[] }
const { prepareValue } = (pg as unknown as { utils: { prepareValue(value: unknown): string | Buffer | null } }).utils

/** What the driver asks of a query object it did not make itself; it calls the handlers as the messages arrive. */
export class Trip implements pg.Submittable {
  /** Rejects with what `oneTrip` does. */
  readonly outcomes: Promise<Outcome[]>
  /** The driver wraps this to clear its own timer, so everything settles through it. */
  callback: Callback
  /** A BEGIN of this trip is not yet closed by a COMMIT of this trip. */
  leftOpen = false

  #client: pg.ClientBase | undefined
  #next: Trip | undefined
  #isSent = false
  readonly #statements: { statement: Statement; values: (string | Buffer | null)[] }[]
  readonly #done: Outcome[] = []
  #rows: unknown[] = []
  #shape = noShape
  #shapes: Map<string, Shape> = new Map()
  #failure: Error | undefined
  #stopWatching = () => {}

  /** Throws when a value can't be sent. */
  constructor(statements: readonly Statement[]) {
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

  /** @param next goes on the same client once this one is answered */
  leadTo(next: Trip | undefined, client: pg.ClientBase): void {
    this.#next = next
    this.#client = client
  }

  submit(connection: pg.Connection): Error | null {
    const wire = connection as Wire
    const clash = this.#statements.find(({ statement }) => this.#clashes(wire, statement))
    if (clash) return new Error(`The name ${clash.statement.name} already stands for another statement.`)
    if (!this.#isSent) this.#leave(wire)
    this.#begin()
    return null
  }

  handleRowDescription(message: { fields: pg.FieldDef[] }): void {
    const asArray = this.#current?.rowMode === 'array'
    this.#shape = {
      fields: message.fields,
      names: message.fields.map(({ name }) => name),
      parsers: message.fields.map(({ dataTypeID }) => parserFor(dataTypeID, asArray)),
    }
  }

  handleDataRow(message: { fields: (string | null)[] }): void {
    if (this.#failure) return
    try {
      this.#rows.push(this.#current?.rowMode === 'array' ? this.#asArray(message.fields) : this.#named(message.fields))
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

  handleError(error: Error, connection: pg.Connection): void {
    this.#stopWatching()
    if (isOutdated(error)) this.#forget(connection as Wire)
    this.callback(this.#failure ?? error)
    // No answer of the database's: none will come to what waits behind it either.
    if (this.#isSent && !(error instanceof pg.DatabaseError)) connection.stream.destroy()
    this.#goOn()
  }

  handleReadyForQuery(): void {
    this.#stopWatching()
    this.callback(this.#failure ?? null, this.#done)
    this.#goOn()
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

  /** With those behind it, as far as they can be sent before this one is answered. */
  #leave(wire: Wire): void {
    const bytes: Buffer[] = []
    // Gathered and written at once: the driver would hand the socket each message by itself.
    const gathering: Wire = Object.create(wire, { _send: { value: (each: Buffer) => bytes.push(each) } })
    const unparsed = this.#send(gathering, wire)
    if (unparsed.some((statement) => statement.name)) this.#watchParsing(wire, unparsed)
    for (let next = this.#next; next; next = next.#next) {
      if (!next.#isPrepared(wire)) break
      next.#send(gathering, wire)
    }
    wire._send(Buffer.concat(bytes))
  }

  /** The driver waits for the answer of one query before it takes the next, so they are handed to it one by one. */
  #goOn(): void {
    const next = this.#next
    this.#next = undefined
    if (next) this.#client?.query(next)
  }

  /** Nothing of it has to be prepared first, which a failure before it could prevent. */
  #isPrepared(wire: Wire): boolean {
    return this.#statements.every(({ statement: { name = '', text } }) => !name || wire.parsedStatements[name] === text)
  }

  #send(wire: Pick<Wire, 'close' | 'parse' | 'bind' | 'describe' | 'execute' | 'sync'>, connection: Wire): Statement[] {
    this.#isSent = true
    this.#shapes = shapesOn(connection)
    const unparsed: Statement[] = []
    for (const { statement, values } of this.#statements) {
      const { name = '', text } = statement
      if (!isParsed(connection, name) && !unparsed.some((other) => name && other.name === name)) {
        // The database may still know it, from before it was forgotten; closing what is not there is no error.
        if (name) wire.close({ type: 'S', name })
        wire.parse({ text, name })
        unparsed.push(statement)
      }
      wire.bind({ statement: name, values })
      if (!this.#shapes.has(shapeKey(statement))) wire.describe({ type: 'P', name: '' })
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

  /** The statement that failed is prepared anew when it is next sent. Trips on their way keep the shapes they left with. */
  #forget(wire: Wire): void {
    if (this.#current?.name) delete wire.parsedStatements[this.#current.name]
    shapes.delete(wire)
  }

  #asArray(fields: readonly (string | null)[]): unknown[] {
    const { parsers } = this.#shape
    return fields.map((value, index) => (value === null ? null : parsers[index]?.(value)))
  }

  #named(fields: readonly (string | null)[]): Record<string, unknown> {
    const { names, parsers } = this.#shape
    const row: Record<string, unknown> = {}
    for (let index = 0; index < fields.length; index++) {
      const value = fields[index]
      row[names[index] ?? ''] = value === null || value === undefined ? null : parsers[index]?.(value)
    }
    return row
  }

  /** Takes up the shape of the next statement's rows, where it is known from before. */
  #begin(): void {
    this.#rows = []
    this.#shape = (this.#current && this.#shapes.get(shapeKey(this.#current))) ?? noShape
  }

  #finishStatement(command: string, rowCount: number | null): void {
    const { fields } = this.#shape
    if (this.#current?.name) this.#shapes.set(shapeKey(this.#current), this.#shape)
    this.#done.push({ rows: this.#rows as Record<string, unknown>[], fields, command, rowCount })
    this.#begin()
  }
}

/**
 * What the rows of a prepared statement look like stays the same as long as it is prepared (the database refuses to run it
 * when it no longer is), so it is asked for once per connection.
 */
const shapesOn = (wire: Wire): Map<string, Shape> => {
  const known = shapes.get(wire)
  if (known) return known
  const made = new Map<string, Shape>()
  shapes.set(wire, made)
  return made
}
const shapes = new WeakMap<object, Map<string, Shape>>()
const shapeKey = ({ name = '', rowMode }: Statement) => (name && rowMode === 'array' ? `${name} as array` : name)
const noShape: Shape = { fields: [], names: [], parsers: [] }

function isParsed(wire: Wire, name: string): boolean {
  return name !== '' && Object.hasOwn(wire.parsedStatements, name)
}

/** The database has lost the prepared statement, or its rows would no longer be what they were when it was prepared. */
function isOutdated(error: Error): boolean {
  return error instanceof pg.DatabaseError && (error.code === '26000' || error.code === '0A000')
}
