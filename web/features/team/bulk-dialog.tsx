import { lazy, Suspense, useState } from 'react'
import type { TeamMember } from '#contract/team.ts'
import { usePeopleTexts } from '#web/texts/people/texts.ts'
import { Skeleton } from '#web/ui/display/skeleton.tsx'
import { Dialog } from '#web/ui/overlay/dialog.tsx'
import type { BulkAction } from './bulk-actions.tsx'
import { BulkConfirmation } from './bulk-confirmation.tsx'

const BulkRoles = lazy(async () => ({ default: (await import('./bulk-roles.tsx')).BulkRoles }))

export interface BulkDialogProps {
  tenant: string
  action: BulkAction
  members: readonly TeamMember[]
  /** `changed`: the selection has served its purpose. */
  onClose: (changed: boolean) => void
}

/** The effect first, then the change, then what became of each. */
export function BulkDialog({ tenant, action, members, onClose }: BulkDialogProps) {
  const texts = usePeopleTexts().bulk
  // Kept as it was: the list behind may change while the dialog is open.
  const [ids] = useState(() => members.map(({ id }) => id))
  const [roleIds, setRoleIds] = useState<string[]>()
  const [isStarted, setStarted] = useState(false)
  /** Of how many it is known that they change. */
  const [changing, setChanging] = useState(0)
  return (
    <Dialog
      open
      size="lg"
      onOpenChange={(open) => !open && onClose(isStarted)}
      title={texts.titles[action](changing || ids.length)}
      description={texts.bodies[action]}
    >
      {action === 'roles' && !roleIds ? (
        <Suspense fallback={<Skeleton className="h-24" />}>
          <BulkRoles tenant={tenant} onChosen={setRoleIds} onCancel={() => onClose(false)} />
        </Suspense>
      ) : (
        <BulkConfirmation
          tenant={tenant}
          change={{ action, ...(roleIds && { roleIds }) }}
          ids={ids}
          onCounted={setChanging}
          onStart={() => setStarted(true)}
          onBack={
            roleIds &&
            (() => {
              setRoleIds(undefined)
              setChanging(0)
            })
          }
          onClose={onClose}
        />
      )}
    </Dialog>
  )
}
