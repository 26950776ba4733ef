export interface ProgressBarProps {
  value: number
  max: number
  /** How far it is, in words. */
  label: string
}

/** Long work under way. The words are told politely as they change. */
export function ProgressBar({ value, max, label }: ProgressBarProps) {
  return (
    <div className="space-y-1.5">
      <progress
        aria-label={label}
        value={value}
        max={max}
        className="block h-2 w-full appearance-none overflow-hidden rounded-full [&::-moz-progress-bar]:bg-accent [&::-webkit-progress-bar]:bg-subtle [&::-webkit-progress-value]:bg-accent [&::-webkit-progress-value]:transition-all"
      />
      <p role="status" className="text-muted text-sm tabular-nums">
        {label}
      </p>
    </div>
  )
}
