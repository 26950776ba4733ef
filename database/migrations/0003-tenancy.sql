-- Tenants and who may do what in them: memberships, roles, groups, invitations. Every table that holds a tenant's rows
-- has tenant_id first in its keys, row-level security that applies to its owner too, and composite foreign keys, so that
-- no row can point into another tenant. Predefined roles are rows without a tenant: their scope is the empty string, and
-- a check lets a tenant's row refer to its own scope or to that one, nothing else.
create table tenantry.tenants (
  id text primary key default tenantry.new_id('ten'),
  slug text not null check (slug ~ '^[a-z0-9]([a-z0-9_-]{0,61}[a-z0-9])?$'),
  name text not null check (btrim(name) <> ''),
  type text not null default 'customer',
  parent_id text references tenantry.tenants (id),
  logo_url text,
  status text not null default 'active' check (status in ('active', 'suspended', 'archived', 'deleted')),
  is_protected boolean not null default false,
  contact_email text,
  mail_sender_name text,
  portal_theme jsonb not null default '{}',
  invitation_lifetime_days integer check (invitation_lifetime_days between 1 and 30),
  allowed_email_domains text[] not null default '{}',
  second_factor_required boolean not null default false,
  support_access_allowed boolean not null default true,
  idle_timeout_minutes integer check (idle_timeout_minutes between 5 and 43200),
  absolute_timeout_minutes integer check (absolute_timeout_minutes between 15 and 525600),
  version integer not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  deleted_at timestamptz,
  constraint one_tenant_per_slug unique (slug),
  -- A tenant may be named by its slug or its id: a slug that looks like an id could stand for somebody else.
  constraint a_slug_is_no_id check (slug !~ '^(ten|test_tenant)_'),
  constraint protected_tenants_stay_active check (not is_protected or status = 'active')
);
create index tenants_newest on tenantry.tenants (created_at desc, id desc);
create index tenants_by_name on tenantry.tenants (tenantry.folded(name) text_pattern_ops, id);

alter table tenantry.users add foreign key (default_tenant_id) references tenantry.tenants (id) on delete set null;
alter table tenantry.sessions add foreign key (current_tenant_id) references tenantry.tenants (id) on delete set null;

-- Kept counters, apart from the tenant's row, so that counting never waits for a lock on the tenant.
create table tenantry.tenant_activity (
  tenant_id text primary key references tenantry.tenants (id),
  active_members integer not null default 0,
  had_admin boolean not null default false,
  last_active_at timestamptz
);

create table tenantry.resource_types (
  code text primary key check (code ~ '^[a-z][a-z0-9_]*(\.[a-z][a-z0-9_]*)*$' and length(code) <= 60),
  label text not null check (btrim(label) <> ''),
  category text not null check (category ~ '^[A-Z][A-Z0-9 _&-]{0,39}$'),
  description text not null default '',
  is_active boolean not null default true,
  is_builtin boolean not null default false,
  position integer not null default 1000,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);

create table tenantry.permissions (
  code text primary key,
  resource_type text not null references tenantry.resource_types (code),
  action text not null check (action ~ '^[a-z][a-z0-9_]*$' and length(action) <= 30),
  position integer not null,
  constraint a_permission_is_type_and_action check (code = resource_type || '.' || action)
);
create index permissions_of_resource_type on tenantry.permissions (resource_type, position);

create table tenantry.roles (
  id text primary key default tenantry.new_id('rol'),
  tenant_id text references tenantry.tenants (id),
  scope text not null generated always as (coalesce(tenant_id, '')) stored,
  name text not null check (btrim(name) <> '' and length(name) <= 80),
  description text not null default '',
  rank integer not null check (rank between 0 and 1000),
  kind text not null default 'team' check (kind in ('team', 'creator', 'contractor', 'vendor')),
  parent_scope text,
  parent_id text,
  -- What role_permissions gives this role of types that are active, in order. Kept by triggers, so that a request reads one value.
  grants text[] not null default '{}',
  version integer not null default 1,
  created_by text references tenantry.users (id) on delete set null,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  constraint roles_in_scope unique (scope, id),
  constraint role_parent_exists foreign key (parent_scope, parent_id) references tenantry.roles (scope, id),
  constraint role_parent_is_own_or_predefined check (
    (parent_id is null and parent_scope is null) or (parent_id is not null and parent_scope in ('', coalesce(tenant_id, ''))))
);
create unique index one_role_per_name on tenantry.roles (scope, tenantry.folded(name));
create index roles_by_parent on tenantry.roles (parent_scope, parent_id);

