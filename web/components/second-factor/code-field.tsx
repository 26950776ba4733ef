import { clsx } from 'clsx'
import { useState } from 'react'
import { useFormContext } from 'react-hook-form'
import { useSecondFactorTexts } from '#web/texts/second-factor/texts.ts'
import { TextField } from '#web/ui/form/text-field.tsx'
import { textLinkClasses } from '#web/ui/link.tsx'

export interface CodeFieldProps {
  autoFocus?: boolean | undefined
}

/** A code of the app or, for whoever has it not at hand, a backup code. In the form it is called `code` either way. */
export function CodeField({ autoFocus }: CodeFieldProps) {
  const { code: texts } = useSecondFactorTexts()
  const form = useFormContext()
  const [isBackup, setBackup] = useState(false)
  const turn = () => {
    setBackup(!isBackup)
    form.resetField('code', { defaultValue: '' })
    // Once the field has become the other one.
    setTimeout(() => form.setFocus('code'))
  }
  const own = isBackup
    ? ({ label: texts.backup, help: texts.backupHelp, autoComplete: 'off', inputMode: 'text' } as const)
    : ({ label: texts.app, help: texts.appHelp, autoComplete: 'one-time-code', inputMode: 'numeric' } as const)
  return (
    <div className="space-y-2">
      <TextField
        name="code"
        {...own}
        autoFocus={autoFocus}
        autoCapitalize="none"
        spellCheck={false}
        maxLength={40}
        className="font-mono"
      />
      <button type="button" className={clsx(textLinkClasses, 'min-h-6 text-sm')} onClick={turn}>
        {isBackup ? texts.useApp : texts.useBackup}
      </button>
    </div>
  )
}
