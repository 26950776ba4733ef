import type { Rig } from './rig.ts'

/** Answers per second of the same question, asked of each server in turn; medians of the rounds. */
export type Compared = {
  readonly kind: 'compared'
  readonly row: string
  readonly ours: number
  readonly floor: number
  readonly betterAuth?: number | undefined
  /** Ours on the embedded database, measured by itself. */
  readonly embedded?: number | undefined
  /** 99th percentile of our answers, in milliseconds. */
  readonly p99: number
  /** At least this many times the floor, and Better Auth. */
  readonly targets: { readonly floor?: number; readonly betterAuth?: number }
}

/** One figure with a limit. */
export type Measured = {
  readonly kind: 'measured'
  readonly row: string
  readonly value: number
  readonly unit: 'ms' | 'MB' | 'KiB'
  readonly atMost?: number
}

/** The same question asked of ours and of another in turn; medians of the rounds. */
export type Against = {
  readonly kind: 'against'
  readonly row: string
  readonly other: string
  /** Answers per second. */
  readonly ours: number
  readonly others: number
  /** How many times the other's ours must be; nothing where the table is too small to say. */
  readonly atLeast?: number | undefined
}

export type Line = Compared | Measured | Against

export type Row = {
  /** What it is called on the command line. */
  readonly name: string
  /** What is asked of whom, in a sentence. */
  readonly about: string
  run(rig: Rig): Promise<readonly Line[]>
}

export const isMet = (line: Line): boolean | undefined => {
  if (line.kind === 'measured') return line.atMost === undefined ? undefined : line.value <= line.atMost
  if (line.kind === 'against') return line.atLeast === undefined ? undefined : line.ours >= line.atLeast * line.others
  const { ours, floor, betterAuth, targets } = line
  if (targets.floor === undefined && targets.betterAuth === undefined) return undefined
  const meets = (other: number | undefined, target: number | undefined) =>
    other === undefined || target === undefined || ours >= target * other
  return meets(floor, targets.floor) && meets(betterAuth, targets.betterAuth)
}
