import { lazy, Suspense, useState } from 'react'
import type { OperatedTenant } from '#contract/operator.ts'
import { PageColumn } from '#web/components/frame/page-column.tsx'
import { usePageTexts } from '#web/texts/operator/page-texts.ts'
import { Button } from '#web/ui/controls/button.tsx'
import { Card } from '#web/ui/display/card.tsx'
import { Notice } from '#web/ui/display/notice.tsx'
import type { Move } from './queries.ts'
import { TenantStatusBadge } from './tenant-status-badge.tsx'

const LifecycleDialog = lazy(async () => ({ default: (await import('./lifecycle-dialog.tsx')).LifecycleDialog }))

/** Which ways lead on from each state: down by any number of steps, and up again by one. */
const moves: Record<OperatedTenant['status'], readonly Move[]> = {
  active: ['suspend', 'archive', 'delete'],
  suspended: ['restore', 'archive', 'delete'],
  archived: ['restore', 'delete'],
  deleted: ['restore'],
}

export function Lifecycle({ tenant }: { tenant: OperatedTenant }) {
  const t = usePageTexts().lifecycle
  const [move, setMove] = useState<Move>()
  return (
    <PageColumn width="reading">
      <div className="max-w-2xl space-y-5">
        <Card title={t.now}>
          <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
            <TenantStatusBadge tenant={tenant} />
            <span className="text-muted">{t.nowBody[tenant.status]}</span>
          </div>
        </Card>
        {tenant.isProtected && <Notice tone="info">{t.protected}</Notice>}
        <div className="divide-y divide-line rounded-xl border border-line bg-surface shadow-low">
          {moves[tenant.status].map((one) => (
            <Way
              key={one}
              move={one}
              isBarred={tenant.isProtected && one !== 'restore'}
              onChoose={() => setMove(one)}
            />
          ))}
        </div>
      </div>
      <Suspense>{move && <LifecycleDialog tenant={tenant} move={move} onClose={() => setMove(undefined)} />}</Suspense>
    </PageColumn>
  )
}

function Way({ move, isBarred, onChoose }: { move: Move; isBarred: boolean; onChoose: () => void }) {
  const t = usePageTexts().lifecycle
  const words = t[move]
  return (
    <section className="flex flex-wrap items-center justify-between gap-x-6 gap-y-3 px-5 py-4">
      <div className="min-w-0 flex-1 basis-64">
        <h2 className="font-semibold">{words.title}</h2>
        <p className="text-muted">{words.body}</p>
      </div>
      <Button
        variant={move === 'delete' ? 'danger' : move === 'restore' ? 'primary' : 'secondary'}
        disabled={isBarred}
        title={isBarred ? t.protected : undefined}
        onClick={onChoose}
      >
        {words.action}
      </Button>
    </section>
  )
}
