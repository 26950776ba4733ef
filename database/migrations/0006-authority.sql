-- Who is asking, where, and may they: resolved here, in the same round trip that pins the tenant, at every request, so a
-- change is in force at the next one. A refusal pins nothing, and with nothing pinned row-level security shows nothing to
-- the statements behind it. The door reads what triggers keep beside a membership and its roles; the matrix and the
-- explanation read the rows those are made of. That both say the same is what the triggers are for, and what the property
-- test on random hierarchies and the races test hold them to.

-- The roles a membership holds: its own, those its groups carry, and all their ancestors. depth 0 is held directly.
create function tenantry.held_roles(p_tenant text, p_membership text)
  returns table (scope text, role_id text, depth integer, held_as text, group_id text)
  language sql stable set search_path = ''
  as $$
    with recursive held(scope, role_id, depth, held_as, group_id) as (
      select r.role_scope, r.role_id, 0, r.role_id, null::text from tenantry.membership_roles r
       where r.tenant_id = p_tenant and r.membership_id = p_membership
      union
      select g.role_scope, g.role_id, 0, g.role_id, g.group_id
        from tenantry.group_members m
        join tenantry.group_roles g on g.tenant_id = m.tenant_id and g.group_id = m.group_id
       where m.tenant_id = p_tenant and m.membership_id = p_membership
      union
      select r.parent_scope, r.parent_id, h.depth + 1, h.held_as, h.group_id
        from held h join tenantry.roles r on r.scope = h.scope and r.id = h.role_id
       where r.parent_id is not null and h.depth < 8)
    select * from held
  $$;

-- What a request needs of a role and of a membership is kept as one value beside them, in the transaction that changes it:
-- roles.grants, memberships.role_ids, memberships.group_ids. Whoever keeps one locks its row first and reads afterwards, so
-- of two changes at once the later one sees both.
create function tenantry.keep_grants(p_roles text[]) returns void
  language plpgsql volatile security definer set search_path = ''
  as $$
  begin
    perform 1 from tenantry.roles r where r.id = any (p_roles) order by r.id for no key update;
    update tenantry.roles r set grants = array(
      select g.permission from tenantry.role_permissions g
        join tenantry.permissions p on p.code = g.permission
        join tenantry.resource_types t on t.code = p.resource_type and t.is_active
       where g.scope = r.scope and g.role_id = r.id order by g.permission)
     where r.id = any (p_roles);
  end $$;

create function tenantry.grants_given() returns trigger
  language plpgsql volatile security definer set search_path = ''
  as $$
  begin
    -- A type can not be switched off or on between now and the end: whoever does that would not see these grants yet.
    perform 1 from tenantry.resource_types t where t.code in (
      select p.resource_type from tenantry.permissions p join new_grants n on n.permission = p.code) order by t.code for share;
    perform tenantry.keep_grants(array(select distinct n.role_id from new_grants n));
    return null;
  end $$;
create trigger grants_are_kept_when_given after insert on tenantry.role_permissions
  referencing new table as new_grants for each statement execute function tenantry.grants_given();
create trigger grants_are_kept_when_changed after update on tenantry.role_permissions
  referencing new table as new_grants for each statement execute function tenantry.grants_given();

create function tenantry.grants_taken() returns trigger
  language plpgsql volatile security definer set search_path = ''
  as $$
  begin
    perform tenantry.keep_grants(array(select distinct o.role_id from old_grants o));
    return null;
  end $$;
create trigger grants_are_kept_when_taken after delete on tenantry.role_permissions
  referencing old table as old_grants for each statement execute function tenantry.grants_taken();
create trigger grants_are_kept_when_replaced after update on tenantry.role_permissions
  referencing old table as old_grants for each statement execute function tenantry.grants_taken();

create function tenantry.type_switched() returns trigger
  language plpgsql volatile security definer set search_path = ''
  as $$
  begin
    perform tenantry.keep_grants(array(
      select distinct g.role_id from tenantry.role_permissions g
        join tenantry.permissions p on p.code = g.permission and p.resource_type = new.code));
    return null;
  end $$;
