import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { matrixQuery } from '#web/api/matrix.ts'
import { useAccessTexts } from '#web/texts/access/texts.ts'
import { namedCatalogue, permissionNames } from './permission-names.ts'

/** The catalogue in the reader's language, and the name of each permission; unless it is wanted, codes stay codes. */
export function useCatalogue(tenant: string, isWanted = true) {
  const words = useAccessTexts().permissions
  const { data } = useQuery({ ...matrixQuery(tenant), enabled: isWanted })
  return useMemo(() => {
    const catalogue = namedCatalogue(data?.categories ?? [], words)
    return { catalogue, nameOf: permissionNames(catalogue) }
  }, [data, words])
}
