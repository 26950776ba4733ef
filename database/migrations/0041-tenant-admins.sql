-- The Tenant Admins who can act, for the page of a member, the preview of a bulk change and the list of one's organizations:
-- the same ones that has_tenant_admin counts. Also finds a member by address, and one's own invitations, without reading all.
create index memberships_by_email on tenantry.memberships (tenant_id, email) where status <> 'removed';
create index invitations_by_inviter on tenantry.invitations (tenant_id, invited_by) where status = 'pending';

create function tenantry.tenant_admins(p_tenant text) returns setof text
  language sql stable security definer set search_path = ''
  as $$
    select m.id from tenantry.memberships m
      join tenantry.users u on u.id = m.user_id and u.status = 'active'
      join tenantry.membership_roles r on r.tenant_id = m.tenant_id and r.membership_id = m.id and r.role_id = 'rol_tenant_admin'
     where m.tenant_id = p_tenant and m.status = 'active' and m.kind = 'team'
  $$;

create function tenantry.tenant_admins() returns setof text
  language sql stable security definer set search_path = ''
  as $$ select tenantry.tenant_admins(nullif(current_setting('tenantry.tenant_id', true), '')) $$;
grant execute on function tenantry.tenant_admins() to tenantry_tenant, tenantry_tenant_readonly;

-- Guarded functions are the guard's to replace; in a new database they still wait to be given to it.
grant create on schema tenantry to tenantry_guard;
do $$
begin
  if (select p.proowner <> 'tenantry_guard'::regrole from pg_proc p where p.oid = 'tenantry.memberships_of_asker()'::regprocedure) then
    alter function tenantry.memberships_of_asker() owner to tenantry_guard;
  end if;
  alter function tenantry.tenant_admins(text) owner to tenantry_guard;
end $$;
set local role tenantry_guard;

create or replace function tenantry.memberships_of_asker()
  returns table (tenant_id text, slug text, name text, logo_url text, status text, kind text, roles jsonb, is_last_admin boolean,
    joined_at timestamptz, last_active_at timestamptz)
  language sql stable security definer set search_path = ''
  as $$
    select t.id, t.slug, t.name, t.logo_url, case t.status when 'active' then 'active' else 'suspended' end, m.kind,
           coalesce((select jsonb_agg(distinct jsonb_build_object('id', r.id, 'name', r.name, 'rank', r.rank))
             from tenantry.held_roles(m.tenant_id, m.id) h join tenantry.roles r on r.scope = h.scope and r.id = h.role_id
            where h.depth = 0), '[]'::jsonb),
           array(select tenantry.tenant_admins(m.tenant_id)) = array[m.id], m.joined_at, m.last_active_at
      from tenantry.memberships m
      join tenantry.tenants t on t.id = m.tenant_id and t.status in ('active', 'suspended', 'archived')
     where m.user_id = nullif(current_setting('tenantry.user_id', true), '') and m.status = 'active'
     order by tenantry.folded(t.name), t.id
  $$;

set local role tenantry_owner;
drop function tenantry.is_last_admin(text, text);