create trigger types_switched_change_grants after update of is_active on tenantry.resource_types
  for each row when (old.is_active <> new.is_active) execute function tenantry.type_switched();

-- Serves membership_roles and group_members alike: their rows belong to a membership.
create function tenantry.keep_held() returns trigger
  language plpgsql volatile security definer set search_path = ''
  as $$
  declare
    v_tenants text[];
    v_memberships text[];
  begin
    select array_agg(c.tenant_id), array_agg(c.membership_id) into v_tenants, v_memberships
      from (select distinct n.tenant_id, n.membership_id from changed n) c;
    if v_tenants is null then
      return null;
    end if;
    perform 1 from tenantry.memberships m join unnest(v_tenants, v_memberships) c(tenant_id, id) on c.tenant_id = m.tenant_id and c.id = m.id
     order by m.tenant_id, m.id for no key update of m;
    update tenantry.memberships m
       set role_ids = array(select a.role_id from tenantry.membership_roles a where a.tenant_id = m.tenant_id and a.membership_id = m.id order by 1),
           group_ids = array(select a.group_id from tenantry.group_members a where a.tenant_id = m.tenant_id and a.membership_id = m.id order by 1)
      from unnest(v_tenants, v_memberships) c(tenant_id, id) where m.tenant_id = c.tenant_id and m.id = c.id;
    return null;
  end $$;
create trigger roles_are_kept_when_given after insert on tenantry.membership_roles
  referencing new table as changed for each statement execute function tenantry.keep_held();
create trigger roles_are_kept_when_taken after delete on tenantry.membership_roles
  referencing old table as changed for each statement execute function tenantry.keep_held();
create trigger roles_are_kept_when_changed after update on tenantry.membership_roles
  referencing new table as changed for each statement execute function tenantry.keep_held();
create trigger roles_are_kept_when_replaced after update on tenantry.membership_roles
  referencing old table as changed for each statement execute function tenantry.keep_held();
create trigger groups_are_kept_when_given after insert on tenantry.group_members
  referencing new table as changed for each statement execute function tenantry.keep_held();
create trigger groups_are_kept_when_taken after delete on tenantry.group_members
  referencing old table as changed for each statement execute function tenantry.keep_held();
create trigger groups_are_kept_when_changed after update on tenantry.group_members
  referencing new table as changed for each statement execute function tenantry.keep_held();
create trigger groups_are_kept_when_replaced after update on tenantry.group_members
  referencing old table as changed for each statement execute function tenantry.keep_held();

-- The roles of the catalogue were granted before there was anybody to keep them.
set local role tenantry_guard;
update tenantry.roles r set grants = array(
  select g.permission from tenantry.role_permissions g where g.role_id = r.id order by 1);
set local role tenantry_owner;

-- What each of these roles gives, inherited permissions included. On the way of every invitation and every change of roles,
-- so in plpgsql, which keeps its plan: a function in SQL is planned at each call, and one that calls others once more for
-- each of them.
create function tenantry.authority_of_roles(p_roles text[])
  returns table (role_id text, role_scope text, name text, kind text, rank integer, permissions text[])
  language plpgsql stable set search_path = ''
  as $$
  begin
    return query
      with recursive lineage(root_scope, root_id, scope, id, depth) as (
        select r.scope, r.id, r.scope, r.id, 0 from tenantry.roles r where r.id = any (p_roles)
        union
        select l.root_scope, l.root_id, r.parent_scope, r.parent_id, l.depth + 1
          from lineage l join tenantry.roles r on r.scope = l.scope and r.id = l.id
         where r.parent_id is not null and l.depth < 8),
      given as materialized (
        select l.root_scope, l.root_id, array_agg(distinct g.permission) as permissions
          from lineage l
          join tenantry.roles r on r.scope = l.scope and r.id = l.id
          cross join lateral unnest(r.grants) g(permission)
         group by l.root_scope, l.root_id)
      select r.id, r.scope, r.name, r.kind, r.rank, coalesce(g.permissions, '{}')
        from tenantry.roles r left join given g on g.root_scope = r.scope and g.root_id = r.id
       where r.id = any (p_roles);
  end $$;

