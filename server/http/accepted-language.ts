import type { Language } from '#contract/language.ts'

/** The first language of ours that `Accept-Language` would rather have; pages send the one they speak. */
export function acceptedLanguage(header: string | undefined): Language | undefined {
  if (!header) return undefined
  const wanted = header
    .slice(0, 200)
    .split(',')
    .map((part) => {
      const [tag = '', ...parameters] = part.trim().toLowerCase().split(';')
      const q = parameters.find((each) => each.trim().startsWith('q='))
      return { code: tag.split('-')[0], weight: q ? Number(q.trim().slice(2)) : 1 }
    })
    .filter(({ weight }) => weight > 0)
    .sort((one, other) => other.weight - one.weight)
  const first = wanted.find(({ code }) => code === 'en' || code === 'de')?.code
  return first === 'en' || first === 'de' ? first : undefined
}
