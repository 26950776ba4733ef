import { clsx } from 'clsx'
import { Check, Minus } from 'lucide-react'
import { type ComponentProps, useEffect, useRef } from 'react'

export interface CheckboxProps extends Omit<ComponentProps<'input'>, 'type' | 'checked' | 'onChange' | 'ref'> {
  checked: boolean | 'indeterminate'
  onCheckedChange: (checked: boolean) => void
}

export function Checkbox({ checked, onCheckedChange, className, ...rest }: CheckboxProps) {
  const box = useRef<HTMLInputElement>(null)
  useEffect(() => {
    if (box.current) box.current.indeterminate = checked === 'indeterminate'
  }, [checked])
  return (
    <span className={clsx('relative inline-flex size-4 shrink-0 align-middle text-on-accent', className)}>
      <input
        {...rest}
        ref={box}
        type="checkbox"
        checked={checked === true}
        onChange={(event) => onCheckedChange(event.target.checked)}
        className={clsx(
          'peer size-4 cursor-pointer appearance-none rounded-sm border border-line-control bg-raised transition-colors',
          'checked:border-accent checked:bg-accent indeterminate:border-accent indeterminate:bg-accent hover:border-muted',
          'disabled:opacity-50 aria-invalid:border-danger',
          // The target is larger than the box.
          "after:absolute after:-inset-1.5 after:content-['']",
        )}
      />
      <Check aria-hidden strokeWidth={3} className={clsx(markClasses, 'peer-checked:block')} />
      <Minus aria-hidden strokeWidth={3} className={clsx(markClasses, 'peer-indeterminate:block')} />
    </span>
  )
}

const markClasses = 'pointer-events-none absolute inset-0.5 hidden size-3'
