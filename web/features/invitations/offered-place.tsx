import type { z } from 'zod'
import type { viewInvitation } from '#contract/invitations.ts'
import { Day } from '#web/components/day.tsx'
import { useTenantTexts } from '#web/texts/tenant/texts.ts'
import { Avatar } from '#web/ui/display/avatar.tsx'
import { Badge } from '#web/ui/display/badge.tsx'
import { DescriptionList } from '#web/ui/display/description-list.tsx'
import { RoleBadge } from '#web/ui/display/role-badge.tsx'

export type Offer = z.output<typeof viewInvitation.output>

/** Who invites whom, where to and as what. */
export function OfferedPlace({ offer }: { offer: Offer }) {
  const texts = useTenantTexts()
  const { join } = texts.invitations
  return (
    <section className="mb-6 space-y-4">
      <div className="flex items-center gap-3">
        <Avatar kind="organization" size="lg" name={offer.tenant.name} imageUrl={offer.tenant.logoUrl} />
        <div className="min-w-0">
          <p className="truncate font-semibold">{offer.tenant.name}</p>
          {offer.invitedBy.name && <p className="truncate text-muted">{join.invitedBy(offer.invitedBy.name)}</p>}
        </div>
      </div>
      {offer.message && (
        <blockquote className="whitespace-pre-line break-words border-line-strong border-l-2 pl-3 text-muted">
          {offer.message}
        </blockquote>
      )}
      <DescriptionList
        items={[
          { term: join.address, value: <span className="break-all">{offer.email}</span> },
          {
            term: join.roles(offer.roles.length),
            value: (
              <span className="flex flex-wrap gap-1">
                {offer.roles.map((role) => (
                  <RoleBadge key={role.id} name={role.name} rank={role.rank} />
                ))}
                {offer.kind !== 'team' && <Badge>{texts.context.kinds[offer.kind]}</Badge>}
              </span>
            ),
          },
          { term: join.expires, value: <Day value={offer.expiresAt} /> },
        ]}
      />
    </section>
  )
}
