-- How operators find people: by name or e-mail, among millions. Row security hides from the planner how common a term is, so
-- by the index alone it would gather everybody who shares it. Here a sample says it: a common term is found on pages taken
-- at random all over the table, where the first thousand come together quickly, any other term by the index.

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

-- Up to p_most people whose name or e-mail holds the term, for an operator who has come in through their door. Row
-- security would keep the index from being used, so this sees all users and says no more than their ids. A term without
-- three letters or digits in a row is looked for at the beginning of words, because the index knows nothing shorter.
create function tenantry.find_users(p_term text, p_most integer) returns setof text
  language plpgsql stable security definer set search_path = '' set plan_cache_mode = 'force_custom_plan'
  -- The owner sees rows through a policy, and so no statistics of what is searched: of a short word it was expected that a
  -- fifth of all people have it, and a word that nobody has then read everybody, half a second for a million.
  set enable_seqscan = off
  as $$
  declare
    v_term constant text := tenantry.folded(p_term);
    v_pattern text := regexp_replace(v_term, '([\\%_])', '\\\1', 'g') || '%';
    v_users constant real := (select c.reltuples from pg_catalog.pg_class c where c.oid = 'tenantry.users'::regclass);
    v_seen integer;
    v_hits integer;
    v_found text[];
  begin
    if coalesce(current_setting('tenantry.operator_id', true), '') = '' or v_term !~ '[[:alnum:]]' then
      return;
    end if;
    v_pattern := case when v_term ~ '[[:alnum:]]{3}' then '%' else '% ' end || v_pattern;

    -- The same pages each time, so that a list goes on where it ended.
    if v_users > 20000 then
      select count(*), count(*) filter (where lower(' ' || u.name || ' ' || u.email) like v_pattern) into v_seen, v_hits
        from tenantry.users u tablesample system (50000 / v_users) repeatable (1);
      if v_hits * 15 > v_seen then
        select array_agg(f.id) into v_found from (
          select u.id from tenantry.users u tablesample system (least(100, 150.0 * p_most / v_users * v_seen / v_hits)) repeatable (2)
           where lower(' ' || u.name || ' ' || u.email) like v_pattern limit p_most) f;
        if cardinality(v_found) = p_most then
          return query select unnest(v_found);
          return;
        end if;
      end if;
    end if;

    return query
      select u.id from tenantry.users u where lower(' ' || u.name || ' ' || u.email) like v_pattern limit p_most;
  end $$;
grant execute on function tenantry.find_users(text, integer) to tenantry_operator;