create table tenantry.role_permissions (
  tenant_id text references tenantry.tenants (id),
  scope text not null generated always as (coalesce(tenant_id, '')) stored,
  role_id text not null,
  permission text not null references tenantry.permissions (code),
  granted_by text references tenantry.users (id) on delete set null,
  granted_at timestamptz not null default now(),
  primary key (scope, role_id, permission),
  foreign key (scope, role_id) references tenantry.roles (scope, id) on delete cascade
);
create index role_permissions_by_permission on tenantry.role_permissions (permission);

create table tenantry.memberships (
  tenant_id text not null references tenantry.tenants (id),
  id text not null default tenantry.new_id('mem'),
  user_id text not null references tenantry.users (id),
  kind text not null default 'team' check (kind in ('team', 'creator', 'contractor', 'vendor')),
  status text not null check (status in ('pending', 'active', 'suspended', 'removed')),
  email text not null,
  name text not null default '',
  search text not null generated always as (tenantry.folded(name || ' ' || email)) stored,
  -- What membership_roles and group_members say of this membership, in order. Kept by triggers, so that a request reads one
  -- row.
  role_ids text[] not null default '{}',
  group_ids text[] not null default '{}',
  version integer not null default 1,
  joined_at timestamptz,
  last_active_at timestamptz,
  removed_at timestamptz,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  primary key (tenant_id, id)
);
create unique index one_membership_per_person on tenantry.memberships (tenant_id, user_id) where status <> 'removed';
create index memberships_newest on tenantry.memberships (tenant_id, created_at desc, id desc);
create index memberships_of_user on tenantry.memberships (user_id, tenant_id);
create index memberships_by_email on tenantry.memberships (tenant_id, email) where status <> 'removed';
-- The list of a large organization by name. Searching it reads its members in the order asked for until the page is full:
-- with 100,000 members some 30 ms for a term that nobody has, 2 ms for one that many have, measured on two busy cores.
create index memberships_by_name on tenantry.memberships (tenant_id, tenantry.folded(name), id) where status <> 'removed';
-- For operators, who look over all tenants: newest first, and one by its id.
create index memberships_of_all_newest on tenantry.memberships (created_at desc, id desc);
create unique index memberships_by_id on tenantry.memberships (id);

create table tenantry.membership_roles (
  tenant_id text not null,
  membership_id text not null,
  role_scope text not null,
  role_id text not null,
  granted_by text references tenantry.users (id) on delete set null,
  granted_at timestamptz not null default now(),
  primary key (tenant_id, membership_id, role_id),
  foreign key (tenant_id, membership_id) references tenantry.memberships (tenant_id, id) on delete cascade,
  constraint assigned_role_exists foreign key (role_scope, role_id) references tenantry.roles (scope, id),
  constraint assigned_role_is_own_or_predefined check (role_scope in ('', tenant_id))
);
create index membership_roles_by_role on tenantry.membership_roles (tenant_id, role_id);
create index membership_roles_references on tenantry.membership_roles (role_scope, role_id);

create table tenantry.groups (
  tenant_id text not null references tenantry.tenants (id),
  id text not null default tenantry.new_id('grp'),
  name text not null check (btrim(name) <> '' and length(name) <= 80),
  description text not null default '',
  version integer not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  primary key (tenant_id, id)
);
create unique index one_group_per_name on tenantry.groups (tenant_id, tenantry.folded(name));

create table tenantry.group_members (
  tenant_id text not null,
  group_id text not null,
  membership_id text not null,
  added_by text references tenantry.users (id) on delete set null,
  added_at timestamptz not null default now(),
  primary key (tenant_id, group_id, membership_id),
  foreign key (tenant_id, group_id) references tenantry.groups (tenant_id, id) on delete cascade,
  foreign key (tenant_id, membership_id) references tenantry.memberships (tenant_id, id) on delete cascade
);
create index group_members_by_membership on tenantry.group_members (tenant_id, membership_id);

