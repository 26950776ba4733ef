import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import type { AuditEvent } from '#contract/audit.ts'
import { namedCatalogue, permissionNames } from '#web/components/access/permission-names.ts'
import { type RecordWords, tellsOfPermissions } from '#web/components/audit/value-words.ts'
import { resourceTypesQuery } from '#web/components/operator/resource-types-query.ts'
import { useRecordTexts } from '#web/texts/audit/texts.ts'
import { usePageTexts } from '#web/texts/operator/page-texts.ts'
import { currentLocale } from '#web/texts/speech.ts'

/** How operators read what was recorded with these events: the organizations' words, and those of the platform. */
export function useRecordWords(events: readonly AuditEvent[]): RecordWords {
  const record = useRecordTexts()
  const { audit, catalogue } = usePageTexts()
  const isWanted = events.some(({ changes }) => tellsOfPermissions(changes))
  const { data } = useQuery({ ...resourceTypesQuery(), enabled: isWanted })
  return useMemo(() => {
    const texts = {
      ...record,
      fields: { ...record.fields, ...audit.fields },
      valuesOf: { ...record.valuesOf, ...audit.valuesOf },
    }
    const named = namedCatalogue([{ category: '', resourceTypes: data?.items ?? [] }], catalogue)
    return { texts, permissionName: permissionNames(named), locale: currentLocale() }
  }, [record, audit, catalogue, data])
}
