import { type SQL, sql } from 'drizzle-orm'
import { Problem } from '#contract/problems.ts'
import type { Vault } from './vault.ts'

/** What a list is sorted by. Columns that can be empty come last when empty, in either direction. */
export type Sorting = {
  readonly by: SQL
  readonly type: 'text' | 'timestamptz' | 'integer' | 'bigint'
  readonly direction: 'asc' | 'desc'
  readonly isNullable?: boolean
  /** Tells rows of equal value apart; text. Only a value no two rows share can do without. */
  readonly id?: SQL
}

export type Page = {
  /** Select it `as page_key`. */
  readonly key: SQL<PageKey>
  /** The condition that the rows come after the cursor; true on the first page. */
  readonly after: SQL
  /** Goes last: one row more than was asked for, to know whether there is a next page. */
  readonly orderAndLimit: SQL
  /**
   * The answer of the endpoint.
   *
   * @param tenantId of a list inside a tenant, as the scope's door named it
   * @throws Problem invalid_input for a cursor that was changed, or made for another list, filter, sorting or tenant: here
   *   and not earlier, so that whoever is turned away at the door never hears of it
   */
  answer<R extends { page_key: PageKey }, T>(
    rows: readonly R[],
    toItem: (row: R) => T,
    tenantId?: string,
  ): { items: T[]; nextCursor: string | null }
}

type PageKey = readonly (string | null)[]
type Position = { readonly key: PageKey; readonly tenant: string }

/**
 * One page of a list by keyset: as fast on page 1,000 as on the first, and rows that come or go meanwhile neither repeat
 * others nor hide them.
 *
 * @param list names the endpoint
 * @param input as the contract parsed it: everything in it except `limit` and `cursor` must stay the same from page to page
 */
export function openPage(
  vault: Vault,
  list: string,
  input: { readonly limit: number; readonly cursor?: string | undefined },
  sorting: Sorting,
): Page {
  const { cursor, limit, ...rest } = input
  const filters = Object.entries(rest).filter(([, value]) => value !== undefined)
  const purpose = `cursor of ${list} ${JSON.stringify(filters.sort(([a], [b]) => (a < b ? -1 : 1)))}`
  const position = cursor ? readCursor(vault, purpose, cursor, sorting.id ? 2 : 1) : undefined
  const isRefused = cursor ? position === undefined : false
  const mark = (tenantId: string) => vault.sign('tenant of a cursor', tenantId).slice(0, 8)
  return {
    key: sorting.id
      ? sql`array[(${sorting.by})::text, (${sorting.id})::text]`
      : (sql`array[(${sorting.by})::text]` as SQL<PageKey>),
    after: isRefused ? sql`false` : position ? isAfter(position.key, sorting) : sql`true`,
    orderAndLimit: sql`order by ${sorting.by} ${order(sorting)}${sorting.id ? sql`, ${sorting.id} ${way(sorting)}` : sql``} limit ${limit + 1}`,
    answer(rows, toItem, tenantId = '') {
      if (isRefused || (position && position.tenant !== mark(tenantId))) throw invalidCursor()
      const last = rows.length > limit ? rows[limit - 1] : undefined
      return {
        items: rows.slice(0, limit).map(toItem),
        nextCursor: last ? writeCursor(vault, purpose, { key: last.page_key, tenant: mark(tenantId) }) : null,
      }
    },
  }
}

function isAfter([value, id]: PageKey, { by, type, direction, isNullable, id: idColumn }: Sorting): SQL {
  const beyond = direction === 'asc' ? sql`>` : sql`<`
  if (value === null || value === undefined)
    return idColumn ? sql`(${by} is null and ${idColumn} ${beyond} ${id}::text)` : sql`false`
  const typed = sql`${value}::${sql.raw(type)}`
  // A row comparison, because that is what an index over both columns answers.
  const further = idColumn ? sql`(${by}, ${idColumn}) ${beyond} (${typed}, ${id}::text)` : sql`${by} ${beyond} ${typed}`
  return isNullable ? sql`(${further} or ${by} is null)` : further
}

/** Words that are left out where they change nothing: an index written without them would not be used. */
const order = (sorting: Sorting) => (sorting.isNullable ? sql`${way(sorting)} nulls last` : way(sorting))

const way = ({ direction }: Sorting) => (direction === 'asc' ? sql`asc` : sql`desc`)

function writeCursor(vault: Vault, purpose: string, { key, tenant }: Position): string {
  const text = JSON.stringify([tenant, ...key])
  return `${Buffer.from(text).toString('base64url')}.${vault.sign(purpose, text)}`
}

/** Undefined when it is none of ours, or of another list. */
function readCursor(vault: Vault, purpose: string, cursor: string, keys: number): Position | undefined {
  const [body = '', signature = ''] = cursor.split('.')
  const text = Buffer.from(body, 'base64url').toString()
  if (!vault.isSigned(purpose, text, signature)) return undefined
  const [tenant, ...key] = JSON.parse(text) as [string, ...(string | null)[]]
  return key.length === keys ? { tenant, key } : undefined
}

const invalidCursor = () =>
  new Problem('invalid_input', {
    fields: [{ path: 'cursor', code: 'invalid_cursor', message: 'This is no position in this list: start again' }],
  })
