import { Copy, Download } from 'lucide-react'
import { useId, useState } from 'react'
import { productName } from '#web/api/naming.ts'
import { useSecondFactorTexts } from '#web/texts/second-factor/texts.ts'
import { Button } from '#web/ui/controls/button.tsx'
import { Checkbox } from '#web/ui/controls/checkbox.tsx'
import { Label } from '#web/ui/controls/label.tsx'
import type { KeptCodes } from './use-kept-codes.ts'

type BackupCodesProps = Pick<KeptCodes, 'isKept' | 'setKept' | 'isUrged' | 'close'> & { codes: readonly string[] }

export function BackupCodes({ codes, isKept, setKept, isUrged, close }: BackupCodesProps) {
  const { codes: texts } = useSecondFactorTexts()
  const id = useId()
  const [isCopied, setCopied] = useState(false)
  const list = codes.join('\n')
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(list)
      setCopied(true)
    } catch {
      // No permission or no secure context: they can still be downloaded, or selected by hand.
    }
  }
  return (
    <div className="space-y-4">
      <p>{texts.body}</p>
      <ul className="grid grid-cols-2 gap-x-6 gap-y-1 rounded-lg border border-line bg-subtle px-4 py-3 font-mono tabular-nums">
        {codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ul>
      <div className="flex flex-wrap gap-2">
        <Button onClick={() => void copy()}>
          <Copy aria-hidden />
          <span aria-live="polite">{isCopied ? texts.copied : texts.copy}</span>
        </Button>
        <Button onClick={() => download(`${texts.file(productName())}\n\n${list}\n`)}>
          <Download aria-hidden />
          {texts.download}
        </Button>
      </div>
      <div className="flex gap-2.5">
        <Checkbox
          id={id}
          checked={isKept}
          onCheckedChange={setKept}
          aria-describedby={isUrged && !isKept ? `${id}-urge` : undefined}
          className="mt-0.5"
        />
        <div className="space-y-0.5">
          <Label htmlFor={id}>{texts.kept}</Label>
          <p id={`${id}-urge`} role="alert" className="text-danger-ink text-sm">
            {isUrged && !isKept && texts.urge}
          </p>
        </div>
      </div>
      <div className="flex justify-end pt-1">
        <Button variant="primary" onClick={close}>
          {texts.close}
        </Button>
      </div>
    </div>
  )
}

function download(text: string) {
  const address = URL.createObjectURL(new Blob([text], { type: 'text/plain' }))
  const link = document.createElement('a')
  link.href = address
  link.download = 'backup-codes.txt'
  link.click()
  // Once the browser has taken it.
  setTimeout(() => URL.revokeObjectURL(address), 1000)
}
