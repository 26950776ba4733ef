import { CircleCheck } from 'lucide-react'
import { useEffect, useRef } from 'react'
import { useHandOver } from '#web/components/use-hand-over.ts'
import { useOperatorTexts } from '#web/texts/operator/texts.ts'
import { Button } from '#web/ui/controls/button.tsx'
import { CopyField } from '#web/ui/controls/copy-field.tsx'
import { Card } from '#web/ui/display/card.tsx'
import { Notice } from '#web/ui/display/notice.tsx'
import { Link } from '#web/ui/link.tsx'
import type { Created } from './create-tenant-form.tsx'

/** After creating: the link that is shown only now, and what happens next. */
export function CreatedTenant({ created, onAnother }: { created: Created; onAnother: () => void }) {
  const t = useOperatorTexts().tenants.created
  const { tenant, invited } = created
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus(), [])
  return (
    <div className="space-y-5">
      <header className="flex items-center gap-3">
        <CircleCheck aria-hidden className="size-7 shrink-0 text-success-ink" />
        <h1 ref={heading} tabIndex={-1} className="text-balance font-semibold text-xl tracking-tight outline-none">
          {t.title(tenant.name)}
        </h1>
      </header>
      {invited ? <Invited name={tenant.name} invited={invited} /> : <NobodyYet created={created} />}
      <div className="flex flex-wrap gap-2">
        <Button asChild variant={invited ? 'primary' : 'secondary'}>
          <Link href={`/admin/orgs/${tenant.id}`}>{t.open(tenant.name)}</Link>
        </Button>
        <Button onClick={onAnother}>{t.another}</Button>
      </div>
    </div>
  )
}

function Invited({ name, invited }: { name: string; invited: NonNullable<Created['invited']> }) {
  const t = useOperatorTexts().tenants.created
  const handOver = useHandOver()
  return (
    <>
      <Card title={t.invited(invited.email)} description={handOver.one}>
        {invited.link && <CopyField label={t.link} value={invited.link} />}
      </Card>
      <Card title={t.next}>
        <ol className="list-decimal space-y-1.5 pl-4 marker:text-faint">
          {t.steps(name).map((step) => (
            <li key={step} className="pl-1">
              {step}
            </li>
          ))}
        </ol>
      </Card>
    </>
  )
}

function NobodyYet({ created }: { created: Created }) {
  const t = useOperatorTexts().tenants.created
  const invite = (
    <Button asChild variant="primary">
      <Link href={`/admin/orgs/${created.tenant.id}/members`}>{t.invite}</Link>
    </Button>
  )
  return (
    <Notice tone="warning" title={created.addedMe ? t.onlyYou : t.nobody}>
      <p>{created.addedMe ? t.onlyYouBody : t.nobodyBody}</p>
      <div className="mt-3">{invite}</div>
    </Notice>
  )
}
