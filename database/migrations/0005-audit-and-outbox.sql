-- The trail and the outbox. Audit events are appended in the transaction of the change they describe; each carries the
-- hash of the one before it in its chain (one chain per tenant, one for the platform), so that a changed, removed or
-- inserted line shows. Mail is written here in the same transaction and sent later by a worker.
create table tenantry.audit_heads (
  chain text primary key,
  seq bigint not null,
  hash text not null
);

create table tenantry.audit_events (
  chain text not null,
  seq bigint not null,
  id text not null default tenantry.new_id('evt'),
  tenant_id text references tenantry.tenants (id),
  at timestamptz not null,
  actor_id text,
  actor_email text,
  impersonator_id text,
  impersonator_email text,
  action text not null,
  resource_type text,
  resource_id text,
  resource_name text,
  changes jsonb not null default '{}',
  outcome text not null default 'success' check (outcome in ('success', 'denied', 'failure')),
  ip_address text,
  user_agent text,
  request_id text,
  prev_hash text not null,
  hash text not null,
  primary key (chain, seq),
  constraint chain_is_the_tenant check (chain = coalesce(tenant_id, 'platform'))
);
create unique index audit_events_in_time on tenantry.audit_events (at desc, id desc);
create index audit_events_by_action on tenantry.audit_events (chain, action, seq desc);
create index audit_events_by_actor on tenantry.audit_events (chain, actor_id, seq desc);
create index audit_events_by_resource on tenantry.audit_events (chain, resource_id, seq desc);

