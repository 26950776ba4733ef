import { Check, Copy } from 'lucide-react'
import { useEffect, useState } from 'react'
import { useTexts } from '#web/texts/texts.ts'
import { Button } from './button.tsx'
import { Input } from './input.tsx'

export interface CopyFieldProps {
  /** Names the thing to copy for those who don't see it, e.g. "Invitation link". */
  label: string
  value: string
}

export function CopyField({ label, value }: CopyFieldProps) {
  const texts = useTexts()
  const [copied, setCopied] = useState(false)
  useEffect(() => {
    if (!copied) return
    const clock = setTimeout(() => setCopied(false), 2000)
    return () => clearTimeout(clock)
  }, [copied])
  return (
    <div className="flex gap-2">
      <div className="min-w-0 flex-1">
        <Input
          readOnly
          aria-label={label}
          value={value}
          className="font-mono text-sm"
          onFocus={(event) => event.target.select()}
        />
      </div>
      <Button aria-label={`${texts.ui.actions.copy}: ${label}`} onClick={async () => setCopied(await copy(value))}>
        {copied ? <Check aria-hidden className="text-success-ink" /> : <Copy aria-hidden />}
        <span aria-live="polite">{copied ? texts.ui.actions.copied : texts.ui.actions.copy}</span>
      </Button>
    </div>
  )
}

async function copy(value: string) {
  try {
    await navigator.clipboard.writeText(value)
    return true
  } catch {
    // No permission or no secure context: the field can still be selected by hand.
    return false
  }
}
