import { useQueryClient } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import type { z } from 'zod'
import type { getMatrix } from '#contract/matrix.ts'
import { grantPermission, revokePermission } from '#contract/roles.ts'
import { call } from '#web/api/call.ts'
import { matrixQuery } from '#web/api/matrix.ts'
import { tenantKey } from '#web/api/query-client.ts'
import { refusalWords } from '#web/components/access/refusal-words.ts'
import type { AccessTexts } from '#web/texts/access/en.ts'
import { useAccessTexts } from '#web/texts/access/texts.ts'
import { useTexts } from '#web/texts/texts.ts'
import { toast } from '#web/ui/overlay/toasts.ts'
import { cellKey, type MatrixColumn, type Pending } from './matrix-model.ts'

interface Toggle {
  role: MatrixColumn['role']
  permission: { code: string; name: string }
  isGiven: boolean
  /** The role above it that gives the permission as well; undefined when none does. */
  inheritedFrom: string | undefined
}

/** One click gives or takes: shown at once, back with a message if refused, undone from the toast. */
export function useMatrixToggle(tenant: string) {
  const texts = useAccessTexts().permissions
  const { actions } = useTexts().ui
  const client = useQueryClient()
  const [pending, setPending] = useState<Pending>(new Map())
  const [taken, setTaken] = useState<ReadonlySet<string>>(new Set())
  // A ref, because two clicks can come before the first render that knows of one.
  const underway = useRef(new Map<string, boolean>())
  const mark = (key: string, isGiven: boolean | undefined) => {
    if (isGiven === undefined) underway.current.delete(key)
    else underway.current.set(key, isGiven)
    setPending(new Map(underway.current))
  }
  const toggle = async (asked: Toggle) => {
    const { role, permission, isGiven, inheritedFrom } = asked
    const key = cellKey(role.id, permission.code)
    if (underway.current.has(key)) return
    mark(key, isGiven)
    try {
      const endpoint = isGiven ? grantPermission : revokePermission
      const { members } = await call(endpoint, { id: role.id, permission: permission.code }, { tenant })
      client.setQueryData(
        matrixQuery(tenant).queryKey,
        (matrix) => matrix && withGrant(matrix, role.id, permission.code, isGiven),
      )
      if (!isGiven && inheritedFrom !== undefined) setTaken((others) => new Set([...others, key]))
      toast({
        tone: 'success',
        text: said(asked, texts),
        detail: members > 0 ? (isGiven ? texts.gained : texts.lost)(members) : undefined,
        action: { label: actions.undo, onSelect: () => void toggle({ ...asked, isGiven: !isGiven }) },
      })
    } catch (error) {
      toast({ tone: 'danger', text: refusalWords(error), detail: texts.notSaved(permission.name, role.name) })
    } finally {
      mark(key, undefined)
      void client.invalidateQueries({ queryKey: tenantKey(tenant, 'roles') })
    }
  }
  return { pending, taken, toggle: (asked: Toggle) => void toggle(asked) }
}

function said({ role, permission, isGiven, inheritedFrom }: Toggle, texts: AccessTexts['permissions']): string {
  if (isGiven) return texts.granted(role.name, permission.name)
  if (inheritedFrom === undefined) return texts.revoked(role.name, permission.name)
  return texts.revokedOwn(role.name, permission.name, inheritedFrom)
}

type Matrix = z.output<typeof getMatrix.output>

/** Only this one grant: answers of several clicks may come in another order. */
function withGrant(matrix: Matrix, roleId: string, permission: string, isGiven: boolean): Matrix {
  const granted = (own: readonly string[]) => {
    const others = own.filter((code) => code !== permission)
    return isGiven ? [...others, permission] : others
  }
  const roles = matrix.roles.map((role) => (role.id === roleId ? { ...role, own: granted(role.own) } : role))
  return { ...matrix, roles }
}
