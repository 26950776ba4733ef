import { useCallback, useMemo, useRef, useState } from 'react'
import { useController } from 'react-hook-form'
import type { Me } from '#contract/context.ts'
import { matching } from '#web/components/access/permission-names.ts'
import { useCatalogue } from '#web/components/access/use-catalogue.ts'
import { useAccessTexts } from '#web/texts/access/texts.ts'
import { SearchInput } from '#web/ui/controls/search-input.tsx'
import { Card } from '#web/ui/display/card.tsx'
import { Skeleton } from '#web/ui/display/skeleton.tsx'
import { NothingMatches } from '#web/ui/states/nothing-matches.tsx'
import { CategoryPermissions } from './category-permissions.tsx'

export interface PermissionsFieldProps {
  tenant: string
  me: Me
  /** What comes from the parent, with the name of the role that gives it. */
  inherited: ReadonlyMap<string, string>
}

export function PermissionsField({ tenant, me, inherited }: PermissionsFieldProps) {
  const texts = useAccessTexts().roles.editor
  const { catalogue } = useCatalogue(tenant)
  const { field } = useController({ name: 'permissions' })
  const [typed, setTyped] = useState('')
  const chosen = useMemo(() => new Set<string>(field.value), [field.value])
  const shown = useMemo(() => matching(catalogue, typed), [catalogue, typed])
  const latest = useRef({ chosen, change: field.onChange })
  latest.current = { chosen, change: field.onChange }
  // The same function all along, so that a tick renders its own category and no other.
  const choose = useCallback((codes: readonly string[], isChosen: boolean) => {
    const next = new Set(latest.current.chosen)
    for (const code of codes) isChosen ? next.add(code) : next.delete(code)
    latest.current.change([...next])
  }, [])
  return (
    <Card
      title={texts.permissions}
      description={texts.chosen(chosen.size, inherited.size)}
      actions={<SearchInput label={texts.search} value={typed} onChange={setTyped} />}
    >
      <div data-field="permissions" className="space-y-6">
        {catalogue.length === 0 && <Skeleton className="h-64" />}
        {catalogue.length > 0 && shown.length === 0 && <NothingMatches onClear={() => setTyped('')} />}
        {shown.map((category) => (
          <CategoryPermissions
            key={category.id}
            category={category}
            chosen={category.codes.filter((code) => chosen.has(code)).join(' ')}
            inherited={inherited}
            me={me}
            onChoose={choose}
          />
        ))}
      </div>
    </Card>
  )
}
