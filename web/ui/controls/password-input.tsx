import { Eye, EyeOff } from 'lucide-react'
import { useState } from 'react'
import { useTexts } from '#web/texts/texts.ts'
import { Button } from './button.tsx'
import { Input, type InputProps } from './input.tsx'

export type PasswordInputProps = Omit<InputProps, 'type' | 'trail'>

export function PasswordInput(props: PasswordInputProps) {
  const texts = useTexts()
  const [shown, setShown] = useState(false)
  return (
    <Input
      autoComplete="current-password"
      spellCheck={false}
      autoCapitalize="none"
      {...props}
      type={shown ? 'text' : 'password'}
      trail={
        <Button
          variant="ghost"
          className="size-6! rounded-sm"
          aria-pressed={shown}
          aria-label={shown ? texts.ui.form.hidePassword : texts.ui.form.showPassword}
          onClick={() => setShown(!shown)}
        >
          {shown ? <EyeOff aria-hidden /> : <Eye aria-hidden />}
        </Button>
      }
    />
  )
}
