import { clsx } from 'clsx'
import { memo } from 'react'
import type { AccessTexts } from '#web/texts/access/en.ts'
import { useAccessTexts } from '#web/texts/access/texts.ts'
import { grantMark } from './grant-mark.tsx'
import { isOpenIn, type MatrixColumn, type MatrixRow, stateOf } from './matrix-model.ts'

export const headHeight = 68
export const rowHeight = 36
export const columnWidth = 104

/** Where a column begins: beside the first one, whose width follows the screen. */
export const leftOf = (column: number) => `calc(var(--first) + ${column * columnWidth}px)`

export interface MatrixLineProps {
  row: MatrixRow
  index: number
  columns: readonly { item: MatrixColumn; index: number }[]
  /** Of all columns, also those out of sight. */
  total: number
  /** The column with the focus, when it is in this row. */
  focused: number | undefined
  mayGive: boolean
}

/** One row: a permission with its cells, or the name of a category. */
export const MatrixLine = memo(function MatrixLine({ row, index, columns, total, focused, mayGive }: MatrixLineProps) {
  const texts = useAccessTexts().permissions
  const isCategory = row.kind === 'category'
  return (
    // biome-ignore lint/a11y: the grid is made of roles, and one of its cells has the focus
    <div
      role="row"
      aria-rowindex={index + 2}
      className={clsx(
        'group absolute left-0 border-line/60 border-b [contain:layout_style]',
        isCategory ? 'bg-subtle' : 'hover:bg-subtle',
      )}
      style={{ top: headHeight + index * rowHeight, width: leftOf(total), height: rowHeight }}
    >
      {/* biome-ignore lint/a11y: the grid is made of roles */}
      <div
        role="rowheader"
        aria-colindex={1}
        aria-colspan={isCategory ? total + 1 : undefined}
        title={isCategory ? undefined : row.permission.code}
        className={clsx(
          'sticky left-0 z-10 flex h-full w-(--first) flex-col justify-center border-line border-r px-3',
          isCategory ? 'bg-subtle font-semibold text-sm' : 'bg-surface group-hover:bg-subtle',
        )}
      >
        {isCategory ? row.name : <PermissionName row={row} />}
      </div>
      {!isCategory &&
        columns.map(({ item, index: column }) =>
          cell({
            row: index,
            column,
            of: item,
            permission: row.permission.code,
            isFocused: column === focused,
            mayGive,
            texts,
          }),
        )}
    </div>
  )
})

/** On a small screen the action has a line of its own, so that a long name does not hide it. */
function PermissionName({ row }: { row: Extract<MatrixRow, { kind: 'permission' }> }) {
  const { action, code } = row.permission
  return (
    <>
      <span className="truncate text-sm leading-4">
        {row.typeName}
        <span className="max-sm:hidden">
          : <span className="font-medium">{action}</span>
        </span>
      </span>
      <span className="truncate font-medium text-xs leading-4 sm:hidden">{action}</span>
      <code className="truncate font-mono text-[0.6875rem] text-faint leading-3.5 max-sm:hidden">{code}</code>
    </>
  )
}

interface CellProps {
  row: number
  column: number
  of: MatrixColumn
  permission: string
  isFocused: boolean
  mayGive: boolean
  texts: AccessTexts['permissions']
}

/** A plain function: hundreds of components would be felt while scrolling. */
function cell({ row, column, of, permission, isFocused, mayGive, texts }: CellProps) {
  const state = stateOf(of, permission)
  const isOpen = isOpenIn(of, permission) && (mayGive || state === 'own' || state === 'both')
  const from = state === 'inherited' || state === 'both' ? of.from(permission) : ''
  const said = state === 'own' || state === 'none' ? texts.cell[state] : texts.cell[state](from)
  return (
    // biome-ignore lint/a11y: the grid is made of roles
    <div
      key={of.role.id}
      role="gridcell"
      aria-colindex={column + 2}
      aria-readonly={!isOpen}
      aria-label={isOpen ? said : `${said}, ${texts.locked}`}
      tabIndex={isFocused ? 0 : -1}
      data-row={row}
      data-column={column}
      title={said}
      className={isOpen ? openClasses : of.role.isPredefined ? predefinedClasses : cellClasses}
      style={{ left: leftOf(column), width: columnWidth }}
    >
      {grantMark(state, isOpen)}
    </div>
  )
}

const cellClasses =
  'absolute inset-y-0 grid place-items-center border-line/60 border-r focus-visible:z-[5] focus-visible:-outline-offset-2'
const predefinedClasses = `${cellClasses} bg-canvas group-hover:bg-subtle`
const openClasses = `${cellClasses} cursor-pointer hover:bg-pressed`
