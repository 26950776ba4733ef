-- Someone disabled cannot sign in, so their membership is no Tenant Admin that remains: without this the last one who could
-- act might be removed as long as a disabled one was left.
grant create on schema tenantry to tenantry_guard;
do $$
begin
  -- Guarded functions are the guard's to replace; in a new database they still wait to be given to it.
  if (select p.proowner <> 'tenantry_guard'::regrole from pg_proc p where p.oid = 'tenantry.has_tenant_admin(text)'::regprocedure) then
    alter function tenantry.has_tenant_admin(text) owner to tenantry_guard;
  end if;
end $$;
set local role tenantry_guard;

create or replace function tenantry.has_tenant_admin(p_tenant text) returns boolean
  language sql stable security definer set search_path = ''
  as $$
    select exists (
      select 1 from tenantry.memberships m
        join tenantry.users u on u.id = m.user_id and u.status = 'active'
        join tenantry.membership_roles r on r.tenant_id = m.tenant_id and r.membership_id = m.id and r.role_id = 'rol_tenant_admin'
       where m.tenant_id = p_tenant and m.status = 'active' and m.kind = 'team')
  $$;

reset role;
