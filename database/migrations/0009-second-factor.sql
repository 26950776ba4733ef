-- The second factor. Secrets are sealed, of codes and tokens only hashes are kept, and no role but sign-in's sees any of it.
-- What a request is judged by stands in rows the door reads anyway: users.has_second_factor, kept by a trigger here,
-- tenants.second_factor_required and sessions.confirmed_at.

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
    -- Whoever sets up another one is not kept waiting by tries at this one. The keys are those of the server's counters.
    delete from tenantry.rate_limits where key in (
      select kind || ' account ' || translate(rtrim(encode(sha256(convert_to(p_user, 'UTF8')), 'base64'), '='), '+/', '-_') || of
        from unnest(array['second-factor', 'backup-code', 'offered-code']) kind, unnest(array['', ' in a day']) of);
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
