import { type Against, type Compared, isMet, type Line, type Measured } from './row.ts'

/** The lines as tables of Markdown, which also read well on a terminal. */
export function tablesOf(lines: readonly Line[]): string {
  const compared = lines.filter((line) => line.kind === 'compared')
  const against = lines.filter((line) => line.kind === 'against')
  const measured = lines.filter((line) => line.kind === 'measured')
  return [
    compared.length ? table(comparedHead, compared.map(comparedCells)) : '',
    against.length ? table(againstHead, against.map(againstCells)) : '',
    measured.length ? table(['row', 'measured', 'limit', 'verdict'], measured.map(measuredCells)) : '',
  ]
    .filter(Boolean)
    .join('\n\n')
}

const comparedHead = [
  ...['row', 'ours/s', 'p99 ms', 'floor/s', 'ratio', 'target'],
  ...['Better Auth/s', 'ratio', 'target', 'embedded/s', 'verdict'],
]

const comparedCells = (line: Compared): string[] => [
  line.row,
  whole(line.ours),
  line.p99.toFixed(1),
  whole(line.floor),
  (line.ours / line.floor).toFixed(2),
  target(line.targets.floor),
  line.betterAuth === undefined ? '' : whole(line.betterAuth),
  line.betterAuth === undefined ? '' : (line.ours / line.betterAuth).toFixed(1),
  target(line.targets.betterAuth),
  line.embedded === undefined ? '' : whole(line.embedded),
  verdict(line),
]

const againstHead = ['row', 'against', 'ours/s', 'theirs/s', 'ratio', 'target', 'verdict']

const againstCells = (line: Against): string[] => {
  const ratio = line.ours / line.others
  return [
    ...[line.row, line.other, whole(line.ours), whole(line.others)],
    ...[ratio.toFixed(ratio < 10 ? 2 : 0), target(line.atLeast), verdict(line)],
  ]
}

const measuredCells = (line: Measured): string[] => [
  line.row,
  `${line.value.toFixed(line.value < 100 ? 1 : 0)} ${line.unit}`,
  line.atMost === undefined ? '' : `≤ ${line.atMost} ${line.unit}`,
  verdict(line),
]

function verdict(line: Line): string {
  const met = isMet(line)
  return met === undefined ? '' : met ? 'met' : 'MISSED'
}

const whole = (value: number) => Math.round(value).toLocaleString('en-US')
const target = (value: number | undefined) => (value === undefined ? '' : `≥ ${value}`)

function table(head: readonly string[], cells: readonly string[][]): string {
  const widths = head.map((name, column) => Math.max(name.length, ...cells.map((row) => row[column]?.length ?? 0)))
  const line = (row: readonly string[]) =>
    `| ${row.map((cell, column) => (column === 0 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0))).join(' | ')} |`
  const rule = `|${widths.map((width, column) => (column === 0 ? '-'.repeat(width + 2) : `${'-'.repeat(width + 1)}:`)).join('|')}|`
  return [line(head), rule, ...cells.map(line)].join('\n')
}
