import type { Route } from '#server/http/serve.ts'
import { openStage, type Person } from '#tests/stage.ts'

export type Member = Person & { readonly membershipId: string }

type RoleToBe = { name: string; rank?: number; permissions?: readonly string[]; parentId?: string; kind?: string }
type MemberToBe = { roles?: readonly string[]; groups?: readonly string[]; kind?: string; status?: string }

/** A stage with one organization in it, whose roles, groups and members are written as the superuser. */
export async function openTeamStage(routes: readonly Route[]) {
  const stage = await openStage(routes)
  const organization = async (slug: string): Promise<string> => {
    const rows = await stage.sql<{ id: string }>(
      'insert into tenantry.tenants (slug, name) values ($1, $1) returning id',
      [slug],
    )
    return idOf(rows)
  }
  const tenantId = await organization('north')

  const role = async ({ name, rank = 100, permissions = [], parentId, kind = 'team' }: RoleToBe, of = tenantId) => {
    const id = idOf(
      await stage.sql<{ id: string }>(
        `insert into tenantry.roles (tenant_id, name, rank, kind, parent_scope, parent_id)
         values ($1, $2, $3, $4, (select scope from tenantry.roles where id = $5), $5) returning id`,
        [of, name, rank, kind, parentId ?? null],
      ),
    )
    await stage.sql(
      `insert into tenantry.role_permissions (tenant_id, role_id, permission) select $1, $2, unnest($3::text[])`,
      [of, id, permissions],
    )
    return id
  }

  const group = async (name: string, roles: readonly string[] = [], of = tenantId): Promise<string> => {
    const id = idOf(
      await stage.sql<{ id: string }>('insert into tenantry.groups (tenant_id, name) values ($1, $2) returning id', [
        of,
        name,
      ]),
    )
    await stage.sql(
      `insert into tenantry.group_roles (tenant_id, group_id, role_scope, role_id)
       select $1, $2, scope, id from tenantry.roles where id = any ($3)`,
      [of, id, roles],
    )
    return id
  }

  const join = async (
    person: Person,
    { roles = [], groups = [], kind = 'team', status = 'active' }: MemberToBe,
    of = tenantId,
  ) => {
    const membershipId = idOf(
      await stage.sql<{ id: string }>(
        `insert into tenantry.memberships (tenant_id, user_id, kind, status, email, name)
         values ($1, $2, $3, $4, $5, $6) returning id`,
        [of, person.id, kind, status, person.email, person.name],
      ),
    )
    await stage.sql(
      `insert into tenantry.membership_roles (tenant_id, membership_id, role_scope, role_id)
       select $1, $2, scope, id from tenantry.roles where id = any ($3)`,
      [of, membershipId, roles],
    )
    await stage.sql(
      `insert into tenantry.group_members (tenant_id, group_id, membership_id) select $1, unnest($3::text[]), $2`,
      [of, membershipId, groups],
    )
    return membershipId
  }

  return {
    ...stage,
    tenantId,
    organization,
    role,
    group,
    join,
    /** Someone with a session and a membership. */
    async member(name: string, more: MemberToBe = {}, of = tenantId): Promise<Member> {
      const person = await stage.person(name)
      return { ...person, membershipId: await join(person, more, of) }
    },
    /** What the resolver says of a membership at this moment. */
    async standing(membershipId: string, of = tenantId): Promise<{ rank: number; permissions: string[] }> {
      const [row] = await stage.sql<{ rank: number; permissions: string[] }>(
        'select rank, permissions from tenantry.authority_of_membership($1, $2)',
        [of, membershipId],
      )
      return { rank: row?.rank ?? 0, permissions: [...(row?.permissions ?? [])].sort() }
    },
    /** The newest lines of the organization's trail, newest first. */
    trail: (most = 1, of = tenantId) =>
      stage.sql<{ action: string; actor_id: string; resource_id: string; resource_name: string; changes: Changes }>(
        `select action, actor_id, resource_id, resource_name, changes from tenantry.audit_events
          where chain = $1 order by seq desc limit $2`,
        [of, most],
      ),
  }
}
export type TeamStage = Awaited<ReturnType<typeof openTeamStage>>

type Changes = Record<string, { old?: unknown; new?: unknown }>

function idOf(rows: readonly { id: string }[]): string {
  const [row] = rows
  if (!row) throw new Error('The row was not written.')
  return row.id
}
