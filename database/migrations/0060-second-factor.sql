-- The second factor, and how long ago somebody proved who they are. Secrets are sealed, of codes and tokens only hashes are
-- kept, and no role but sign-in's sees any of it. What a request is judged by stands in rows the door reads anyway:
-- users.has_second_factor, kept by a trigger, tenants.second_factor_required and sessions.confirmed_at. `enter`,
-- `memberships_of`, `claim_setup` and `sweep` are the bodies of before with what is said of each below.
alter table tenantry.users add column has_second_factor boolean not null default false;
alter table tenantry.settings add column operators_need_second_factor boolean not null default false;
-- Sessions that were there before have proved nothing yet.
alter table tenantry.sessions add column confirmed_at timestamptz not null default '-infinity';
alter table tenantry.sessions alter column confirmed_at set default now();

-- Without confirmed_at it is an offer that no code has answered yet. A code counts for one step of 30 seconds, and a step
-- that was used, with all before it, never counts again.
create table tenantry.second_factors (
  user_id text primary key references tenantry.users (id) on delete cascade,
  sealed_secret text not null,
  last_step bigint not null default 0,
  confirmed_at timestamptz,
  created_at timestamptz not null default now()
);
create index second_factors_offered on tenantry.second_factors (created_at) where confirmed_at is null;

create table tenantry.backup_codes (
  user_id text not null references tenantry.second_factors (user_id) on delete cascade,
  code_hash text not null,
  used_at timestamptz,
  primary key (user_id, code_hash)
);

-- Somebody whose password was right and whose code is awaited. Never a session: no door looks here. password_digest is of
-- the hash that was right: another password voids it.
create table tenantry.half_sign_ins (
  token_hash text primary key,
  user_id text not null references tenantry.users (id) on delete cascade,
  password_digest text not null,
  tries integer not null default 0,
  expires_at timestamptz not null default now() + interval '10 minutes',
  created_at timestamptz not null default now()
);
create index half_sign_ins_of_user on tenantry.half_sign_ins (user_id);
create index half_sign_ins_expiring on tenantry.half_sign_ins (expires_at);

do $$
declare
  name text;
begin
  foreach name in array array['second_factors', 'backup_codes', 'half_sign_ins'] loop
    execute format('alter table tenantry.%I enable row level security', name);
    execute format('alter table tenantry.%I force row level security', name);
    execute format('create policy identity_rows on tenantry.%I to tenantry_identity using (true) with check (true)', name);
    execute format('grant select, insert, update, delete on tenantry.%I to tenantry_identity', name);
    if name <> 'backup_codes' then
      execute format('create policy guard_rows on tenantry.%I to tenantry_guard using (true) with check (true)', name);
      -- Locking a row to skip it takes the right to update.
      execute format('grant select, update, delete on tenantry.%I to tenantry_guard', name);
    end if;
  end loop;
end $$;

alter type tenantry.entry add attribute has_second_factor boolean;
alter type tenantry.entry add attribute is_confirmed boolean;
alter type tenantry.entry add attribute operators_need_second_factor boolean;

create function tenantry.keep_has_second_factor() returns trigger
  language plpgsql volatile security definer set search_path = ''
  as $$
  begin
    if tg_op = 'DELETE' then
      update tenantry.users set has_second_factor = false where id = old.user_id and has_second_factor;
    else
      update tenantry.users set has_second_factor = new.confirmed_at is not null
       where id = new.user_id and has_second_factor is distinct from (new.confirmed_at is not null);
    end if;
    return null;
  end $$;
create trigger users_know_of_their_second_factor after insert or delete or update of confirmed_at on tenantry.second_factors
  for each row execute function tenantry.keep_has_second_factor();

-- For somebody who has lost it. An operator takes it away and learns nothing of it. Answers whether there was one.
create function tenantry.remove_second_factor(p_user text) returns boolean
  language plpgsql volatile security definer set search_path = ''
  as $$
  begin
    if coalesce(current_setting('tenantry.operator_id', true), '') = '' then
      raise exception using errcode = 'insufficient_privilege', message = 'only an operator removes a second factor';
    end if;
    delete from tenantry.half_sign_ins where user_id = p_user;
    delete from tenantry.second_factors where user_id = p_user;
    return found;
  end $$;
grant execute on function tenantry.remove_second_factor(text) to tenantry_operator;

-- Of a member of the pinned tenant; null of anybody else, and of somebody who has not joined.
create function tenantry.has_second_factor(p_membership text) returns boolean
  language sql stable security definer set search_path = ''
  as $$
    select u.has_second_factor from tenantry.memberships m join tenantry.users u on u.id = m.user_id
     where m.tenant_id = nullif(current_setting('tenantry.tenant_id', true), '') and m.id = p_membership
       and m.status in ('active', 'suspended')
  $$;

