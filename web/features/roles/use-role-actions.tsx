import { Copy, Eye, PencilLine, Trash2 } from 'lucide-react'
import { useState } from 'react'
import type { Me } from '#contract/context.ts'
import type { ListedRole } from '#contract/roles.ts'
import { can } from '#web/api/context.ts'
import { useAccessTexts } from '#web/texts/access/texts.ts'
import type { MenuSection } from '#web/ui/overlay/dropdown-menu.tsx'

export interface AskedOfRole {
  question: 'copy' | 'delete'
  role: ListedRole
}

/** What this person can do with a role; copying and deleting ask first. */
export function useRoleActions(tenant: string, me: Me) {
  const texts = useAccessTexts().roles
  const [asked, ask] = useState<AskedOfRole>()
  const mayManage = can(me, 'team.roles.manage')
  const menuOf = (role: ListedRole): MenuSection[] => {
    const href = `/o/${tenant}/team/roles/${role.id}`
    const mayEdit = mayManage && role.isEditable
    const open = mayEdit
      ? { label: texts.edit, icon: <PencilLine aria-hidden />, href }
      : { label: texts.open, icon: <Eye aria-hidden />, href }
    const copy = {
      label: texts.copy,
      icon: <Copy aria-hidden />,
      onSelect: () => ask({ question: 'copy', role }),
    }
    const remove = {
      label: texts.delete,
      icon: <Trash2 aria-hidden />,
      danger: true,
      onSelect: () => ask({ question: 'delete', role }),
    }
    return [{ items: mayManage && role.isGivable ? [open, copy] : [open] }, ...(mayEdit ? [{ items: [remove] }] : [])]
  }
  return { menuOf, asked, ask, close: () => ask(undefined) }
}
