-- What the floor's statements need: its own door, as small as it can be, and tables for what it writes, with the keys and
-- indexes of ours and without triggers.
create schema floor;
create table floor.tenants (like tenantry.tenants including all);
create table floor.memberships (like tenantry.memberships including all);
create table floor.membership_roles (like tenantry.membership_roles including all);
create table floor.invitations (like tenantry.invitations including all);
create table floor.audit (
  id text primary key default tenantry.new_id('evt'), tenant_id text not null, at timestamptz not null default now(),
  actor_id text not null, action text not null, resource_id text not null, changes jsonb not null
);

create function floor.enter(p_token_hash text, p_slug text, p_permission text) returns table (user_id text, is_allowed boolean)
  language plpgsql volatile security definer set search_path = ''
  as $$
  declare
    v_tenant text;
  begin
    select s.user_id, m.tenant_id, exists (
        select 1 from tenantry.membership_roles r
          join tenantry.role_permissions p on p.scope = r.role_scope and p.role_id = r.role_id and p.permission = p_permission
         where r.tenant_id = m.tenant_id and r.membership_id = m.id)
      into enter.user_id, v_tenant, enter.is_allowed
      from tenantry.sessions s
      join tenantry.users u on u.id = s.user_id and u.status = 'active'
      join tenantry.tenants t on t.slug = p_slug and t.status = 'active'
      join tenantry.memberships m on m.tenant_id = t.id and m.user_id = u.id and m.status = 'active'
     where s.token_hash = p_token_hash and s.expires_at > now();
    perform set_config('tenantry.tenant_id', case when enter.is_allowed then v_tenant else '' end, true);
    return next;
  end $$;

create role floor_tenant login inherit password 'test' in role tenantry_tenant;
grant usage on schema floor to floor_tenant;
