-- Strangers who ask for an organization, where sign-up is by request. Nobody's row but the platform's: it is written
-- for whoever asks, by a function that does just that, and read by operators.
create table tenantry.access_requests (
  id text primary key default tenantry.new_id('arq'),
  name text not null check (btrim(name) <> '' and length(name) <= 120),
  email text not null,
  organization text not null check (btrim(organization) <> '' and length(organization) <= 120),
  message text not null default '' check (length(message) <= 1000),
  -- In which language they asked, so that the answer comes in it.
  language text check (language in ('en', 'de')),
  status text not null default 'pending' check (status in ('pending', 'approved', 'declined')),
  created_tenant_id text references tenantry.tenants (id),
  decided_by text references tenantry.users (id) on delete set null,
  decided_by_name text,
  decided_at timestamptz,
  reason text not null default '' check (length(reason) <= 1000),
  created_at timestamptz not null default now(),
  constraint an_approved_request_has_its_tenant check ((status = 'approved') = (created_tenant_id is not null)),
  constraint a_decided_request_says_when check ((status = 'pending') = (decided_at is null))
);
create unique index one_pending_request_per_email on tenantry.access_requests (tenantry.folded(email)) where status = 'pending';
create index access_requests_newest on tenantry.access_requests (created_at desc, id desc);
create index access_requests_by_tenant on tenantry.access_requests (created_tenant_id);
create index access_requests_by_decider on tenantry.access_requests (decided_by);

alter table tenantry.access_requests enable row level security;
alter table tenantry.access_requests force row level security;
create policy guard_rows on tenantry.access_requests to tenantry_guard using (true) with check (true);
create policy operator_rows on tenantry.access_requests to tenantry_operator
  using ((select current_setting('tenantry.operator_id', true)) <> '')
  with check ((select current_setting('tenantry.operator_id', true)) <> '');
grant select, insert on tenantry.access_requests to tenantry_guard;
grant select on tenantry.access_requests to tenantry_operator;
grant update (status, created_tenant_id, decided_by, decided_by_name, decided_at, reason) on tenantry.access_requests to tenantry_operator;

-- One question per address at a time. Answers its id, nothing when there is one already; null while sign-up is not by request.
create function tenantry.ask_for_access(
    p_name text, p_email text, p_organization text, p_message text, p_language text) returns text
  language plpgsql volatile security definer set search_path = ''
  as $$
  declare
    v_request text;
  begin
    if not exists (select 1 from tenantry.settings where sign_up_mode = 'request') then
      return null;
    end if;
    insert into tenantry.access_requests (name, email, organization, message, language)
    values (p_name, tenantry.folded(p_email), p_organization, p_message, p_language)
      on conflict do nothing returning id into v_request;
    return coalesce(v_request, '');
  end $$;
grant execute on function tenantry.ask_for_access(text, text, text, text, text) to tenantry_identity;