-- Rank and effective permissions of whoever holds these roles. Rank is the highest of the roles held, ancestors apart.
-- Every request passes here: of one role without ancestors, as nearly always, one value is read as it stands.
create function tenantry.authority_of_held(p_roles text[], out rank integer, out permissions text[])
  language plpgsql stable set search_path = ''
  as $$
  declare
    v_held bigint;
    v_inherits boolean;
  begin
    select count(*), coalesce(max(r.rank), 0), bool_or(r.parent_id is not null), coalesce(min(r.grants), '{}')
      into v_held, authority_of_held.rank, v_inherits, authority_of_held.permissions
      from tenantry.roles r where r.id = any (p_roles);
    if v_held > 1 or v_inherits then
      authority_of_held.permissions := array(
        select distinct p.code from tenantry.authority_of_roles(p_roles) a, unnest(a.permissions) p(code) order by 1);
    end if;
  end $$;

-- The roles a membership holds by these, its own and its groups.
create function tenantry.roles_with_groups(p_tenant text, p_roles text[], p_groups text[]) returns text[]
  language plpgsql stable set search_path = ''
  as $$
  begin
    if p_groups = '{}' then
      return p_roles;
    end if;
    return p_roles || array(select c.role_id from tenantry.group_roles c where c.tenant_id = p_tenant and c.group_id = any (p_groups));
  end $$;

create function tenantry.authority_of_membership(p_tenant text, p_membership text, out rank integer, out permissions text[])
  language plpgsql stable set search_path = ''
  as $$
  begin
    select a.rank, a.permissions into authority_of_membership.rank, authority_of_membership.permissions
      from tenantry.memberships m
      cross join lateral tenantry.roles_with_groups(m.tenant_id, m.role_ids, m.group_ids) h(roles)
      cross join lateral tenantry.authority_of_held(h.roles) a
     where m.tenant_id = p_tenant and m.id = p_membership;
  end $$;

-- What a person may do in a tenant at this moment, for decisions made on their behalf later (is the inviter's right still
-- there?). No row: nothing any more.
create function tenantry.authority_of_user(p_tenant text, p_user text)
  returns table (is_super_admin boolean, membership_id text, rank integer, permissions text[])
  language sql stable security definer set search_path = ''
  as $$
    select u.is_super_admin, m.id, a.rank, a.permissions
      from tenantry.users u
      left join tenantry.memberships m on m.tenant_id = p_tenant and m.user_id = u.id and m.status = 'active'
      left join lateral tenantry.authority_of_membership(p_tenant, m.id) a on true
     where u.id = p_user and u.status = 'active' and (u.is_super_admin or m.id is not null)
       and p_tenant = nullif(current_setting('tenantry.tenant_id', true), '')
  $$;

create function tenantry.all_permissions() returns text[]
  language sql stable set search_path = ''
  as $$
    select coalesce(array_agg(p.code), '{}') from tenantry.permissions p
      join tenantry.resource_types t on t.code = p.resource_type and t.is_active
  $$;

create type tenantry.entry as (
  verdict text, session_id text, session_started_at timestamptz, user_id text, email text, name text, avatar_url text,
  is_super_admin boolean, must_change_password boolean, current_tenant_id text, default_tenant_id text,
  tenant_id text, tenant_slug text, tenant_name text, tenant_status text,
  membership_id text, kind text, rank integer, permissions text[],
  has_second_factor boolean, is_confirmed boolean, operators_need_second_factor boolean
);

-- Remembers that a session, a membership and a tenant are in use, at most once a minute, and never waits for a lock to
-- do so: a session that another request is noting at this moment is noted by that one, and rows that others hold are passed
-- over. Being late by a minute is no loss, making a request wait would be.
create function tenantry.touch(p_session text, p_tenant text, p_membership text) returns void
  language plpgsql volatile security definer set search_path = ''
  as $$
  begin
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

