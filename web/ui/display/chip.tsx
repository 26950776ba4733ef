import { X } from 'lucide-react'
import { useTexts } from '#web/texts/texts.ts'
import { Avatar } from './avatar.tsx'

export interface ChipProps {
  label: string
  title?: string | undefined
  avatar?: { name: string; kind: 'person' | 'organization'; imageUrl?: string | null | undefined } | undefined
  onRemove?: (() => void) | undefined
}

/** Something chosen, that can be taken away again. */
export function Chip({ label, title, avatar, onRemove }: ChipProps) {
  const { actions } = useTexts().ui
  return (
    <span
      title={title}
      className="inline-flex h-6 max-w-full items-center gap-1 rounded-sm border border-line bg-subtle pl-1.5 text-sm"
    >
      {avatar && (
        <Avatar name={avatar.name} size="xs" kind={avatar.kind} imageUrl={avatar.imageUrl} className="-ml-1 scale-80" />
      )}
      <span className="truncate">{label}</span>
      {onRemove ? (
        <button
          type="button"
          aria-label={actions.remove(label)}
          onClick={onRemove}
          className="grid size-6 place-items-center rounded-sm text-faint hover:bg-pressed hover:text-ink"
        >
          <X aria-hidden className="size-3.5" />
        </button>
      ) : (
        <span className="pr-1.5" />
      )}
    </span>
  )
}
