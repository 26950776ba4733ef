import { useQueryClient } from '@tanstack/react-query'
import type { z } from 'zod'
import { changeRole, copyRole, createRole, deleteRole, type newRole, type roleChange } from '#contract/roles.ts'
import { call } from '#web/api/call.ts'
import { tenantKey } from '#web/api/query-client.ts'
import { isRefused } from '#web/api/refused.ts'
import { spoken } from '#web/components/access/refusal-words.ts'
import { useAccessTexts } from '#web/texts/access/texts.ts'
import { toast } from '#web/ui/overlay/toasts.ts'
import { roleQuery } from './role-queries.ts'

/** What is done to whole roles. A refusal is thrown, in our words, to whoever asked. */
export function useRoleChanges(tenant: string) {
  const texts = useAccessTexts().roles
  const client = useQueryClient()
  const settled = async <T>(work: Promise<T>, said: string): Promise<T> => {
    try {
      const result = await work
      toast({ tone: 'success', text: said })
      return result
    } catch (error) {
      if (isRefused(error, 'changed_meanwhile', 'role_in_use'))
        await client.invalidateQueries({ queryKey: tenantKey(tenant, 'roles') })
      throw spoken(error)
    } finally {
      for (const family of ['roles', 'team', 'groups', 'audit', 'dashboard']) {
        void client.invalidateQueries({ queryKey: tenantKey(tenant, family) })
      }
    }
  }
  return {
    create: (role: z.input<typeof newRole>) =>
      settled(call(createRole, role, { tenant }), texts.editor.created(role.name)),
    change: async (change: z.input<typeof roleChange> & { name: string }) => {
      const saved = await settled(call(changeRole, change, { tenant }), texts.editor.saved(change.name))
      client.setQueryData(roleQuery(tenant, change.id).queryKey, saved)
      return saved
    },
    copy: (id: string, name: string) => settled(call(copyRole, { id, name }, { tenant }), texts.copied(name)),
    remove: async ({ id, name }: { id: string; name: string }, moveTo?: string) => {
      await settled(call(deleteRole, { id, ...(moveTo && { moveTo }) }, { tenant }), texts.deleted(name))
      client.removeQueries(roleQuery(tenant, id))
    },
  }
}
