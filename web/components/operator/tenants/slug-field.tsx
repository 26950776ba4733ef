import { useQuery } from '@tanstack/react-query'
import { CircleCheck, LoaderCircle, TriangleAlert } from 'lucide-react'
import { type ReactNode, useEffect, useState } from 'react'
import { useFormContext } from 'react-hook-form'
import { slugShape } from '#contract/shapes.ts'
import { type OperatorTexts, useOperatorTexts } from '#web/texts/operator/texts.ts'
import { TextField } from '#web/ui/form/text-field.tsx'
import { textLinkClasses } from '#web/ui/link.tsx'
import { slugQuery } from './slug-query.ts'

export interface SlugFieldProps {
  /** The organization's own address, which is not taken by another. */
  current?: string | undefined
  onTyped?: ((slug: string) => void) | undefined
}

/** Says while one types whether the address is free, and offers one that is. */
export function SlugField({ current, onTyped }: SlugFieldProps) {
  const t = useOperatorTexts().tenants.form
  const { setValue, watch } = useFormContext()
  const slug = String(watch('slug') ?? '').trim()
  const use = (suggestion: string) => {
    setValue('slug', suggestion, { shouldDirty: true, shouldValidate: true })
    onTyped?.(suggestion)
  }
  return (
    <TextField
      name="slug"
      label={t.slug}
      autoComplete="off"
      autoCapitalize="none"
      spellCheck={false}
      onTyped={onTyped}
      lead={<span className="text-sm">/o/</span>}
      help={<Availability slug={slug === current ? '' : slug} onUse={use} />}
    />
  )
}

function Availability({ slug, onUse }: { slug: string; onUse: (slug: string) => void }) {
  const t = useOperatorTexts().tenants.form
  const settled = useSettled(slug)
  const isAsked = settled !== '' && slugShape.safeParse(settled).success
  const { data, isFetching } = useQuery({ ...slugQuery(settled), enabled: isAsked })
  return (
    <span aria-live="polite" className="flex min-h-5 flex-wrap items-center gap-x-2">
      {answer()}
    </span>
  )

  function answer(): ReactNode {
    if (slug === '' || !slugShape.safeParse(slug).success) return t.slugHelp(`${location.origin}/o/…`)
    if (slug !== settled || isFetching || !data) return <Line Icon={LoaderCircle} tone="" text={t.checking} />
    if (data.available) return <Line Icon={CircleCheck} tone="text-success-ink" text={t.available} />
    const { suggestion } = data
    return (
      <>
        <Line Icon={TriangleAlert} tone="text-warning-ink" text={reason(t, data.reason)} />
        {suggestion && (
          <button type="button" className={textLinkClasses} onClick={() => onUse(suggestion)}>
            {t.suggestion(suggestion)}
          </button>
        )}
      </>
    )
  }
}

function Line({ Icon, tone, text }: { Icon: typeof CircleCheck; tone: string; text: string }) {
  return (
    <span className={`inline-flex items-center gap-1.5 ${tone}`}>
      <Icon aria-hidden className="size-3.5" />
      {text}
    </span>
  )
}

function reason(t: OperatorTexts['tenants']['form'], why: 'invalid' | 'reserved' | 'taken' | null) {
  if (why === 'reserved') return t.reserved
  return why === 'taken' ? t.taken : t.slugFormat
}

/** What was typed, once the typing rests. */
function useSettled(value: string, restMs = 250) {
  const [settled, setSettled] = useState(value)
  useEffect(() => {
    const clock = setTimeout(() => setSettled(value), restMs)
    return () => clearTimeout(clock)
  }, [value, restMs])
  return settled
}