-- The door. p_door is user, tenant or operator; p_tenant a slug, an id or null; p_permission '' for any member;
-- p_write whether the request changes something. Always answers one row, whose verdict is ok or says why not.
-- It also says who has a second factor, who needs one and who has just proved who they are: all of it stands in rows that
-- are read anyway, and the platform's own requirement is looked up for superadmins only.
-- Settings are made by assignment, which the language does by itself; a statement would go through the executor.
create function tenantry.enter(p_token_hash text, p_door text, p_tenant text, p_permission text, p_write boolean)
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

-- The door of someone who holds an invitation's link. Every bad token answers no row: unknown, used, revoked, expired,
-- of a tenant that is not active.
create function tenantry.enter_invitation(p_token_hash text)
  returns table (tenant_id text, tenant_slug text, tenant_name text, tenant_logo_url text, invitation_id text,
    membership_id text, user_id text, email text, invited_name text, kind text, invited_by text, invited_by_name text,
    by_operator boolean, message text, expires_at timestamptz, has_account boolean)
  language plpgsql volatile security definer set search_path = ''
  as $$
  begin
    perform set_config('tenantry.tenant_id', '', true), set_config('tenantry.operator_id', '', true),
            set_config('tenantry.user_id', '', true), set_config('tenantry.invitation_id', '', true);
    return query
      select t.id, t.slug, t.name, t.logo_url, i.id, m.id, m.user_id, i.email, m.name, m.kind, i.invited_by, i.invited_by_name,
             i.by_operator, i.message, i.expires_at, exists (select 1 from tenantry.accounts a where a.user_id = m.user_id)
        from tenantry.invitations i
        join tenantry.tenants t on t.id = i.tenant_id and t.status = 'active'
        join tenantry.memberships m on m.tenant_id = i.tenant_id and m.id = i.membership_id and m.status = 'pending'
        join tenantry.users u on u.id = m.user_id and u.status = 'active'
       where i.token_hash = p_token_hash and i.status = 'pending' and i.expires_at > now();
    if found then
      perform set_config('tenantry.tenant_id', i.tenant_id, true), set_config('tenantry.invitation_id', i.id, true)
         from tenantry.invitations i where i.token_hash = p_token_hash;
    end if;
  end $$;

-- A person's active memberships in active tenants, last used first: the picker, the switcher, "me". In plpgsql because a
-- function in SQL is planned anew at each call, which here took longer than the answer.
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

-- Whether the asker, known from the door of the same trip, is an active member of this tenant while it is suspended or archived.
create function tenantry.is_suspended_for_asker(p_tenant text) returns boolean
  language plpgsql stable security definer set search_path = ''
  as $$
  begin
    return exists (
      select 1 from tenantry.tenants t join tenantry.memberships m on m.tenant_id = t.id and m.status = 'active'
       where (t.slug = p_tenant or t.id = p_tenant) and t.status in ('suspended', 'archived')
         and m.user_id = nullif(current_setting('tenantry.user_id', true), ''));
  end $$;

grant execute on function tenantry.is_suspended_for_asker(text) to tenantry_identity;
grant execute on function tenantry.held_roles(text, text), tenantry.authority_of_membership(text, text),
  tenantry.authority_of_roles(text[]), tenantry.all_permissions(),
  tenantry.authority_of_held(text[]), tenantry.roles_with_groups(text, text[], text[])
  to tenantry_guard, tenantry_tenant, tenantry_tenant_readonly, tenantry_operator;
grant execute on function tenantry.authority_of_user(text, text) to tenantry_tenant;
grant execute on function tenantry.enter(text, text, text, text, boolean)
  to tenantry_tenant, tenantry_tenant_readonly, tenantry_operator, tenantry_identity;
grant execute on function tenantry.enter_invitation(text) to tenantry_tenant;
grant execute on function tenantry.memberships_of(text) to tenantry_identity, tenantry_operator;
