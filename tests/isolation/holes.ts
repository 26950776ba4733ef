import pg from 'pg'
import { freshRow, NORTH, OPERATOR, SOUTH } from '#tests/isolation/cast.ts'
import type { Actor, Probe } from '#tests/isolation/probe.ts'

export const VERBS = ['select', 'insert', 'update', 'delete'] as const
export type Verb = (typeof VERBS)[number]

/** Whose rows: the pinned tenant's, another tenant's, nobody's in a table of tenants' rows, or a table without tenants. */
type Whose = 'own' | 'foreign' | 'nobody' | 'platform'

type Subject = Actor & {
  /** What the subject is to reach where it has the right: all rows, those of its tenant and the shared ones, or shared ones. */
  reaches: 'everything' | 'own' | 'shared'
}

export type Hole = { subject: string; verb: Verb; table: string; whose: Whose; found: 'reached' | 'refused' }

const pinned = { 'tenantry.tenant_id': NORTH }
const entered = { 'tenantry.operator_id': OPERATOR }
const none = { 'tenantry.tenant_id': '', 'tenantry.operator_id': '' }

export const subjects: readonly Subject[] = [
  { name: 'tenant', login: 'login', role: 'tenantry_tenant', settings: pinned, reaches: 'own' },
  { name: 'tenant, nothing ever pinned', login: 'login', role: 'tenantry_tenant', reaches: 'shared' },
  { name: 'tenant, pin emptied', login: 'login', role: 'tenantry_tenant', settings: none, reaches: 'shared' },
  { name: 'tenant, set as operator', login: 'login', role: 'tenantry_tenant', settings: entered, reaches: 'shared' },
  { name: 'reader', login: 'login', role: 'tenantry_tenant_readonly', settings: pinned, reaches: 'own' },
  { name: 'reader, nothing pinned', login: 'login', role: 'tenantry_tenant_readonly', reaches: 'shared' },
  { name: 'operator', login: 'operator', role: 'tenantry_operator', settings: entered, reaches: 'everything' },
  { name: 'operator, not entered', login: 'operator', role: 'tenantry_operator', reaches: 'shared' },
  { name: 'operator, entry emptied', login: 'operator', role: 'tenantry_operator', settings: none, reaches: 'shared' },
  {
    name: 'operator, only a tenant',
    login: 'operator',
    role: 'tenantry_operator',
    settings: pinned,
    reaches: 'shared',
  },
  { name: 'identity', login: 'login', role: 'tenantry_identity', reaches: 'everything' },
  { name: 'worker', login: 'login', role: 'tenantry_worker', reaches: 'everything' },
  { name: 'guard', login: 'migration', role: 'tenantry_guard', reaches: 'everything' },
]

/** Forced row security holds for the owner too, who has every right on the tables and no policy. */
export const owner: Subject = { name: 'owner', login: 'migration', role: 'tenantry_owner', reaches: 'shared' }

/** Rows any tenant may read: reference data, and the predefined roles. */
const SHARED: Record<string, Whose> = {
  settings: 'platform',
  resource_types: 'platform',
  permissions: 'platform',
  roles: 'nobody',
  role_permissions: 'nobody',
}

export type Table = {
  name: string
  /** The column that says whose a row is. */
  tenantColumn: string | null
  tenantRequired: boolean
  columns: string[]
  counts: Record<Whose, number>
  /** By role and verb, the columns the role has the right on; a right on the whole table names them all. */
  rights: Map<string, string[]>
}

/** Every table of the schema, as the catalogue has it, with the rows that are there to be found. */
export async function readTables(admin: pg.ClientBase): Promise<Table[]> {
  const roles = [...new Set([...subjects, owner].map(({ role }) => role))]
  const { rows } = await admin.query<Pick<Table, 'name' | 'tenantColumn' | 'tenantRequired' | 'columns'>>(`
    select c.relname as name, array(select attname::text from pg_attribute
             where attrelid = c.oid and attnum > 0 and attgenerated = '' and not attisdropped order by attnum) as columns,
            coalesce(a.attnotnull, false) as "tenantRequired",
           case when c.relname = 'tenants' then 'id' else a.attname end as "tenantColumn"
      from pg_class c
      left join pg_attribute a on a.attrelid = c.oid and a.attname = 'tenant_id' and not a.attisdropped
     where c.relnamespace = 'tenantry'::regnamespace and c.relkind in ('r', 'p') order by 1`)
  const tables: Table[] = []
  for (const table of rows)
    tables.push({ ...table, counts: await countRows(admin, table), rights: await readRights(admin, table.name, roles) })
  return tables
}

