import { useQuery, useQueryClient } from '@tanstack/react-query'
import type { z } from 'zod'
import {
  archiveTenant,
  deleteTenant,
  type getTenantImpact,
  type OperatedTenant,
  restoreTenant,
  suspendTenant,
} from '#contract/operator.ts'
import { askAsOperator } from '#web/api/ask-as-operator.ts'
import { type PageTexts, usePageTexts } from '#web/texts/operator/page-texts.ts'
import { problemWords } from '#web/texts/operator/problem-words.ts'
import { useTexts } from '#web/texts/texts.ts'
import { Skeleton } from '#web/ui/display/skeleton.tsx'
import { ConfirmDialog } from '#web/ui/overlay/confirm-dialog.tsx'
import { Dialog } from '#web/ui/overlay/dialog.tsx'
import { toast } from '#web/ui/overlay/toasts.ts'
import { FailedState } from '#web/ui/states/failed-state.tsx'
import { impactQuery, type Move, tenantQuery } from './queries.ts'

export interface LifecycleDialogProps {
  tenant: OperatedTenant
  move: Move
  onClose: () => void
}

/** Shows what it means for people before it asks. */
export function LifecycleDialog({ tenant, move, onClose }: LifecycleDialogProps) {
  const t = usePageTexts().lifecycle
  const impact = useQuery(impactQuery(tenant.id, move))
  const perform = useMove(tenant)
  const title = t[move].question(tenant.name)
  const onOpenChange = (open: boolean) => !open && onClose()
  if (!impact.data || impact.isFetching) {
    return (
      <Dialog open onOpenChange={onOpenChange} title={title}>
        {impact.error ? <FailedState onRetry={() => void impact.refetch()} /> : <Reading />}
      </Dialog>
    )
  }
  return (
    <ConfirmDialog
      open
      onOpenChange={onOpenChange}
      title={title}
      effects={effects(t, move, impact.data)}
      typed={move === 'archive' || move === 'delete' ? tenant.slug : undefined}
      confirmLabel={t[move].action}
      danger={move !== 'restore'}
      onConfirm={() => perform(move)}
      describeError={problemWords}
    >
      {t[move].body}
    </ConfirmDialog>
  )
}

function Reading() {
  const t = usePageTexts().lifecycle
  return (
    <div role="status" className="space-y-3 pb-2">
      <span className="sr-only">{t.impact.reading}</span>
      <Skeleton className="h-4 w-3/4" />
      <Skeleton className="h-20 w-full" />
    </div>
  )
}

function effects(t: PageTexts['lifecycle'], move: Move, impact: z.output<typeof getTenantImpact.output>) {
  const { activeMembers, signedInNow, pendingInvitations } = impact
  if (move === 'restore') {
    return [
      t.impact.regain(activeMembers),
      ...(pendingInvitations ? [t.impact.invitationsWork(pendingInvitations)] : []),
    ]
  }
  return [
    t.impact.lose(activeMembers),
    ...(activeMembers ? [signedInNow ? t.impact.signedIn(signedInNow) : t.impact.nobodySignedIn] : []),
    ...(pendingInvitations ? [t.impact.invitationsStop(pendingInvitations)] : []),
    t.impact.dataKept,
  ]
}

function useMove(tenant: OperatedTenant) {
  const t = usePageTexts().lifecycle
  const { actions } = useTexts().ui
  const client = useQueryClient()
  const settle = (changed: OperatedTenant) => {
    client.setQueryData(tenantQuery(tenant.id).queryKey, changed)
    void client.invalidateQueries({ queryKey: ['operator'] })
  }
  const perform = async (move: Move) => {
    settle(await ask(tenant, move))
    const undo = { label: actions.undo, onSelect: () => void perform('restore') }
    toast({ tone: 'success', text: t[move].done(tenant.name), ...(move === 'suspend' && { action: undo }) })
  }
  return perform
}

function ask({ id: tenantId, slug: confirmSlug }: OperatedTenant, move: Move): Promise<OperatedTenant> {
  if (move === 'suspend') return askAsOperator(suspendTenant, { tenantId })
  if (move === 'restore') return askAsOperator(restoreTenant, { tenantId })
  return askAsOperator(move === 'archive' ? archiveTenant : deleteTenant, { tenantId, confirmSlug })
}