-- How many active members of the pinned tenant would have to set one up.
create function tenantry.members_without_second_factor() returns integer
  language sql stable security definer set search_path = ''
  as $$
    select count(*)::integer from tenantry.memberships m join tenantry.users u on u.id = m.user_id
     where m.tenant_id = nullif(current_setting('tenantry.tenant_id', true), '') and m.status = 'active'
       and u.status = 'active' and not u.has_second_factor
  $$;
grant execute on function tenantry.has_second_factor(text), tenantry.members_without_second_factor()
  to tenantry_tenant, tenantry_tenant_readonly;

-- Guarded functions are the guard's to replace; in a new database they still wait to be given to it.
grant create on schema tenantry to tenantry_guard;
do $$
declare
  item record;
begin
  for item in
    select p.oid::regprocedure as signature from pg_proc p
     where p.pronamespace = 'tenantry'::regnamespace
       and p.proname in ('enter', 'memberships_of', 'claim_setup', 'sweep') and p.proowner <> 'tenantry_guard'::regrole
  loop
    execute format('alter function %s owner to tenantry_guard', item.signature);
  end loop;
end $$;
set local role tenantry_guard;

-- The door, as before, except that it says who has a second factor, who needs one, and who has just proved who they are.
-- All of it stands in rows that are read anyway; the platform's own requirement is looked up for superadmins only.
create or replace function tenantry.enter(p_token_hash text, p_door text, p_tenant text, p_permission text, p_write boolean)
  returns tenantry.entry
  language plpgsql volatile security definer set search_path = ''
  as $$
  declare
    e tenantry.entry;
    v_slug text;
    v_is_unstated boolean := false;
    v_choices integer;
    v_authority record;
    v_roles text[];
    v_groups text[];
    v_last_used timestamptz;
    v_last_active timestamptz;
    v_used_in text[];
    v_pause integer;
    v_idle integer;
    v_absolute integer;
    v_needs_factor boolean;
    v_set text;
  begin
    v_set := set_config('tenantry.tenant_id', '', true);
    v_set := set_config('tenantry.operator_id', '', true);
    v_set := set_config('tenantry.user_id', '', true);

    -- One key to look by: a slug never looks like an id.
    if p_door = 'tenant' and p_tenant is null then
      -- A person of several tenants must say where they write; nobody's tenant is ever guessed from the order of rows.
      select count(t.id), case count(t.id) when 1 then min(t.slug) else min(c.slug) end into v_choices, v_slug
        from tenantry.sessions s
        left join tenantry.tenants c on c.id = s.current_tenant_id
        left join (tenantry.memberships m join tenantry.tenants t on t.id = m.tenant_id and t.status = 'active')
          on m.user_id = s.user_id and m.status = 'active'
       where s.token_hash = p_token_hash;
      v_is_unstated := v_choices > 1 and (p_write or v_slug is null);
    elsif p_door = 'tenant' and p_tenant ~ '^(ten|test_tenant)_' then
      select t.slug into v_slug from tenantry.tenants t where t.id = p_tenant;
    elsif p_door = 'tenant' then
      v_slug := p_tenant;
    end if;

    -- Who asks and, inside a tenant, whether they belong to it. How long the session ever lay idle counts for good.
    select s.id, s.created_at, s.last_used_at,
           greatest(s.longest_pause_minutes, floor(extract(epoch from now() - s.last_used_at) / 60)::integer), s.current_tenant_id,
           u.id, u.email, u.name, u.avatar_url, u.is_super_admin, u.must_change_password, u.default_tenant_id,
           u.has_second_factor, s.confirmed_at > now() - interval '15 minutes', t.second_factor_required,
           t.id, t.slug, t.name, t.status, m.id, m.kind, t.idle_timeout_minutes, t.absolute_timeout_minutes,
           m.last_active_at, m.role_ids, m.group_ids, s.used_in
      into e.session_id, e.session_started_at, v_last_used, v_pause, e.current_tenant_id,
           e.user_id, e.email, e.name, e.avatar_url, e.is_super_admin, e.must_change_password, e.default_tenant_id,
           e.has_second_factor, e.is_confirmed, v_needs_factor,
           e.tenant_id, e.tenant_slug, e.tenant_name, e.tenant_status, e.membership_id, e.kind, v_idle, v_absolute,
           v_last_active, v_roles, v_groups, v_used_in
      from tenantry.sessions s
      join tenantry.users u on u.id = s.user_id and u.status = 'active'
      left join (tenantry.tenants t join tenantry.memberships m on m.tenant_id = t.id and m.status = 'active')
        on m.user_id = s.user_id and t.slug = v_slug
     where s.token_hash = p_token_hash and s.expires_at > now() and s.last_used_at > now() - interval '12 hours';
    if not found then
      e.verdict := 'signed_out';
      return e;
    end if;
    e.permissions := '{}';
    if v_is_unstated then
      e.verdict := 'tenant_unstated';
      return e;
    end if;

    if e.is_super_admin and p_door <> 'tenant' then
      select p.operators_need_second_factor into e.operators_need_second_factor from tenantry.settings p;
    end if;

    if p_door = 'user' then
      e.verdict := 'ok';

    elsif p_door = 'operator' then
      if not e.is_super_admin then
        e.verdict := 'not_operator';
      elsif v_pause >= 60 or e.session_started_at <= now() - interval '24 hours' then
        e.verdict := 'session_too_old';
      elsif e.must_change_password then
        e.verdict := 'password_change_required';
      elsif e.operators_need_second_factor and not e.has_second_factor then
        e.verdict := 'second_factor_required';
      else
        e.verdict := 'ok';
        e.rank := 2147483647;
        e.permissions := tenantry.all_permissions();
        if p_tenant is not null then
          select t.id, t.slug, t.name, t.status into e.tenant_id, e.tenant_slug, e.tenant_name, e.tenant_status
            from tenantry.tenants t where t.id = p_tenant or t.slug = p_tenant;
          if not found then
            e.verdict := 'not_found';
          end if;
        end if;
      end if;

    else
      if e.membership_id is null or e.tenant_status = 'deleted' then
        e.verdict := 'not_found';
      elsif e.tenant_status <> 'active' then
        e.verdict := 'tenant_suspended';
      elsif v_pause >= v_idle or e.session_started_at <= now() - make_interval(mins => v_absolute) then
        e.verdict := 'session_too_old';
      elsif e.must_change_password then
        e.verdict := 'password_change_required';
      elsif v_needs_factor and not e.has_second_factor then
        e.verdict := 'second_factor_required';
      else
        if v_groups <> '{}' then
          v_roles := tenantry.roles_with_groups(e.tenant_id, v_roles, v_groups);
        end if;
        v_authority := tenantry.authority_of_held(v_roles);
        e.rank := v_authority.rank;
        e.permissions := v_authority.permissions;
        e.verdict := case when p_permission = '' or p_permission = any (e.permissions) then 'ok' else 'forbidden' end;
      end if;
    end if;

    if e.verdict = 'ok' then
      v_set := set_config('tenantry.tenant_id', coalesce(e.tenant_id, ''), true);
      v_set := set_config('tenantry.operator_id', case when p_door = 'operator' then e.user_id else '' end, true);
      v_set := set_config('tenantry.user_id', e.user_id, true);
      if v_last_used < now() - interval '1 minute'
         or (e.membership_id is not null
             and (coalesce(v_last_active, '-infinity') < now() - interval '1 minute' or e.tenant_id <> all (v_used_in))) then
        perform tenantry.touch(e.session_id, e.tenant_id, e.membership_id);
      end if;
    end if;
    return e;
  end $$;

