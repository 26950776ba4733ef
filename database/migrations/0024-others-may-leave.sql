-- The last Tenant Admin stays; everybody else may go. While the only one is disabled there is none who counts, and then the
-- suspension of anybody at all was refused: it is looked at only when a Tenant Admin leaves. One whose role is taken in the
-- same breath is the business of the trigger on roles.
grant create on schema tenantry to tenantry_guard;
do $$
begin
  if (select p.proowner <> 'tenantry_guard'::regrole from pg_proc p where p.oid = 'tenantry.keep_a_tenant_admin()'::regprocedure) then
    alter function tenantry.keep_a_tenant_admin() owner to tenantry_guard;
  end if;
end $$;
set local role tenantry_guard;

create or replace function tenantry.keep_a_tenant_admin() returns trigger
  language plpgsql volatile security definer set search_path = ''
  as $$
  begin
    if tg_table_name = 'memberships' then
      if not exists (select 1 from tenantry.membership_roles r
                      where r.tenant_id = old.tenant_id and r.membership_id = old.id and r.role_id = 'rol_tenant_admin') then
        return null;
      end if;
    end if;
    perform 1 from tenantry.tenants t where t.id = old.tenant_id for no key update;
    if exists (select 1 from tenantry.tenant_activity a where a.tenant_id = old.tenant_id and a.had_admin)
       and not tenantry.has_tenant_admin(old.tenant_id) then
      raise exception using errcode = 'check_violation', constraint = 'last_tenant_admin', message = 'one active Tenant Admin must remain';
    end if;
    return null;
  end $$;

reset role;
