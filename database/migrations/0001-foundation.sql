-- Foundation: the schema, ids, the functions that say what is pinned, and default privileges under which a new
-- table or function can be used by nobody until a migration grants it by name.
create schema tenantry authorization tenantry_owner;
grant usage on schema tenantry
  to tenantry_guard, tenantry_tenant, tenantry_tenant_readonly, tenantry_operator, tenantry_identity, tenantry_worker;

alter default privileges revoke execute on functions from public;
set local role tenantry_guard;
alter default privileges revoke execute on functions from public;
set local role tenantry_owner;

-- Ids sort by the time they were made, so that indexes grow at their end; 80 random bits follow the milliseconds.
-- Like the next one it is written as a parsed body: its names were looked up when it was made, so it needs no path of its
-- own, and the planner can put its expression in place of the call.
create function tenantry.new_id(prefix text) returns text
  language sql volatile
  return prefix || '_' || lpad(to_hex((extract(epoch from clock_timestamp()) * 1000)::bigint), 12, '0')
         || substr(replace(gen_random_uuid()::text, '-', ''), 13);

-- The text that searches and comparisons use: case and surrounding blanks do not matter.
create function tenantry.folded(value text) returns text
  language sql immutable parallel safe
  return lower(btrim(value));

grant execute on function tenantry.new_id(text), tenantry.folded(text)
  to tenantry_guard, tenantry_tenant, tenantry_tenant_readonly, tenantry_operator, tenantry_identity, tenantry_worker;

-- Platform settings: one row, read by everyone, written by operators. Its row is also the lock for changes that
-- must see all superadmins.
create table tenantry.settings (
  singleton boolean primary key default true check (singleton),
  product_name text not null default 'Tenantry',
  organization_noun text not null default 'organization',
  -- For mail to somebody whose own language is not known, where nobody caused it either.
  language text not null default 'en' check (language in ('en', 'de')),
  sign_up_mode text not null default 'closed' check (sign_up_mode in ('closed', 'request', 'open')),
  invitation_lifetime_days integer not null default 7 check (invitation_lifetime_days between 1 and 30),
  invitations_per_day integer not null default 50 check (invitations_per_day between 1 and 100000),
  password_minimum integer not null default 12 check (password_minimum between 8 and 64),
  operators_need_second_factor boolean not null default false,
  updated_at timestamptz not null default now()
);
insert into tenantry.settings default values;
alter table tenantry.settings enable row level security;
alter table tenantry.settings force row level security;
create policy everyone_reads on tenantry.settings for select
  to tenantry_guard, tenantry_tenant, tenantry_tenant_readonly, tenantry_operator, tenantry_identity, tenantry_worker
  using (true);
create policy guard_locks on tenantry.settings for update to tenantry_guard using (true) with check (true);
create policy operator_writes on tenantry.settings for update to tenantry_operator
  using ((select current_setting('tenantry.operator_id', true)) <> '')
  with check ((select current_setting('tenantry.operator_id', true)) <> '');
grant select on tenantry.settings
  to tenantry_guard, tenantry_tenant, tenantry_tenant_readonly, tenantry_operator, tenantry_identity, tenantry_worker;
grant update on tenantry.settings to tenantry_operator, tenantry_guard;
