-- The cast of database roles. They belong to the cluster, not to one database, so this file is written to be run
-- again and again: before every migration, in every database of the cluster. Nobody can log in as any of them; the
-- runtime logins step into them for the length of one transaction. tenantry_guard owns the SECURITY DEFINER
-- functions: it holds just what they need and no login may become it.
do $$
declare
  name text;
begin
  foreach name in array array['tenantry_owner', 'tenantry_guard', 'tenantry_tenant', 'tenantry_tenant_readonly',
                              'tenantry_operator', 'tenantry_identity', 'tenantry_worker'] loop
    begin
      if not exists (select 1 from pg_roles where rolname = name) then
        execute format('create role %I nologin nobypassrls %s', name,
          case name when 'tenantry_owner' then 'noinherit' else '' end);
      end if;
    exception when duplicate_object or unique_violation then
      null; -- another database of this cluster is being migrated at this moment
    end;
  end loop;
end $$;

-- The owner may hand functions to the guard and become it, but inherits nothing from it: otherwise the guard's policies,
-- which see all rows, would be the owner's too and forced row security would be void. A migration that writes rows does it
-- as the guard (set local role); one that replaces a guarded function first grants the guard create on the schema, which
-- the seal takes back. Whoever migrates may become the owner.
-- Since version 16 whoever makes a role has a right on it but not yet the one to become it, so "member" says too little.
do $$
declare
  becoming constant text := case when current_setting('server_version_num')::integer >= 160000 then 'set' else 'member' end;
begin
  if not pg_has_role('tenantry_owner', 'tenantry_guard', becoming) then
    grant tenantry_guard to tenantry_owner;
  end if;
  if not pg_has_role(current_user, 'tenantry_owner', becoming) then
    execute format('grant tenantry_owner to %I', current_user);
  end if;
  execute format('grant create on database %I to tenantry_owner', current_database());
  -- A temporary type called text would be found before the real one, even inside functions with an empty search_path.
  execute format('revoke temporary on database %I from public', current_database());
end $$;
