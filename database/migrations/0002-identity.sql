-- Who can sign in: users, their credentials and sessions, one-time verifications, the setup of the first superadmin,
-- and the counters that slow down guessing. None of it belongs to a tenant. The tenant role has no right on any of
-- these tables; tenantry_identity has, but can't touch is_super_admin, which only the operator role and the guarded
-- function for the first setup may write.
create table tenantry.users (
  id text primary key default tenantry.new_id('usr'),
  email text not null,
  email_canonical text not null generated always as (tenantry.folded(email)) stored,
  email_verified boolean not null default false,
  name text not null default '',
  avatar_url text,
  -- In which language they read: what they chose, or what their browser said when they first came. Until then their mail is
  -- in the language of whoever caused it, or else of the platform.
  language text check (language in ('en', 'de')),
  status text not null default 'active' check (status in ('active', 'disabled')),
  is_super_admin boolean not null default false,
  must_change_password boolean not null default false,
  -- Kept by a trigger of second_factors, so that a request learns it from the row it reads anyway.
  has_second_factor boolean not null default false,
  default_tenant_id text,
  last_sign_in_at timestamptz,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  constraint one_user_per_email unique (email_canonical)
);
create index users_superadmins on tenantry.users (id) where is_super_admin;
create index users_newest on tenantry.users (created_at desc, id desc);
create index users_disabled on tenantry.users (created_at desc, id desc) where status <> 'active';
create index users_last_signed_in on tenantry.users (last_sign_in_at desc nulls last, id desc);

