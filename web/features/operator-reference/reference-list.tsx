import { useQuery } from '@tanstack/react-query'
import { Plus, Shapes } from 'lucide-react'
import { lazy, Suspense, useState } from 'react'
import type { ResourceType } from '#contract/reference-data.ts'
import { isRefused } from '#web/api/refused.ts'
import { categoryName, typeName } from '#web/components/access/permission-names.ts'
import { resourceTypesQuery } from '#web/components/operator/resource-types-query.ts'
import { usePageTexts } from '#web/texts/operator/page-texts.ts'
import { Button } from '#web/ui/controls/button.tsx'
import { SearchInput } from '#web/ui/controls/search-input.tsx'
import { Select } from '#web/ui/controls/select.tsx'
import { Skeleton } from '#web/ui/display/skeleton.tsx'
import { EmptyState } from '#web/ui/states/empty-state.tsx'
import { FailedState } from '#web/ui/states/failed-state.tsx'
import { NothingMatches } from '#web/ui/states/nothing-matches.tsx'
import { RefusedState } from '#web/ui/states/refused-state.tsx'
import { changed, type TableView } from '#web/ui/table/table-view.ts'
import { TypeCategory } from './type-category.tsx'
import { byCategory, showOf, shows, typesShown } from './types-shown.ts'

const AddTypeDialog = lazy(async () => ({ default: (await import('./add-type-dialog.tsx')).AddTypeDialog }))
const EditTypeDialog = lazy(async () => ({ default: (await import('./edit-type-dialog.tsx')).EditTypeDialog }))
const SwitchTypeDialog = lazy(async () => ({ default: (await import('./switch-type-dialog.tsx')).SwitchTypeDialog }))

export type TypeAction = { what: 'add' } | { what: 'edit' | 'switch'; type: ResourceType }

export interface ReferenceListProps {
  view: TableView
  onViewChange: (view: TableView) => void
  action: TypeAction | undefined
  onAction: (action: TypeAction | undefined) => void
}

export function ReferenceList({ view, onViewChange, action, onAction }: ReferenceListProps) {
  return (
    <>
      <Types view={view} onViewChange={onViewChange} onAction={onAction} />
      <Suspense>
        {action?.what === 'add' && <AddTypeDialog onClose={() => onAction(undefined)} />}
        {action?.what === 'edit' && <EditTypeDialog type={action.type} onClose={() => onAction(undefined)} />}
        {action?.what === 'switch' && <SwitchTypeDialog type={action.type} onClose={() => onAction(undefined)} />}
      </Suspense>
    </>
  )
}

export const useTypeAction = () => useState<TypeAction>()

function Types({ view, onViewChange, onAction }: Omit<ReferenceListProps, 'action'>) {
  const { reference: t, catalogue } = usePageTexts()
  const query = useQuery(resourceTypesQuery())
  if (isRefused(query.error, 'forbidden')) return <RefusedState />
  if (query.error && !query.data)
    return <FailedState onRetry={() => void query.refetch()} retrying={query.isFetching} />
  if (!query.data) return <Loading />
  const types = query.data.items
  if (types.length === 0) {
    return (
      <EmptyState Icon={Shapes} title={t.empty} action={<AddButton onAdd={() => onAction({ what: 'add' })} />}>
        {t.emptyBody}
      </EmptyState>
    )
  }
  const shown = typesShown(
    types,
    view,
    ({ label, category }) => `${typeName(label, catalogue)} ${categoryName(category, catalogue)}`,
  )
  const set = (change: Partial<TableView>) => onViewChange(changed(view, change))
  return (
    <div className="space-y-6">
      <div className="flex flex-wrap items-center gap-2">
        <div className="w-full sm:w-64">
          <SearchInput label={t.search} value={view.q ?? ''} onChange={(q) => set({ q: q || undefined })} delayMs={0} />
        </div>
        <div className="w-44">
          <Select
            aria-label={t.show}
            value={showOf(view)}
            onChange={(show) => set({ filters: show === 'all' ? {} : { show: [show] } })}
            options={shows.map((show) => ({ value: show, label: t.shows[show] }))}
          />
        </div>
        <span role="status" className="text-muted text-sm tabular-nums">
          {t.count(shown.length)}
        </span>
      </div>
      {shown.length === 0 && <NothingMatches onClear={() => set({ q: undefined, filters: {} })} />}
      {byCategory(shown).map(([category, ofIt]) => (
        <TypeCategory key={category} category={category} types={ofIt} onAction={onAction} />
      ))}
    </div>
  )
}

export function AddButton({ onAdd }: { onAdd: () => void }) {
  const t = usePageTexts().reference
  return (
    <Button variant="primary" onClick={onAdd}>
      <Plus aria-hidden />
      {t.add}
    </Button>
  )
}

function Loading() {
  const { list } = usePageTexts().reference
  return (
    <div role="status" aria-label={list} className="space-y-6">
      <Skeleton className="h-8 w-64" />
      {[0, 1, 2].map((index) => (
        <div key={index} className="space-y-2">
          <Skeleton className="h-4 w-28" />
          <Skeleton className="h-32 w-full" />
        </div>
      ))}
    </div>
  )
}