-- As before, with what each organization requires.
drop function tenantry.memberships_of(text);
create function tenantry.memberships_of(p_user text)
  returns table (membership_id text, tenant_id text, slug text, name text, type text, logo_url text, kind text, rank integer,
    roles jsonb, last_active_at timestamptz, permissions text[], second_factor_required boolean)
  language plpgsql stable security definer set search_path = ''
  as $$
  begin
    return query
      select m.id, t.id, t.slug, t.name, t.type, t.logo_url, m.kind, a.rank,
             coalesce((select jsonb_agg(jsonb_build_object('id', r.id, 'name', r.name, 'rank', r.rank))
                         from tenantry.roles r where r.id = any (h.roles)), '[]'::jsonb),
             m.last_active_at, a.permissions, t.second_factor_required
        from tenantry.memberships m
        join tenantry.tenants t on t.id = m.tenant_id and t.status = 'active'
        cross join lateral tenantry.roles_with_groups(m.tenant_id, m.role_ids, m.group_ids) h(roles)
        cross join lateral tenantry.authority_of_held(h.roles) a
       where m.user_id = p_user and m.status = 'active'
       order by m.last_active_at desc nulls last, m.joined_at desc nulls last, t.id;
  end $$;
grant execute on function tenantry.memberships_of(text) to tenantry_identity, tenantry_operator;

-- As before; where it is wanted, superadmins need a second factor from the first one on.
drop function tenantry.claim_setup(text, text, text);
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
grant execute on function tenantry.claim_setup(text, text, text, boolean) to tenantry_identity;

-- As before, with sign-ins that nobody finished, and second factors that were offered and not taken.
create or replace function tenantry.sweep(p_most integer) returns integer
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

set local role tenantry_owner;
