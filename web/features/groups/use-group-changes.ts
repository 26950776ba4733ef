import { useQueryClient } from '@tanstack/react-query'
import type { z } from 'zod'
import {
  changeGroup,
  createGroup,
  deleteGroup,
  type GroupDetail,
  type newGroup,
  setGroupMembers,
} from '#contract/groups.ts'
import { call } from '#web/api/call.ts'
import { tenantKey } from '#web/api/query-client.ts'
import { isRefused, Refused } from '#web/api/refused.ts'
import { spoken } from '#web/components/access/refusal-words.ts'
import { useAccessTexts } from '#web/texts/access/texts.ts'
import { toast } from '#web/ui/overlay/toasts.ts'
import { groupQuery } from './group-queries.ts'

/** What is done to groups. A refusal is thrown, in our words, to whoever asked. */
export function useGroupChanges(tenant: string) {
  const texts = useAccessTexts().groups
  const client = useQueryClient()
  const settled = async <T>(work: Promise<T>, said: string): Promise<T> => {
    try {
      const result = await work
      toast({ tone: 'success', text: said })
      return result
    } catch (error) {
      // The newer version comes, and with it the notice in the form.
      if (isRefused(error, 'changed_meanwhile'))
        await client.invalidateQueries({ queryKey: tenantKey(tenant, 'groups') })
      throw spoken(atItsField(error, texts.kindMismatch))
    } finally {
      for (const family of ['groups', 'roles', 'team', 'audit']) {
        void client.invalidateQueries({ queryKey: tenantKey(tenant, family) })
      }
    }
  }
  const kept = async (work: Promise<GroupDetail>, said: string) => {
    const group = await settled(work, said)
    client.setQueryData(groupQuery(tenant, group.id).queryKey, group)
    return group
  }
  return {
    create: (group: z.input<typeof newGroup>) => kept(call(createGroup, group, { tenant }), texts.created(group.name)),
    change: (change: z.input<typeof changeGroup.input> & { name: string }) =>
      kept(call(changeGroup, change, { tenant }), texts.saved(change.name)),
    setMembers: (group: GroupDetail, membershipIds: string[]) =>
      kept(
        call(setGroupMembers, { id: group.id, membershipIds, version: group.version }, { tenant }),
        texts.membersSaved(group.name),
      ),
    remove: async ({ id, name }: { id: string; name: string }) => {
      await settled(call(deleteGroup, { id }, { tenant }), texts.deleted(name))
      client.removeQueries(groupQuery(tenant, id))
    },
  }
}

/** That somebody is of another kind than a role is for is said where the form shows roles or people. */
function atItsField(error: unknown, message: string): unknown {
  if (!isRefused(error)) return error
  const fields = error.fields?.map((field) =>
    field.code === 'kind_mismatch'
      ? { ...field, path: field.path === 'membershipIds' ? 'people' : 'roles', message }
      : field,
  )
  return new Refused({ ...error, title: error.title, fields, status: error.status })
}
