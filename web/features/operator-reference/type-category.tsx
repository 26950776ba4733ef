import { Ellipsis, Pencil, Power, PowerOff } from 'lucide-react'
import { useId } from 'react'
import type { ResourceType } from '#contract/reference-data.ts'
import { categoryName, typeName } from '#web/components/access/permission-names.ts'
import { usePageTexts } from '#web/texts/operator/page-texts.ts'
import { Button } from '#web/ui/controls/button.tsx'
import { Badge } from '#web/ui/display/badge.tsx'
import { DropdownMenu, type MenuSection } from '#web/ui/overlay/dropdown-menu.tsx'
import type { TypeAction } from './reference-list.tsx'

export interface TypeCategoryProps {
  category: string
  types: readonly ResourceType[]
  onAction: (action: TypeAction) => void
}

export function TypeCategory({ category, types, onAction }: TypeCategoryProps) {
  const id = useId()
  const { catalogue } = usePageTexts()
  return (
    <section aria-labelledby={id}>
      <h2 id={id} className="mb-2 flex items-center gap-2 font-semibold text-muted text-sm tracking-wide">
        {categoryName(category, catalogue)}
        <span className="font-normal text-faint tabular-nums">{types.length}</span>
      </h2>
      <ul className="divide-y divide-line rounded-xl border border-line bg-surface shadow-low">
        {types.map((type) => (
          <TypeRow key={type.code} type={type} onAction={onAction} />
        ))}
      </ul>
    </section>
  )
}

function TypeRow({ type, onAction }: { type: ResourceType; onAction: (action: TypeAction) => void }) {
  const { reference: t, catalogue } = usePageTexts()
  const name = typeName(type.label, catalogue)
  return (
    <li className="relative grid gap-x-6 gap-y-2 px-4 py-3 pr-14 lg:grid-cols-[minmax(0,5fr)_minmax(0,5fr)_9rem] lg:items-center">
      <div className="min-w-0">
        <p className="flex flex-wrap items-center gap-x-2 gap-y-0.5">
          <span className="font-medium">{name}</span>
          <code className="break-all font-mono text-muted text-xs">{type.code}</code>
        </p>
        {type.description && <p className="text-muted text-sm">{type.description}</p>}
      </div>
      <ul aria-label={t.actionsOf(name)} className="flex flex-wrap gap-1">
        {type.actions.map((action) => (
          <li key={action} className="rounded-sm bg-subtle px-1.5 py-0.5 font-mono text-muted text-xs">
            {action}
          </li>
        ))}
      </ul>
      <div className="flex flex-wrap items-center gap-x-2 gap-y-1 lg:flex-col lg:items-start">
        <span className="flex gap-1.5">
          <Badge dot tone={type.isActive ? 'success' : 'neutral'}>
            {type.isActive ? t.status.active : t.status.inactive}
          </Badge>
          {type.isBuiltin && <Badge>{t.status.builtin}</Badge>}
        </span>
        <span className="text-muted text-xs tabular-nums">{t.roles(type.roles)}</span>
      </div>
      <div className="absolute top-2.5 right-3">
        <DropdownMenu
          trigger={
            <Button variant="ghost" size="icon-sm" aria-label={t.menu(name)}>
              <Ellipsis aria-hidden />
            </Button>
          }
          sections={useMenu(type, onAction)}
        />
      </div>
    </li>
  )
}

function useMenu(type: ResourceType, onAction: (action: TypeAction) => void): MenuSection[] {
  const t = usePageTexts().reference
  const edit = { label: t.edit.action, icon: <Pencil aria-hidden />, onSelect: () => onAction({ what: 'edit', type }) }
  const isBarred = type.isActive && type.isRequired
  const turn = {
    label: type.isActive ? t.deactivate.action : t.activate.action,
    icon: type.isActive ? <PowerOff aria-hidden /> : <Power aria-hidden />,
    danger: type.isActive,
    disabled: isBarred,
    onSelect: () => onAction({ what: 'switch', type }),
  }
  return [{ items: [edit] }, { label: isBarred ? t.required : undefined, items: [turn] }]
}
