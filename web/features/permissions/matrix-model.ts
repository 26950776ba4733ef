import type { MatrixRole } from '#contract/matrix.ts'
import { matching, type NamedCategory, type NamedPermission } from '#web/components/access/permission-names.ts'

export type MatrixRow =
  | { kind: 'category'; id: string; name: string }
  | { kind: 'permission'; id: string; typeName: string; permission: NamedPermission }

export interface MatrixColumn {
  role: Pick<MatrixRole, 'id' | 'name' | 'rank' | 'isPredefined' | 'isEditable'>
  own: ReadonlySet<string>
  inherited: ReadonlySet<string>
  /** Own grants that were taken here while they are inherited as well: what was a click away stays one. */
  taken: ReadonlySet<string>
  /** The nearest role above it that gives what it inherits; empty where that is not known. */
  from: (permission: string) => string
}

export type CellState = 'own' | 'inherited' | 'both' | 'none'

export interface MatrixSearch {
  q?: string | undefined
  category?: string | undefined
  roles?: 'custom' | undefined
}

/** Toggles on their way to the server: what a cell is going to be, by `cellKey`. */
export type Pending = ReadonlyMap<string, boolean>

export const cellKey = (roleId: string, permission: string) => `${roleId} ${permission}`

/** Roles as columns, with what is on its way already in them. */
export function columnsOf(
  roles: readonly MatrixRole[],
  parents: ReadonlyMap<string, string>,
  pending: Pending,
  taken: ReadonlySet<string> = new Set(),
): MatrixColumn[] {
  const own = new Map(roles.map((role) => [role.id, ownOf(role, pending)]))
  const names = new Map(roles.map(({ id, name }) => [id, name]))
  return roles.map((role) => ({
    role,
    own: own.get(role.id) ?? new Set(),
    inherited: new Set(role.inherited),
    taken: new Set(role.inherited.filter((permission) => taken.has(cellKey(role.id, permission)))),
    from: (permission) => {
      // Roles inherit over eight levels at most.
      let above = parents.get(role.id)
      for (let level = 0; above && level < 8; level += 1) {
        if (own.get(above)?.has(permission)) return names.get(above) ?? ''
        above = parents.get(above)
      }
      return ''
    },
  }))
}

function ownOf(role: MatrixRole, pending: Pending): ReadonlySet<string> {
  const own = new Set(role.own)
  const start = cellKey(role.id, '')
  for (const [key, isGiven] of pending) {
    if (!key.startsWith(start)) continue
    const permission = key.slice(start.length)
    if (isGiven) own.add(permission)
    else own.delete(permission)
  }
  return own
}

export function stateOf(column: MatrixColumn, permission: string): CellState {
  const isInherited = column.inherited.has(permission)
  if (column.own.has(permission)) return isInherited ? 'both' : 'own'
  return isInherited ? 'inherited' : 'none'
}

/** Whether a click in the cell does something, as far as the role is concerned. */
export const isOpenIn = (column: MatrixColumn, permission: string) =>
  column.role.isEditable && (stateOf(column, permission) !== 'inherited' || column.taken.has(permission))

/** What is typed narrows the rows, the columns, or both, by what it is found in. */
export function shownOf(
  catalogue: readonly NamedCategory[],
  columns: readonly MatrixColumn[],
  { q = '', category, roles }: MatrixSearch,
): { rows: MatrixRow[]; columns: readonly MatrixColumn[] } {
  const inCategory = category ? catalogue.filter(({ id }) => id === category) : catalogue
  const ofKind = roles === 'custom' ? columns.filter(({ role }) => !role.isPredefined) : columns
  const term = q.trim().toLocaleLowerCase()
  if (!term) return { rows: rowsOf(inCategory), columns: ofKind }
  const found = matching(inCategory, term)
  const named = ofKind.filter(({ role }) => role.name.toLocaleLowerCase().includes(term))
  return {
    rows: rowsOf(found.length === 0 && named.length > 0 ? inCategory : found),
    columns: named.length > 0 ? named : ofKind,
  }
}

const rowsOf = (catalogue: readonly NamedCategory[]): MatrixRow[] =>
  catalogue.flatMap(({ id, name, resourceTypes }) => [
    { kind: 'category' as const, id, name },
    ...resourceTypes.flatMap((type) =>
      type.permissions.map((permission) => ({
        kind: 'permission' as const,
        id: permission.code,
        typeName: type.name,
        permission,
      })),
    ),
  ])
