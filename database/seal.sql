-- Run after every migration: gives each SECURITY DEFINER function to the guard, which no login may become, and refuses
-- to finish while a table lacks forced row-level security or a policy, or a function is open to everyone.
do $$
declare
  item record;
begin
  grant create on schema tenantry to tenantry_guard;
  for item in
    select p.oid::regprocedure as signature from pg_proc p
     where p.pronamespace = 'tenantry'::regnamespace and p.prosecdef and p.proowner <> 'tenantry_guard'::regrole
  loop
    execute format('alter function %s owner to tenantry_guard', item.signature);
  end loop;
  revoke create on schema tenantry from tenantry_guard;

  for item in
    select c.oid::regclass as name from pg_class c
     where c.relnamespace = 'tenantry'::regnamespace and c.relkind in ('r', 'p')
       and (not c.relrowsecurity or not c.relforcerowsecurity or not exists (select 1 from pg_policy where polrelid = c.oid))
  loop
    raise exception 'table % has no forced row-level security with a policy', item.name;
  end loop;
  for item in
    select p.oid::regprocedure as signature from pg_proc p
     where p.pronamespace = 'tenantry'::regnamespace
       and exists (select 1 from aclexplode(coalesce(p.proacl, acldefault('f', p.proowner))) a where a.grantee = 0)
  loop
    raise exception 'function % may be executed by everyone', item.signature;
  end loop;
end $$;