-- What is hashed, in one place for the writer and the verifier: the fields in order, each on its line as JSON text.
create function tenantry.audit_hash(e tenantry.audit_events) returns text
  language sql stable
  return encode(sha256(convert_to(concat_ws(E'\n', e.prev_hash, e.chain, e.seq, e.id,
    to_char(e.at at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'),
    jsonb_build_array(e.actor_id, e.actor_email, e.impersonator_id, e.impersonator_email, e.action, e.resource_type,
      e.resource_id, e.resource_name, e.outcome, e.ip_address, e.user_agent, e.request_id)::text,
    e.changes::text), 'UTF8')), 'hex');

-- Taking the head's row lock queues up writers of one chain, so a chain never forks. Position, time and hashes are the
-- database's to say: whatever the writer put there is overwritten.
create function tenantry.chain_audit_event() returns trigger
  language plpgsql volatile security definer set search_path = ''
  as $$
  begin
    new.chain := coalesce(new.tenant_id, 'platform');
    insert into tenantry.audit_heads as h (chain, seq, hash) values (new.chain, 1, '')
      on conflict (chain) do update set seq = h.seq + 1
      returning h.seq, h.hash into new.seq, new.prev_hash;
    new.at := clock_timestamp();
    new.hash := '';
    new.hash := tenantry.audit_hash(new);
    update tenantry.audit_heads set hash = new.hash where chain = new.chain;
    return new;
  end $$;
create trigger audit_events_are_chained before insert on tenantry.audit_events
  for each row execute function tenantry.chain_audit_event();

create function tenantry.refuse_audit_change() returns trigger
  language plpgsql set search_path = ''
  as $$
  begin
    raise exception using errcode = 'insufficient_privilege', message = 'the audit trail is append-only';
  end $$;
create trigger audit_events_stay before update or delete on tenantry.audit_events
  for each row execute function tenantry.refuse_audit_change();
create trigger audit_events_are_not_truncated before truncate on tenantry.audit_events
  for each statement execute function tenantry.refuse_audit_change();

create table tenantry.outbox (
  id text primary key default tenantry.new_id('out'),
  tenant_id text references tenantry.tenants (id),
  kind text not null,
  recipient text not null,
  sealed text,
  invitation_id text,
  invitation_token_hash text,
  status text not null default 'waiting' check (status in ('waiting', 'sending', 'sent', 'dead', 'cancelled')),
  attempts integer not null default 0,
  run_after timestamptz not null default now(),
  leased_until timestamptz,
  last_error text,
  message_id text not null default gen_random_uuid()::text,
  created_at timestamptz not null default now(),
  settled_at timestamptz,
  foreign key (tenant_id, invitation_id) references tenantry.invitations (tenant_id, id),
  constraint mail_about_an_invitation_names_its_tenant check (invitation_id is null or tenant_id is not null)
);
create index outbox_due on tenantry.outbox (run_after) where status in ('waiting', 'sending');
create index outbox_newest on tenantry.outbox (created_at desc, id desc);
create index outbox_of_invitation on tenantry.outbox (tenant_id, invitation_id);
create index outbox_settled on tenantry.outbox (settled_at) where settled_at is not null;

alter table tenantry.audit_heads enable row level security;
alter table tenantry.audit_heads force row level security;
alter table tenantry.audit_events enable row level security;
alter table tenantry.audit_events force row level security;
alter table tenantry.outbox enable row level security;
alter table tenantry.outbox force row level security;

create policy guard_rows on tenantry.audit_heads to tenantry_guard using (true) with check (true);
grant select, insert, update on tenantry.audit_heads to tenantry_guard;

create policy guard_reads on tenantry.audit_events for select to tenantry_guard using (true);
create policy guard_appends on tenantry.audit_events for insert to tenantry_guard with check (true);
grant select, insert on tenantry.audit_events to tenantry_guard;
create policy tenant_reads on tenantry.audit_events for select to tenantry_tenant, tenantry_tenant_readonly
  using (tenant_id = (select nullif(current_setting('tenantry.tenant_id', true), '')));
create policy tenant_appends on tenantry.audit_events for insert to tenantry_tenant, tenantry_tenant_readonly
  with check (tenant_id = (select nullif(current_setting('tenantry.tenant_id', true), '')));
create policy operator_reads on tenantry.audit_events for select to tenantry_operator
  using ((select current_setting('tenantry.operator_id', true)) <> '');
create policy operator_appends on tenantry.audit_events for insert to tenantry_operator
  with check ((select current_setting('tenantry.operator_id', true)) <> '');
create policy identity_appends on tenantry.audit_events for insert to tenantry_identity with check (true);
grant select, insert on tenantry.audit_events to tenantry_tenant, tenantry_tenant_readonly, tenantry_operator;
grant insert on tenantry.audit_events to tenantry_identity;

create policy guard_rows on tenantry.outbox to tenantry_guard using (true) with check (true);
grant select, update, delete on tenantry.outbox to tenantry_guard;
create policy tenant_appends on tenantry.outbox for insert to tenantry_tenant
  with check (tenant_id = (select nullif(current_setting('tenantry.tenant_id', true), '')));
create policy identity_appends on tenantry.outbox for insert to tenantry_identity with check (tenant_id is null);
create policy operator_appends on tenantry.outbox for insert to tenantry_operator
  with check ((select current_setting('tenantry.operator_id', true)) <> '');
create policy operator_reads on tenantry.outbox for select to tenantry_operator
  using ((select current_setting('tenantry.operator_id', true)) <> '');
create policy worker_rows on tenantry.outbox to tenantry_worker using (true) with check (true);
grant insert (tenant_id, kind, recipient, sealed, invitation_id, invitation_token_hash) on tenantry.outbox
  to tenantry_tenant, tenantry_identity, tenantry_operator;
grant select (id, tenant_id, kind, recipient, status, attempts, run_after, last_error, created_at, settled_at)
  on tenantry.outbox to tenantry_operator;
grant select, update on tenantry.outbox to tenantry_worker;

-- A mail about an invitation is wanted only while that very link still works and its tenant is active; mail to a tenant
-- that is suspended waits.
create function tenantry.mail_is_wanted(p_tenant text, p_invitation text, p_token_hash text) returns text
  language sql stable security definer set search_path = ''
  as $$
    select case
      when p_invitation is not null and not exists (
        select 1 from tenantry.invitations i where i.tenant_id = p_tenant and i.id = p_invitation
          and i.status = 'pending' and i.token_hash = p_token_hash and i.expires_at > now()) then 'no'
      when p_tenant is not null and not exists (
        select 1 from tenantry.tenants t where t.id = p_tenant and t.status = 'active') then 'later'
      else 'yes'
    end
  $$;

-- Takes up to p_most mails that are due, each for one worker: a lease that runs out returns the mail to the queue.
create function tenantry.lease_mail(p_most integer, p_lease_seconds integer)
  returns table (id text, tenant_id text, kind text, recipient text, sealed text, attempts integer, message_id text)
  language sql volatile security definer set search_path = ''
  as $$
    with due as (
      select o.id, tenantry.mail_is_wanted(o.tenant_id, o.invitation_id, o.invitation_token_hash) as wanted
        from tenantry.outbox o
       where o.status in ('waiting', 'sending') and o.run_after <= now()
         and (o.status = 'waiting' or o.leased_until < now())
       order by o.run_after limit p_most for update skip locked),
    settled as (
      update tenantry.outbox o set
        status = case d.wanted when 'yes' then 'sending' when 'no' then 'cancelled' else 'waiting' end,
        attempts = o.attempts + (d.wanted = 'yes')::integer,
        leased_until = case d.wanted when 'yes' then now() + make_interval(secs => p_lease_seconds) end,
        run_after = case d.wanted when 'later' then now() + interval '5 minutes' else o.run_after end,
        sealed = case d.wanted when 'no' then null else o.sealed end,
        settled_at = case d.wanted when 'no' then now() end
      from due d where o.id = d.id
      returning o.*)
    select s.id, s.tenant_id, s.kind, s.recipient, s.sealed, s.attempts, s.message_id from settled s where s.status = 'sending'
  $$;

-- Reads a chain from its start and names the first line that does not fit; no row means the trail is whole.
create function tenantry.verify_audit() returns table (chain text, seq bigint, fault text)
  language sql stable security definer set search_path = ''
  as $$
    with checked as (
      select e.chain, e.seq, e.hash, e.prev_hash, tenantry.audit_hash(e) as computed,
             lag(e.hash, 1, '') over w as expected_prev, lag(e.seq, 1, 0::bigint) over w as expected_seq
        from tenantry.audit_events e window w as (partition by e.chain order by e.seq)),
    faults as (
      select c.chain, c.seq, case when c.seq <> c.expected_seq + 1 then 'a line is missing before this one'
        when c.prev_hash <> c.expected_prev then 'does not follow the line before it'
        when c.hash <> c.computed then 'was changed after it was written' end as fault from checked c)
    (select distinct on (f.chain) f.chain, f.seq, f.fault from faults f where f.fault is not null order by f.chain, f.seq)
    union all
    (select chain, coalesce(l.seq, h.seq), 'the newest line is not the one written last'
      from tenantry.audit_heads h
      full join (select distinct on (e.chain) e.chain, e.seq, e.hash from tenantry.audit_events e order by e.chain, e.seq desc) l
        using (chain)
     where l.seq is distinct from h.seq or l.hash is distinct from h.hash)
  $$;

grant execute on function tenantry.audit_hash(tenantry.audit_events) to tenantry_guard;
grant execute on function tenantry.lease_mail(integer, integer), tenantry.mail_is_wanted(text, text, text) to tenantry_worker;
grant execute on function tenantry.verify_audit() to tenantry_operator;
