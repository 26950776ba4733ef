import { useQuery, useQueryClient } from '@tanstack/react-query'
import { changeResourceType, type ResourceType, type ResourceTypeHolders } from '#contract/reference-data.ts'
import { askAsOperator } from '#web/api/ask-as-operator.ts'
import { typeName } from '#web/components/access/permission-names.ts'
import { resourceTypesQuery } from '#web/components/operator/resource-types-query.ts'
import { usePageTexts } from '#web/texts/operator/page-texts.ts'
import { problemWords } from '#web/texts/operator/problem-words.ts'
import { ConfirmDialog } from '#web/ui/overlay/confirm-dialog.tsx'
import { toast } from '#web/ui/overlay/toasts.ts'
import { holdersQuery } from './queries.ts'

const mostRoles = 5

/** Puts a type out of use, or back into it: nothing that was ticked is lost on the way, and who it is for is said before. */
export function SwitchTypeDialog({ type, onClose }: { type: ResourceType; onClose: () => void }) {
  const { reference: texts, catalogue } = usePageTexts()
  const name = typeName(type.label, catalogue)
  const t = type.isActive ? texts.deactivate : texts.activate
  const client = useQueryClient()
  const holders = useQuery(holdersQuery(type.code))
  const change = async () => {
    await askAsOperator(changeResourceType, { code: type.code, isActive: !type.isActive })
    toast({ tone: 'success', text: t.done(name) })
    await client.invalidateQueries(resourceTypesQuery())
  }
  const concerned = holders.data ? (
    <>
      {t.concerned(holders.data.members, holders.data.organizations)}
      <ByRole holders={holders.data} />
    </>
  ) : (
    <span aria-live="polite">{holders.isError ? texts.holders.failed : texts.holders.counting}</span>
  )
  return (
    <ConfirmDialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={t.question(name)}
      effects={[t.effect(type.actions.length), concerned, t.kept]}
      confirmLabel={t.confirm}
      danger={type.isActive}
      onConfirm={change}
      describeError={problemWords}
    />
  )
}

/** Of the roles by which people hold it, those by which most do. */
function ByRole({ holders }: { holders: ResourceTypeHolders }) {
  const t = usePageTexts().reference.holders
  const held = holders.byRole.filter(({ members }) => members > 0)
  // They are in the order of their members: where the last listed has none, no further one has any.
  const unlisted = held.length === holders.byRole.length ? holders.roles - held.length : 0
  const unseen = unlisted + Math.max(0, held.length - mostRoles)
  if (held.length === 0) return null
  return (
    <ul className="mt-0.5 list-[circle] pl-4">
      {held.slice(0, mostRoles).map((role) => (
        <li key={role.id}>{t.through(role.name, role.tenant?.name, role.members)}</li>
      ))}
      {unseen > 0 && <li>{t.more(unseen)}</li>}
    </ul>
  )
}