create table tenantry.group_roles (
  tenant_id text not null,
  group_id text not null,
  role_scope text not null,
  role_id text not null,
  granted_by text references tenantry.users (id) on delete set null,
  granted_at timestamptz not null default now(),
  primary key (tenant_id, group_id, role_id),
  foreign key (tenant_id, group_id) references tenantry.groups (tenant_id, id) on delete cascade,
  constraint carried_role_exists foreign key (role_scope, role_id) references tenantry.roles (scope, id),
  constraint carried_role_is_own_or_predefined check (role_scope in ('', tenant_id))
);
create index group_roles_references on tenantry.group_roles (role_scope, role_id);

create table tenantry.invitations (
  tenant_id text not null references tenantry.tenants (id),
  id text not null default tenantry.new_id('inv'),
  membership_id text not null,
  email text not null,
  token_hash text not null,
  status text not null default 'pending' check (status in ('pending', 'accepted', 'expired', 'revoked')),
  message text not null default '',
  invited_by text references tenantry.users (id) on delete set null,
  invited_by_name text not null,
  by_operator boolean not null default false,
  expires_at timestamptz not null,
  last_sent_at timestamptz not null default now(),
  settled_at timestamptz,
  created_at timestamptz not null default now(),
  primary key (tenant_id, id),
  foreign key (tenant_id, membership_id) references tenantry.memberships (tenant_id, id),
  constraint one_token_per_invitation unique (token_hash)
);
create unique index one_pending_invitation on tenantry.invitations (tenant_id, tenantry.folded(email)) where status = 'pending';
create index invitations_newest on tenantry.invitations (tenant_id, created_at desc, id desc);
create index invitations_of_membership on tenantry.invitations (tenant_id, membership_id);
create index invitations_by_inviter on tenantry.invitations (tenant_id, invited_by) where status = 'pending';
create index invitations_expiring on tenantry.invitations (tenant_id, expires_at) where status = 'pending';

-- Which organizations a session is used in, so that a tenant's admins see, and end, the sessions that work in their tenant.
create table tenantry.session_tenants (
  session_id text not null references tenantry.sessions (id) on delete cascade,
  tenant_id text not null references tenantry.tenants (id),
  last_used_at timestamptz not null default now(),
  primary key (session_id, tenant_id)
);
create index session_tenants_of_tenant on tenantry.session_tenants (tenant_id, session_id);
alter table tenantry.session_tenants enable row level security;
alter table tenantry.session_tenants force row level security;
create policy guard_rows on tenantry.session_tenants to tenantry_guard using (true) with check (true);
grant select, insert, update, delete on tenantry.session_tenants to tenantry_guard;

do $$
declare
  name text;
  pinned constant text := '(select nullif(current_setting(''tenantry.tenant_id'', true), ''''))';
  entered constant text := '(select current_setting(''tenantry.operator_id'', true)) <> ''''';
