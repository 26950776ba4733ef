-- A page that is merely open reads its right again and again, for the stream of what changed. That is no use of the session:
-- else nobody who leaves a page open would ever have been away. The doors of streams say so in a setting of their
-- transaction; whoever uses the session otherwise is remembered as before.
-- The function is the guard's where an earlier start has sealed the schema, else still the owner's; the seal takes back the grant.
grant create on schema tenantry to tenantry_guard;
alter function tenantry.touch(text, text, text) owner to tenantry_guard;
set local role tenantry_guard;
create or replace function tenantry.touch(p_session text, p_tenant text, p_membership text) returns void
  language plpgsql volatile security definer set search_path = ''
  as $$
  begin
    if current_setting('tenantry.is_watching', true) = 'yes' then
      return;
    end if;
    if not pg_try_advisory_xact_lock(hashtextextended('tenantry.touch ' || p_session, 0)) then
      return;
    end if;
    update tenantry.sessions set last_used_at = now(),
           longest_pause_minutes = greatest(longest_pause_minutes, floor(extract(epoch from now() - last_used_at) / 60)::integer),
           used_in = case when p_tenant is null or p_tenant = any (used_in) then used_in else used_in || p_tenant end
     where id in (select s.id from tenantry.sessions s where s.id = p_session for no key update skip locked);
    if p_membership is not null then
      update tenantry.memberships set last_active_at = now() where tenant_id = p_tenant and id in (
        select m.id from tenantry.memberships m where m.tenant_id = p_tenant and m.id = p_membership for no key update skip locked);
      update tenantry.tenant_activity set last_active_at = now() where tenant_id in (
        select a.tenant_id from tenantry.tenant_activity a where a.tenant_id = p_tenant for no key update skip locked);
      insert into tenantry.session_tenants (session_id, tenant_id)
      select s.id, p_tenant from tenantry.sessions s where s.id = p_session for key share skip locked
        on conflict (session_id, tenant_id) do update set last_used_at = now();
    end if;
  end $$;
set local role tenantry_owner;
