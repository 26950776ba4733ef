import { CornerDownRight } from 'lucide-react'
import type { RoleDetail } from '#contract/roles.ts'
import { useCatalogue } from '#web/components/access/use-catalogue.ts'
import { useAccessTexts } from '#web/texts/access/texts.ts'
import { useTenantTexts } from '#web/texts/tenant/texts.ts'
import { Badge } from '#web/ui/display/badge.tsx'
import { Card } from '#web/ui/display/card.tsx'
import { DescriptionList } from '#web/ui/display/description-list.tsx'
import { Notice } from '#web/ui/display/notice.tsx'
import { RoleBadge } from '#web/ui/display/role-badge.tsx'
import { referenceWords } from './reference-words.ts'

export interface RoleViewProps {
  tenant: string
  role: RoleDetail
  mayManage: boolean
}

/** A role to be looked at, and why it cannot be changed here. */
export function RoleView({ tenant, role, mayManage }: RoleViewProps) {
  const { view } = useAccessTexts().roles
  return (
    <div className="space-y-5">
      <Notice tone="info">
        {!mayManage ? view.noRight : role.isPredefined ? view.predefined : view.notYours}
        {role.kind !== 'team' && ` ${view.externalNote}`}
      </Notice>
      <div className="grid grid-cols-1 items-start gap-5 lg:grid-cols-[minmax(0,1fr)_20rem]">
        <GivenPermissions tenant={tenant} role={role} />
        <Details role={role} />
      </div>
    </div>
  )
}

function Details({ role }: { role: RoleDetail }) {
  const texts = useAccessTexts().roles
  const { kinds } = useTenantTexts().context
  const badges = (roles: RoleDetail['children']) =>
    roles.length === 0 ? (
      texts.view.none
    ) : (
      <span className="flex flex-wrap gap-1">
        {roles.map(({ id, name, rank }) => (
          <RoleBadge key={id} name={name} rank={rank} />
        ))}
      </span>
    )
  return (
    <Card title={texts.view.details}>
      <DescriptionList
        items={[
          { term: texts.editor.rank, value: role.rank },
          { term: texts.view.kind, value: kinds[role.kind] },
          { term: texts.view.heldBy, value: referenceWords(role.references, texts).join(', ') || texts.members(0) },
          { term: texts.view.inherits, value: badges(role.ancestors) },
          { term: texts.view.heirs, value: badges(role.children) },
        ]}
      />
    </Card>
  )
}

function GivenPermissions({ tenant, role }: { tenant: string; role: RoleDetail }) {
  const texts = useAccessTexts().roles
  const { catalogue } = useCatalogue(tenant)
  const own = new Set(role.own)
  const inherited = new Map(role.inherited.map(({ permission, from }) => [permission, from.name]))
  const given = catalogue.flatMap((category) => {
    const types = category.resourceTypes
      .map((type) => ({
        ...type,
        permissions: type.permissions.filter(({ code }) => own.has(code) || inherited.has(code)),
      }))
      .filter(({ permissions }) => permissions.length > 0)
    return types.length > 0 ? [{ ...category, types }] : []
  })
  return (
    <Card
      title={texts.editor.permissions}
      description={texts.permissions(role.ownPermissions, role.permissions - role.ownPermissions)}
    >
      {role.permissions === 0 && <p className="text-muted">{texts.view.noPermissions}</p>}
      <div className="space-y-5">
        {given.map((category) => (
          <section key={category.id}>
            <h3 className="border-line border-b pb-1.5 font-semibold text-sm">{category.name}</h3>
            <dl>
              {category.types.map((type) => (
                <div
                  key={type.code}
                  className="grid grid-cols-1 gap-x-4 gap-y-1 border-line/60 border-b py-2 last:border-b-0 sm:grid-cols-[12rem_1fr]"
                >
                  <dt>{type.name}</dt>
                  <dd className="flex flex-wrap gap-1.5">
                    {type.permissions.map(({ code, action }) => (
                      <Given
                        key={code}
                        code={code}
                        action={action}
                        from={own.has(code) ? undefined : inherited.get(code)}
                      />
                    ))}
                  </dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
    </Card>
  )
}

function Given({ code, action, from }: { code: string; action: string; from: string | undefined }) {
  const texts = useAccessTexts().roles.editor
  return (
    <Badge title={code} tone={from ? 'neutral' : 'accent'} icon={from && <CornerDownRight aria-hidden />}>
      {from ? `${action} ${texts.from(from)}` : action}
    </Badge>
  )
}