/** Tries every table with every verb as every subject, and names what was reached but should not, or should but was not. */
export async function findHoles(probe: Probe, tables: readonly Table[]): Promise<Hole[]> {
  const holes: Hole[] = []
  for (const table of tables) {
    for (const subject of [...subjects, owner]) {
      for (const verb of VERBS) {
        for (const whose of whoseRows(table, verb)) {
          const reached = await reaches(probe, subject, verb, table, whose)
          if (reached !== mayReach(subject, verb, table, whose))
            holes.push({
              subject: subject.name,
              verb,
              table: table.name,
              whose,
              found: reached ? 'reached' : 'refused',
            })
        }
      }
    }
  }
  return holes
}

function mayReach({ role, reaches: scope }: Subject, verb: Verb, table: Table, whose: Whose): boolean {
  if (!table.rights.has(`${role} ${verb}`)) return false
  if (scope === 'everything') return !(role === 'tenantry_identity' && table.name === 'outbox' && whose !== 'nobody')
  if (role === owner.role) return false
  if (role === 'tenantry_operator') return verb === 'select' && table.name === 'settings'
  return (scope === 'own' && whose === 'own') || (verb === 'select' && SHARED[table.name] === whose)
}

/** A refusal by row security or a missing right has one code; any other error comes from behind both, so the row was reached. */
async function reaches(probe: Probe, subject: Subject, verb: Verb, table: Table, whose: Whose): Promise<boolean> {
  const { rows, code } = await probe(subject, statement(subject.role, verb, table, whose))
  return rows > 0 || (code !== undefined && code !== '42501')
}

function statement(role: string, verb: Verb, table: Table, whose: Whose): string {
  const name = `tenantry.${pg.escapeIdentifier(table.name)}`
  const where = condition(table, whose)
  if (verb === 'select') return `select from ${name} where ${where}`
  if (verb === 'delete') return `delete from ${name} where ${where}`
  if (verb === 'update') {
    const readable = table.rights.get(`${role} select`) ?? []
    const writable = table.rights.get(`${role} update`) ?? []
    const column = pg.escapeIdentifier(
      writable.find((each) => readable.includes(each)) ?? writable[0] ?? table.columns[0] ?? '',
    )
    return `update ${name} set ${column} = ${column} where ${where}`
  }
  const row = freshRow[table.name]?.(whose === 'own' ? NORTH : whose === 'foreign' ? SOUTH : null)
  if (!row) throw new Error(`The table ${table.name} has no row to try an insert with: add one to freshRow.`)
  const granted = table.rights.get(`${role} insert`)
  const columns = Object.keys(row).filter((column) => !granted || granted.includes(column))
  const values = columns.map((column) => (row[column] === null ? 'null' : pg.escapeLiteral(String(row[column]))))
  return `insert into ${name} (${columns.map((column) => pg.escapeIdentifier(column)).join(', ')}) values (${values.join(', ')})`
}

function condition({ tenantColumn }: Pick<Table, 'tenantColumn'>, whose: Whose): string {
  if (!tenantColumn) return 'true'
  return (
    { own: `${tenantColumn} = '${NORTH}'`, foreign: `${tenantColumn} = '${SOUTH}'` }[whose as string] ??
    `${tenantColumn} is null`
  )
}

function whoseRows(table: Table, verb: Verb): Whose[] {
  if (!table.tenantColumn) return ['platform']
  if (verb !== 'insert') return (['own', 'foreign', 'nobody'] as const).filter((whose) => table.counts[whose] > 0)
  if (table.name === 'tenants') return ['foreign']
  return table.tenantRequired ? ['own', 'foreign'] : ['own', 'foreign', 'nobody']
}

async function countRows(admin: pg.ClientBase, table: Pick<Table, 'name' | 'tenantColumn'>): Promise<Table['counts']> {
  const count = async (whose: Whose) => {
    const { rowCount } = await admin.query(
      `select from tenantry.${pg.escapeIdentifier(table.name)} where ${condition(table, whose)}`,
    )
    return rowCount ?? 0
  }
  if (!table.tenantColumn) return { own: 0, foreign: 0, nobody: 0, platform: await count('platform') }
  return { own: await count('own'), foreign: await count('foreign'), nobody: await count('nobody'), platform: 0 }
}

async function readRights(admin: pg.ClientBase, table: string, roles: string[]): Promise<Map<string, string[]>> {
  const { rows } = await admin.query<{ right: string; columns: string[] }>(
    `select role || ' ' || verb as right, coalesce(array_agg(a.attname::text order by a.attnum)
              filter (where verb <> 'delete' and has_column_privilege(role, a.attrelid, a.attnum, verb)), '{}') as columns
       from unnest($2::text[]) role, unnest($3::text[]) verb, pg_attribute a
      where a.attrelid = ('tenantry.' || quote_ident($1))::regclass and a.attnum > 0 and not a.attisdropped
        and a.attgenerated = ''
        and case verb when 'delete' then has_table_privilege(role, a.attrelid, 'delete')
            else has_any_column_privilege(role, a.attrelid, verb) end
      group by role, verb`,
    [table, roles, VERBS],
  )
  return new Map(rows.map(({ right, columns }) => [right, columns]))
}