begin
  foreach name in array array['tenants', 'tenant_activity', 'resource_types', 'permissions', 'roles', 'role_permissions',
      'memberships', 'membership_roles', 'groups', 'group_members', 'group_roles', 'invitations'] loop
    execute format('alter table tenantry.%I enable row level security', name);
    execute format('alter table tenantry.%I force row level security', name);
    execute format('create policy guard_rows on tenantry.%I to tenantry_guard using (true) with check (true)', name);
    execute format('create policy operator_rows on tenantry.%I to tenantry_operator using (%s) with check (%s)', name, entered, entered);
    execute format('grant select, insert, update, delete on tenantry.%I to tenantry_guard', name);
  end loop;

  foreach name in array array['tenant_activity', 'memberships', 'membership_roles', 'groups', 'group_members', 'group_roles', 'invitations'] loop
    execute format('create policy tenant_rows on tenantry.%I to tenantry_tenant, tenantry_tenant_readonly
      using (tenant_id = %s) with check (tenant_id = %s)', name, pinned, pinned);
  end loop;
  execute format('create policy tenant_rows on tenantry.tenants to tenantry_tenant, tenantry_tenant_readonly
    using (id = %s) with check (id = %s)', pinned, pinned);

  -- Catalogue rows without a tenant are everybody's to read; a tenant writes its own rows only.
  foreach name in array array['roles', 'role_permissions'] loop
    execute format('create policy tenant_rows on tenantry.%I for select to tenantry_tenant, tenantry_tenant_readonly
      using (scope = '''' or tenant_id = %s)', name, pinned);
    execute format('create policy tenant_inserts on tenantry.%I for insert to tenantry_tenant with check (tenant_id = %s)', name, pinned);
    execute format('create policy tenant_deletes on tenantry.%I for delete to tenantry_tenant using (tenant_id = %s)', name, pinned);
  end loop;
  execute format('create policy tenant_updates on tenantry.roles for update to tenantry_tenant
    using (tenant_id = %s) with check (tenant_id = %s)', pinned, pinned);
  foreach name in array array['resource_types', 'permissions'] loop
    execute format('create policy everyone_reads on tenantry.%I for select to tenantry_tenant, tenantry_tenant_readonly using (true)', name);
  end loop;
end $$;

-- The tenant's own hand. A membership's person never changes; an invitation's token can be written, never read.
grant select on tenantry.tenants, tenantry.tenant_activity, tenantry.resource_types, tenantry.permissions, tenantry.roles,
  tenantry.role_permissions, tenantry.memberships, tenantry.membership_roles, tenantry.groups, tenantry.group_members,
  tenantry.group_roles to tenantry_tenant, tenantry_tenant_readonly;
grant select (tenant_id, id, membership_id, email, status, message, invited_by, invited_by_name, by_operator, expires_at,
  last_sent_at, settled_at, created_at) on tenantry.invitations to tenantry_tenant, tenantry_tenant_readonly, tenantry_operator;
grant insert on tenantry.invitations to tenantry_tenant;
grant update (token_hash, status, message, invited_by, invited_by_name, by_operator, expires_at, last_sent_at, settled_at)
  on tenantry.invitations to tenantry_tenant;
grant update (name, slug, logo_url, contact_email, mail_sender_name, portal_theme, invitation_lifetime_days,
  allowed_email_domains, second_factor_required, support_access_allowed, idle_timeout_minutes, absolute_timeout_minutes,
  version, updated_at) on tenantry.tenants to tenantry_tenant;
grant insert (tenant_id, id, user_id, kind, status, email, name, version, joined_at, last_active_at, removed_at, created_at, updated_at)
  on tenantry.memberships to tenantry_tenant;
grant update (kind, status, name, version, joined_at, removed_at, updated_at) on tenantry.memberships to tenantry_tenant;
grant insert, delete on tenantry.membership_roles, tenantry.group_members, tenantry.group_roles,
  tenantry.role_permissions to tenantry_tenant;
grant insert, delete on tenantry.groups to tenantry_tenant;
grant insert (id, tenant_id, name, description, rank, kind, parent_scope, parent_id, created_by), delete on tenantry.roles to tenantry_tenant;
grant update (name, description, version, updated_at) on tenantry.groups to tenantry_tenant;
grant update (name, description, rank, kind, parent_scope, parent_id, version, updated_at) on tenantry.roles to tenantry_tenant;

-- The operator creates and runs tenants and the reference data. Inside a tenant the operator works with the tenant's role.
grant select on tenantry.tenants, tenantry.tenant_activity, tenantry.resource_types, tenantry.permissions, tenantry.roles,
  tenantry.role_permissions, tenantry.memberships, tenantry.membership_roles, tenantry.groups, tenantry.group_members,
  tenantry.group_roles to tenantry_operator;
grant insert, update on tenantry.tenants to tenantry_operator;
grant insert on tenantry.tenant_activity, tenantry.role_permissions, tenantry.permissions to tenantry_operator;
grant insert, update on tenantry.resource_types to tenantry_operator;

-- A user is made known by whoever invites them: without credential, so unable to sign in. The answer does not tell
-- whether the address was known.
create function tenantry.ensure_user(p_email text, p_name text) returns text
  language plpgsql volatile security definer set search_path = ''
  as $$
  declare
    v_user text;
  begin
    insert into tenantry.users (email, name) values (tenantry.folded(p_email), p_name)
      on conflict (email_canonical) do nothing returning id into v_user;
    if v_user is null then
      select u.id into v_user from tenantry.users u where u.email_canonical = tenantry.folded(p_email);
    end if;
    return v_user;
  end $$;
grant execute on function tenantry.ensure_user(text, text) to tenantry_tenant, tenantry_operator;

-- How many invitations the pinned tenant has left today, as count_attempt counts them.
create function tenantry.invitations_left() returns integer
  language sql stable security definer set search_path = ''
  as $$
    select greatest(0, s.invitations_per_day - coalesce((
        select l.hits from tenantry.rate_limits l
         where l.key = 'invitations ' || current_setting('tenantry.tenant_id', true) and l.window_ends_at > now()), 0))
      from tenantry.settings s where current_setting('tenantry.tenant_id', true) <> ''
  $$;
grant execute on function tenantry.invitations_left() to tenantry_tenant;

-- Each membership carries its person's name and address, so that a tenant's list never touches the users table.
-- A pending membership shows what the inviter wrote, not what the person calls themselves elsewhere.
create function tenantry.refresh_directory() returns trigger
  language plpgsql volatile security definer set search_path = ''
  as $$
  begin
    update tenantry.memberships set name = new.name, email = new.email
      where user_id = new.id and status in ('active', 'suspended');
    return null;
  end $$;
create trigger users_refresh_directory after update of name, email on tenantry.users
  for each row when (old.name is distinct from new.name or old.email is distinct from new.email)
  execute function tenantry.refresh_directory();

create function tenantry.count_active_members() returns trigger
  language plpgsql volatile security definer set search_path = ''
  as $$
  declare
    v_change integer := (case when tg_op <> 'DELETE' and new.status = 'active' then 1 else 0 end)
                      - (case when tg_op <> 'INSERT' and old.status = 'active' then 1 else 0 end);
  begin
    if v_change <> 0 then
      insert into tenantry.tenant_activity as a (tenant_id, active_members, last_active_at)
      values (coalesce(new.tenant_id, old.tenant_id), greatest(v_change, 0), now())
      on conflict (tenant_id) do update set active_members = a.active_members + v_change;
    end if;
    return null;
  end $$;
create trigger memberships_are_counted after insert or delete or update of status on tenantry.memberships
  for each row execute function tenantry.count_active_members();

-- Parents form no cycle and no chain deeper than 8. Walking up is enough: a cycle would have to pass the changed row.
-- Checked after the change: a trigger before it would make the generated scope count as changed, and with it every change
-- of a role would lock out those who refer to it.
create function tenantry.check_role_parent() returns trigger
  language plpgsql volatile security definer set search_path = ''
  as $$
  declare
    v_scope text := new.parent_scope;
    v_id text := new.parent_id;
    v_depth integer := 1;
    v_below integer;
  begin
    if new.parent_id is null then
      return null;
    end if;
    -- Two changes at once could close a cycle that neither sees: one at a time per tenant.
    perform pg_advisory_xact_lock(hashtextextended('tenantry.role_parent ' || coalesce(new.tenant_id, ''), 0));
    while v_id is not null loop
      if v_id = new.id then
        raise exception using errcode = 'check_violation', constraint = 'roles_form_no_cycle', message = 'a role cannot inherit from itself';
      end if;
      v_depth := v_depth + 1;
      exit when v_depth > 20;
      select r.parent_scope, r.parent_id into v_scope, v_id from tenantry.roles r where r.scope = v_scope and r.id = v_id;
    end loop;
    with recursive below(id, depth) as (
      select r.id, 1 from tenantry.roles r where r.parent_id = new.id
      union all
      select r.id, b.depth + 1 from tenantry.roles r join below b on r.parent_id = b.id where b.depth < 20)
    select coalesce(max(depth), 0) into v_below from below;
    if v_depth + v_below > 8 then
      raise exception using errcode = 'check_violation', constraint = 'roles_are_at_most_eight_deep', message = 'roles inherit over at most eight levels';
    end if;
    return null;
  end $$;
create trigger role_parents_are_checked after insert or update of parent_id, parent_scope on tenantry.roles
  for each row execute function tenantry.check_role_parent();

-- The Tenant Admins who can act: active members of kind team. Someone disabled cannot sign in, so their membership does not
-- count.
create function tenantry.tenant_admins(p_tenant text) returns setof text
  language sql stable security definer set search_path = ''
  as $$
    select m.id from tenantry.memberships m
      join tenantry.users u on u.id = m.user_id and u.status = 'active'
      join tenantry.membership_roles r on r.tenant_id = m.tenant_id and r.membership_id = m.id and r.role_id = 'rol_tenant_admin'
     where m.tenant_id = p_tenant and m.status = 'active' and m.kind = 'team'
  $$;

-- Those of the pinned tenant, for the page of a member and the preview of a bulk change.
create function tenantry.tenant_admins() returns setof text
  language sql stable security definer set search_path = ''
  as $$ select tenantry.tenant_admins(nullif(current_setting('tenantry.tenant_id', true), '')) $$;
grant execute on function tenantry.tenant_admins() to tenantry_tenant, tenantry_tenant_readonly;

-- The second line behind "the last Tenant Admin stays". Once a tenant has had a Tenant Admin who can act, no change commits
-- that leaves it without one. The lock on the tenant's row comes first, so of two changes at once the second counts what
-- the first has left.
create function tenantry.has_tenant_admin(p_tenant text) returns boolean
  language sql stable security definer set search_path = ''
  as $$
    select exists (
      select 1 from tenantry.memberships m
        join tenantry.users u on u.id = m.user_id and u.status = 'active'
        join tenantry.membership_roles r on r.tenant_id = m.tenant_id and r.membership_id = m.id and r.role_id = 'rol_tenant_admin'
       where m.tenant_id = p_tenant and m.status = 'active' and m.kind = 'team')
  $$;

create function tenantry.note_tenant_admin() returns trigger
  language plpgsql volatile security definer set search_path = ''
  as $$
  begin
    if tenantry.has_tenant_admin(new.tenant_id) then
      insert into tenantry.tenant_activity as a (tenant_id, had_admin) values (new.tenant_id, true)
        on conflict (tenant_id) do update set had_admin = true where not a.had_admin;
    end if;
    return null;
  end $$;
create trigger active_admins_are_noted after insert or update of status, kind on tenantry.memberships
  for each row when (new.status = 'active' and new.kind = 'team') execute function tenantry.note_tenant_admin();
create trigger granted_admins_are_noted after insert on tenantry.membership_roles
  for each row when (new.role_id = 'rol_tenant_admin') execute function tenantry.note_tenant_admin();

-- Looked at only when a Tenant Admin leaves: while the only one is disabled, everybody else may still go. One whose role is
-- taken in the same breath is the business of the trigger on roles.
create function tenantry.keep_a_tenant_admin() returns trigger
  language plpgsql volatile security definer set search_path = ''
  as $$
  begin
    if tg_table_name = 'memberships' then
      if not exists (select 1 from tenantry.membership_roles r
                      where r.tenant_id = old.tenant_id and r.membership_id = old.id and r.role_id = 'rol_tenant_admin') then
        return null;
      end if;
    end if;
    perform 1 from tenantry.tenants t where t.id = old.tenant_id for no key update;
    if exists (select 1 from tenantry.tenant_activity a where a.tenant_id = old.tenant_id and a.had_admin)
       and not tenantry.has_tenant_admin(old.tenant_id) then
      raise exception using errcode = 'check_violation', constraint = 'last_tenant_admin', message = 'one active Tenant Admin must remain';
    end if;
    return null;
  end $$;
create constraint trigger a_tenant_admin_remains after update of status, kind on tenantry.memberships
  deferrable initially deferred for each row
  when (old.status = 'active' and old.kind = 'team' and not (new.status = 'active' and new.kind = 'team'))
  execute function tenantry.keep_a_tenant_admin();
create constraint trigger a_tenant_admin_keeps_the_role after delete on tenantry.membership_roles
  deferrable initially deferred for each row
  when (old.role_id = 'rol_tenant_admin')
  execute function tenantry.keep_a_tenant_admin();
