import { clsx } from 'clsx'
import { useState } from 'react'

export interface AvatarProps {
  name: string
  imageUrl?: string | null | undefined
  /** People are round, organizations are squares with soft corners. */
  kind?: 'person' | 'organization' | undefined
  size?: keyof typeof sizes | undefined
  className?: string | undefined
}

/** Decoration beside a written name, so it is silent for screen readers. */
export function Avatar({ name, imageUrl, kind = 'person', size = 'md', className }: AvatarProps) {
  // A picture that does not come leaves the place to the initials.
  const [broken, setBroken] = useState<string>()
  const classes = clsx(sizes[size], kind === 'person' ? 'rounded-full' : corners[size], 'shrink-0', className)
  if (imageUrl && imageUrl !== broken) {
    const onError = () => setBroken(imageUrl)
    return <img alt="" src={imageUrl} onError={onError} className={clsx(classes, 'bg-subtle object-cover')} />
  }
  return (
    <span
      aria-hidden
      className={clsx(
        classes,
        hues[hueOf(name)],
        'inline-grid select-none place-items-center font-semibold text-white',
      )}
    >
      {initials(name, kind)}
    </span>
  )
}

const sizes = {
  xs: 'size-5 text-[0.5625rem]',
  sm: 'size-6 text-[0.625rem]',
  md: 'size-8 text-xs',
  lg: 'size-12 text-lg',
}

const corners = { xs: 'rounded-sm', sm: 'rounded-sm', md: 'rounded-md', lg: 'rounded-lg' }

/** All dark enough for white letters. */
const hues = [
  'bg-[#3b5bdb]',
  'bg-[#0b7285]',
  'bg-[#2b7a3d]',
  'bg-[#a14a06]',
  'bg-[#ad2e5f]',
  'bg-[#7440b4]',
  'bg-[#52606d]',
  'bg-[#86620b]',
]

function hueOf(name: string) {
  let sum = 7
  for (const letter of name) sum = (sum * 31 + (letter.codePointAt(0) ?? 0)) % 9973
  return sum % hues.length
}

function initials(name: string, kind: 'person' | 'organization') {
  const words = (name.split('@')[0] ?? '').split(/[\s._-]+/).filter(Boolean)
  const [first = '?', last] = [words[0], kind === 'person' ? words.at(-1) : undefined]
  const letters = last && last !== first ? [...first].slice(0, 1).concat([...last].slice(0, 1)) : [...first].slice(0, 1)
  return letters.join('').toUpperCase()
}
