-- What the clock does: things that are over are swept away, invitations nobody took are marked expired. The worker calls
-- these, a batch at a time, so that no call holds locks for long; any number of processes may, each takes what no other has.

-- Deletes up to p_most of each kind and says how many rows went. Settled mail stays long enough to be asked about; sign-ins
-- that nobody finished go when they run out, second factors that were offered and not taken after a day.
create function tenantry.sweep(p_most integer) returns integer
  language plpgsql volatile security definer set search_path = ''
  as $$
  declare
    v_swept integer := 0;
    v_count integer;
  begin
    delete from tenantry.sessions where id in (
      select s.id from tenantry.sessions s where s.expires_at < now() limit p_most for update skip locked);
    get diagnostics v_count = row_count;
    v_swept := v_swept + v_count;
    delete from tenantry.verifications where id in (
      select v.id from tenantry.verifications v where v.expires_at < now() limit p_most for update skip locked);
    get diagnostics v_count = row_count;
    v_swept := v_swept + v_count;
    delete from tenantry.rate_limits where key in (
      select r.key from tenantry.rate_limits r where r.window_ends_at < now() limit p_most for update skip locked);
    get diagnostics v_count = row_count;
    v_swept := v_swept + v_count;
    delete from tenantry.idempotency_keys where (actor, route, key) in (
      select k.actor, k.route, k.key from tenantry.idempotency_keys k
       where k.created_at < now() - interval '24 hours' limit p_most for update skip locked);
    get diagnostics v_count = row_count;
    v_swept := v_swept + v_count;
    delete from tenantry.outbox where id in (
      select o.id from tenantry.outbox o where o.settled_at < now() - interval '90 days' limit p_most for update skip locked);
    get diagnostics v_count = row_count;
    v_swept := v_swept + v_count;
    delete from tenantry.half_sign_ins where token_hash in (
      select h.token_hash from tenantry.half_sign_ins h where h.expires_at < now() limit p_most for update skip locked);
    get diagnostics v_count = row_count;
    v_swept := v_swept + v_count;
    delete from tenantry.second_factors where user_id in (
      select f.user_id from tenantry.second_factors f
       where f.confirmed_at is null and f.created_at < now() - interval '1 day' limit p_most for update skip locked);
    get diagnostics v_count = row_count;
    return v_swept + v_count;
  end $$;

-- The tenants in which an invitation has run out.
create function tenantry.tenants_with_expired_invitations(p_most integer) returns setof text
  language sql stable security definer set search_path = ''
  as $$
    select distinct i.tenant_id from tenantry.invitations i where i.status = 'pending' and i.expires_at < now() limit p_most
  $$;

-- Marks up to p_most invitations of one tenant expired, each with its line in that tenant's trail. One that somebody is
-- accepting at this moment is left to them.
create function tenantry.expire_invitations(p_tenant text, p_most integer) returns integer
  language plpgsql volatile security definer set search_path = ''
  as $$
  declare
    v_expired record;
    v_count integer := 0;
  begin
    for v_expired in
      update tenantry.invitations i set status = 'expired', settled_at = now()
       where i.tenant_id = p_tenant and i.id in (
         select d.id from tenantry.invitations d
          where d.tenant_id = p_tenant and d.status = 'pending' and d.expires_at < now()
          limit p_most for update skip locked)
      returning i.id, i.email
    loop
      insert into tenantry.audit_events (tenant_id, action, resource_type, resource_id, resource_name, changes)
      values (p_tenant, 'invitation.expired', 'invitation', v_expired.id, v_expired.email,
              '{"status": {"old": "pending", "new": "expired"}}');
      v_count := v_count + 1;
    end loop;
    return v_count;
  end $$;

grant execute on function tenantry.sweep(integer), tenantry.tenants_with_expired_invitations(integer),
  tenantry.expire_invitations(text, integer) to tenantry_worker;
