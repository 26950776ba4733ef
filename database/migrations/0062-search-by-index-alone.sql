-- Whoever owns the search sees rows through a policy, and so not the statistics of what is searched: of a short word it was
-- expected that a fifth of all people have it. A word that nobody has then read everybody, half a second for a million.
do $$
begin
  execute format('set local role %I', (select proowner::regrole from pg_proc where oid = 'tenantry.find_users(text, integer)'::regprocedure));
  alter function tenantry.find_users(text, integer) set enable_seqscan = off;
  set local role tenantry_owner;
end $$;