create table tenantry.sessions (
  id text primary key default tenantry.new_id('ses'),
  token_hash text not null unique,
  user_id text not null references tenantry.users (id) on delete cascade,
  current_tenant_id text,
  ip_address text,
  user_agent text,
  expires_at timestamptz not null,
  last_used_at timestamptz not null default now(),
  -- In whole minutes. A tenant that asks for a new sign-in after 15 minutes gets it, also when the account pages, or another
  -- tenant, saw the session in between.
  longest_pause_minutes integer not null default 0,
  -- Tenants it was ever used in: the first use of a session in a tenant is noted at once, in session_tenants.
  used_in text[] not null default '{}',
  -- When this person last proved who they are.
  confirmed_at timestamptz not null default now(),
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
create index sessions_of_user on tenantry.sessions (user_id, last_used_at desc);
create index sessions_expiring on tenantry.sessions (expires_at);

create table tenantry.accounts (
  id text primary key default tenantry.new_id('acc'),
  user_id text not null references tenantry.users (id) on delete cascade,
  provider_id text not null,
  account_id text not null,
  password text,
  access_token text,
  refresh_token text,
  id_token text,
  access_token_expires_at timestamptz,
  refresh_token_expires_at timestamptz,
  scope text,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  constraint one_account_per_provider unique (provider_id, account_id)
);
create index accounts_of_user on tenantry.accounts (user_id);

create table tenantry.verifications (
  id text primary key default tenantry.new_id('ver'),
  identifier text not null,
  value text not null,
  expires_at timestamptz not null,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
create index verifications_by_identifier on tenantry.verifications (identifier);
create index verifications_expiring on tenantry.verifications (expires_at);

create table tenantry.setup (
  singleton boolean primary key default true check (singleton),
  token_hash text,
  claimed_by text references tenantry.users (id),
  claimed_at timestamptz
);
insert into tenantry.setup default values;

create table tenantry.rate_limits (
  key text primary key,
  hits integer not null,
  window_ends_at timestamptz not null
);
create index rate_limits_ending on tenantry.rate_limits (window_ends_at);

create table tenantry.idempotency_keys (
  actor text not null,
  route text not null,
  key text not null,
  request_hash text not null,
  answer text,
  created_at timestamptz not null default now(),
  primary key (actor, route, key)
);
create index idempotency_keys_ending on tenantry.idempotency_keys (created_at);

do $$
declare
  name text;
begin
  foreach name in array array['users', 'sessions', 'accounts', 'verifications', 'setup', 'rate_limits', 'idempotency_keys'] loop
    execute format('alter table tenantry.%I enable row level security', name);
    execute format('alter table tenantry.%I force row level security', name);
    execute format('create policy guard_rows on tenantry.%I to tenantry_guard using (true) with check (true)', name);
  end loop;
  foreach name in array array['users', 'sessions', 'accounts', 'verifications'] loop
    execute format('create policy identity_rows on tenantry.%I to tenantry_identity using (true) with check (true)', name);
  end loop;
  foreach name in array array['users', 'sessions', 'accounts'] loop
    execute format($policy$create policy operator_rows on tenantry.%I to tenantry_operator
      using ((select current_setting('tenantry.operator_id', true)) <> '')
      with check ((select current_setting('tenantry.operator_id', true)) <> '')$policy$, name);
  end loop;
end $$;

grant select, insert, update, delete on tenantry.users, tenantry.sessions, tenantry.accounts, tenantry.verifications,
  tenantry.setup, tenantry.rate_limits, tenantry.idempotency_keys to tenantry_guard;
grant select, delete on tenantry.users to tenantry_identity;
grant insert (id, email, email_verified, name, avatar_url, created_at, updated_at) on tenantry.users to tenantry_identity;
grant update (email, email_verified, name, avatar_url, language, must_change_password, default_tenant_id, last_sign_in_at,
  updated_at) on tenantry.users to tenantry_identity;
grant select, insert, update, delete on tenantry.sessions, tenantry.accounts, tenantry.verifications to tenantry_identity;
grant select on tenantry.users to tenantry_operator;
grant insert (email, name) on tenantry.users to tenantry_operator;
grant update (status, is_super_admin, must_change_password, updated_at) on tenantry.users to tenantry_operator;
grant select (id, user_id, current_tenant_id, ip_address, user_agent, expires_at, last_used_at, created_at), delete
  on tenantry.sessions to tenantry_operator;
grant select (id, user_id, provider_id) on tenantry.accounts to tenantry_operator;

-- Counts one attempt and says how many seconds to wait, 0 when the attempt may go on. One statement, so that any
-- number of processes count together.
create function tenantry.count_attempt(p_key text, p_limit integer, p_window_seconds integer) returns integer
  language plpgsql volatile security definer set search_path = ''
  as $$
  declare
    v_wait integer;
  begin
    insert into tenantry.rate_limits as r (key, hits, window_ends_at)
    values (p_key, 1, now() + make_interval(secs => p_window_seconds))
    on conflict (key) do update set
      hits = case when r.window_ends_at <= now() then 1 else r.hits + 1 end,
      window_ends_at = case when r.window_ends_at <= now() then excluded.window_ends_at else r.window_ends_at end
    returning case when hits > p_limit then greatest(1, ceil(extract(epoch from window_ends_at - now()))::integer) else 0 end
      into v_wait;
    return v_wait;
  end $$;

create function tenantry.forget_attempts(p_key text) returns void
  language sql volatile security definer set search_path = ''
  as $$ delete from tenantry.rate_limits where key = p_key $$;

-- Takes one attempt back that turned out to be none: somebody's own successful sign-in, counted before it was known.
create function tenantry.give_back_attempt(p_key text) returns void
  language sql volatile security definer set search_path = ''
  as $$ update tenantry.rate_limits set hits = greatest(hits - 1, 0) where key = p_key $$;

grant execute on function tenantry.count_attempt(text, integer, integer) to tenantry_identity, tenantry_tenant;
grant execute on function tenantry.forget_attempts(text), tenantry.give_back_attempt(text) to tenantry_identity;

-- Takes the key of a repeatable request. The second of two at once waits here for the first to commit, then reads its
-- answer; a different request under the same key is told so.
create function tenantry.claim_idempotency(p_actor text, p_route text, p_key text, p_request_hash text)
  returns table (is_new boolean, same_request boolean, answer text)
  language plpgsql volatile security definer set search_path = ''
  as $$
  begin
    insert into tenantry.idempotency_keys (actor, route, key, request_hash)
    values (p_actor, p_route, p_key, p_request_hash) on conflict do nothing;
    if found then
      return query select true, true, null::text;
    else
      return query select false, k.request_hash = p_request_hash, k.answer from tenantry.idempotency_keys k
        where k.actor = p_actor and k.route = p_route and k.key = p_key;
    end if;
  end $$;

create function tenantry.keep_answer(p_actor text, p_route text, p_key text, p_answer text) returns void
  language sql volatile security definer set search_path = ''
  as $$
    update tenantry.idempotency_keys set answer = p_answer where actor = p_actor and route = p_route and key = p_key
  $$;
grant execute on function tenantry.claim_idempotency(text, text, text, text), tenantry.keep_answer(text, text, text, text)
  to tenantry_tenant, tenantry_operator, tenantry_identity;

-- Remembers the one-time token of the setup link, as long as nobody has used one and nobody is superadmin.
create function tenantry.offer_setup(p_token_hash text) returns boolean
  language sql volatile security definer set search_path = ''
  as $$
    with offered as (
      update tenantry.setup set token_hash = p_token_hash
      where claimed_at is null and not exists (select 1 from tenantry.users where is_super_admin and id not like 'debug\_%')
      returning 1)
    select exists (select 1 from offered)
  $$;

create function tenantry.setup_is_open(p_token_hash text) returns boolean
  language sql stable security definer set search_path = ''
  as $$
    select exists (select 1 from tenantry.setup where claimed_at is null and token_hash = p_token_hash)
           and not exists (select 1 from tenantry.users where is_super_admin and id not like 'debug\_%')
  $$;

-- Uses the setup link: of two browsers at once, the second finds the row claimed. Makes the first superadmin; where it is
-- wanted, superadmins need a second factor from that first one on.
create function tenantry.claim_setup(p_token_hash text, p_email text, p_name text, p_second_factor boolean) returns text
  language plpgsql volatile security definer set search_path = ''
  as $$
  declare
    v_user text;
  begin
    update tenantry.setup set claimed_at = now(), token_hash = null
      where claimed_at is null and token_hash = p_token_hash
        and not exists (select 1 from tenantry.users where is_super_admin and id not like 'debug\_%');
    if not found then
      return null;
    end if;
    insert into tenantry.users (email, name, email_verified, is_super_admin) values (p_email, p_name, true, true)
      on conflict (email_canonical) do nothing
      returning id into v_user;
    if v_user is null then
      raise exception using errcode = 'unique_violation', constraint = 'one_user_per_email', message = 'this address has an account';
    end if;
    update tenantry.setup set claimed_by = v_user;
    update tenantry.settings set operators_need_second_factor = true where p_second_factor;
    return v_user;
  end $$;
grant execute on function tenantry.offer_setup(text), tenantry.setup_is_open(text),
  tenantry.claim_setup(text, text, text, boolean) to tenantry_identity;

-- The second line behind the use cases: whatever path took the right away, one active superadmin remains once there
-- has been one. The lock on the settings row makes two at once queue up, so that the second one counts after the first.
create function tenantry.keep_a_superadmin() returns trigger
  language plpgsql volatile security definer set search_path = ''
  as $$
  begin
    perform 1 from tenantry.settings for update;
    if not exists (select 1 from tenantry.users where is_super_admin and status = 'active') then
      raise exception using errcode = 'check_violation', constraint = 'last_superadmin', message = 'one active superadmin must remain';
    end if;
    return null;
  end $$;
create constraint trigger a_superadmin_remains after update of is_super_admin, status on tenantry.users
  deferrable initially deferred for each row
  when (old.is_super_admin and old.status = 'active' and not (new.is_super_admin and new.status = 'active'))
  execute function tenantry.keep_a_superadmin();
create constraint trigger a_superadmin_is_not_deleted after delete on tenantry.users
  deferrable initially deferred for each row
  when (old.is_super_admin and old.status = 'active')
  execute function tenantry.keep_a_superadmin();

-- An account that is switched off has no session left, whoever switched it off.
create function tenantry.end_sessions_of_disabled() returns trigger
  language plpgsql volatile security definer set search_path = ''
  as $$
  begin
    delete from tenantry.sessions where user_id = new.id;
    return null;
  end $$;
create trigger disabled_users_have_no_session after update of status on tenantry.users
  for each row when (new.status = 'disabled') execute function tenantry.end_sessions_of_disabled();

-- In which language somebody reads, for the one who writes mails and nobody else: null where nobody with this address has
-- said.
create function tenantry.language_of(p_address text) returns text
  language sql stable security definer set search_path = ''
  as $$ select language from tenantry.users where email_canonical = tenantry.folded(p_address) $$;
grant execute on function tenantry.language_of(text) to tenantry_worker;
