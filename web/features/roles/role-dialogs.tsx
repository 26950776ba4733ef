import { useRouter } from '@tanstack/react-router'
import { lazy, Suspense } from 'react'
import type { ListedRole } from '#contract/roles.ts'
import type { AskedOfRole } from './use-role-actions.tsx'

const CopyRoleDialog = lazy(async () => ({ default: (await import('./copy-role-dialog.tsx')).CopyRoleDialog }))
const DeleteRoleDialog = lazy(async () => ({ default: (await import('./delete-role-dialog.tsx')).DeleteRoleDialog }))

export interface RoleDialogsProps {
  tenant: string
  asked: AskedOfRole | undefined
  roles: readonly ListedRole[]
  onClose: () => void
}

export function RoleDialogs({ tenant, asked, roles, onClose }: RoleDialogsProps) {
  const { history } = useRouter()
  if (!asked) return null
  // As it is now: others may have taken it into use meanwhile.
  const role = roles.find(({ id }) => id === asked.role.id) ?? asked.role
  const list = `/o/${tenant}/team/roles`
  return (
    <Suspense>
      {asked.question === 'copy' && (
        <CopyRoleDialog
          tenant={tenant}
          role={role}
          onClose={onClose}
          onCopied={(id) => history.push(`${list}/${id}`)}
        />
      )}
      {asked.question === 'delete' && (
        <DeleteRoleDialog
          tenant={tenant}
          role={role}
          roles={roles}
          onClose={onClose}
          onDeleted={() => history.push(list)}
        />
      )}
    </Suspense>
  )
}
