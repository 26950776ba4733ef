-- What operators look for over all tenants: people by name or e-mail among millions, memberships newest first and by id.

-- The extension gets a schema of its own: ours holds nothing that everyone may call. Where a database has it already, it
-- stays where it is.
create schema if not exists tenantry_extensions;
create extension if not exists pg_trgm with schema tenantry_extensions;
do $$
declare
  v_schema text;
begin
  select n.nspname into strict v_schema
    from pg_extension e join pg_namespace n on n.oid = e.extnamespace where e.extname = 'pg_trgm';
  -- Without a list of pending entries, so that no search has to read one.
  execute format('create index users_search on tenantry.users
    using gin ((lower('' '' || name || '' '' || email)) %I.gin_trgm_ops) with (fastupdate = off)', v_schema);
end $$;

create index users_disabled on tenantry.users (created_at desc, id desc) where status <> 'active';
create index users_last_signed_in on tenantry.users (last_sign_in_at desc nulls last, id desc);
create index memberships_of_all_newest on tenantry.memberships (created_at desc, id desc);
create unique index memberships_by_id on tenantry.memberships (id);

-- Up to p_most people whose name or e-mail holds the term, for an operator who has come in through their door. Row
-- security would keep the index from being used, so this sees all users and says no more than their ids. A term without
-- three letters or digits in a row is looked for at the beginning of words, because the index knows nothing shorter.
create function tenantry.find_users(p_term text, p_most integer) returns setof text
  language plpgsql stable security definer set search_path = '' set plan_cache_mode = 'force_custom_plan'
  as $$
  declare
    v_term constant text := tenantry.folded(p_term);
    v_pattern text := regexp_replace(v_term, '([\\%_])', '\\\1', 'g') || '%';
  begin
    if coalesce(current_setting('tenantry.operator_id', true), '') = '' or v_term !~ '[[:alnum:]]' then
      return;
    end if;
    v_pattern := case when v_term ~ '[[:alnum:]]{3}' then '%' else '% ' end || v_pattern;
    return query
      select u.id from tenantry.users u where lower(' ' || u.name || ' ' || u.email) like v_pattern limit p_most;
  end $$;
grant execute on function tenantry.find_users(text, integer) to tenantry_operator;
