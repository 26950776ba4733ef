-- Who is asking, where, and may they: resolved here, in the same round trip that pins the tenant. There is one resolver
-- of effective permissions (held_roles and what builds on it); nothing is cached, so a change is in force at the next
-- request. A refusal pins nothing, and with nothing pinned row-level security shows nothing to the statements behind it.

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

-- The effective permissions and the rank of a membership. Rank is the highest of the roles held, ancestors apart. Every
-- request passes here: without ancestors, as nearly always, one statement answers; with them, the walk up takes another.
create function tenantry.authority_of_membership(p_tenant text, p_membership text, out rank integer, out permissions text[])
  language plpgsql stable set search_path = ''
  as $$
  declare
    v_inherits boolean;
  begin
    select coalesce(max(r.rank), 0), coalesce(bool_or(r.parent_id is not null), false),
           coalesce(array_agg(distinct g.permission) filter (where g.permission is not null), '{}')
      into authority_of_membership.rank, v_inherits, authority_of_membership.permissions
      from (select a.role_scope, a.role_id from tenantry.membership_roles a
             where a.tenant_id = p_tenant and a.membership_id = p_membership
            union all
            select c.role_scope, c.role_id
              from tenantry.group_members m
              join tenantry.group_roles c on c.tenant_id = m.tenant_id and c.group_id = m.group_id
             where m.tenant_id = p_tenant and m.membership_id = p_membership) held
      join tenantry.roles r on r.scope = held.role_scope and r.id = held.role_id
      left join tenantry.role_permissions g on g.scope = r.scope and g.role_id = r.id
       and g.permission not in (
         select p.code from tenantry.resource_types t join tenantry.permissions p on p.resource_type = t.code
          where not t.is_active);
    if v_inherits then
      authority_of_membership.permissions := array(
        select distinct g.permission
          from (select distinct h.scope, h.role_id from tenantry.held_roles(p_tenant, p_membership) h) held
          join tenantry.role_permissions g on g.scope = held.scope and g.role_id = held.role_id
          join tenantry.permissions p on p.code = g.permission
          join tenantry.resource_types t on t.code = p.resource_type and t.is_active
         order by 1);
    end if;
  end $$;

-- The same for roles themselves: what each of them gives, inherited permissions included.
create function tenantry.authority_of_roles(p_roles text[])
  returns table (role_id text, role_scope text, name text, kind text, rank integer, permissions text[])
  language sql stable set search_path = ''
  as $$
    with recursive lineage(root_scope, root, scope, id, depth) as (
      select r.scope, r.id, r.scope, r.id, 0 from tenantry.roles r where r.id = any (p_roles)
      union
      select l.root_scope, l.root, r.parent_scope, r.parent_id, l.depth + 1
        from lineage l join tenantry.roles r on r.scope = l.scope and r.id = l.id
       where r.parent_id is not null and l.depth < 8)
    select r.id, r.scope, r.name, r.kind, r.rank, coalesce((
        select array_agg(distinct p.code) from lineage l
          join tenantry.role_permissions g on g.scope = l.scope and g.role_id = l.id
          join tenantry.permissions p on p.code = g.permission
          join tenantry.resource_types t on t.code = p.resource_type and t.is_active
         where l.root = r.id and l.root_scope = r.scope), '{}')
      from tenantry.roles r where r.id = any (p_roles)
  $$;

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
  membership_id text, kind text, rank integer, permissions text[]
);

-- Remembers that a session, a membership and a tenant are in use, at most once a minute, and never waits for a lock to
-- do so: being late by a minute is no loss, making a request wait would be.
create function tenantry.touch(p_session text, p_tenant text, p_membership text) returns void
  language plpgsql volatile security definer set search_path = ''
  as $$
  begin
    update tenantry.sessions set last_used_at = now() where id in (
      select s.id from tenantry.sessions s where s.id = p_session for no key update skip locked);
    if p_membership is not null then
      update tenantry.memberships set last_active_at = now() where tenant_id = p_tenant and id in (
        select m.id from tenantry.memberships m where m.tenant_id = p_tenant and m.id = p_membership for no key update skip locked);
      update tenantry.tenant_activity set last_active_at = now() where tenant_id in (
        select a.tenant_id from tenantry.tenant_activity a where a.tenant_id = p_tenant for no key update skip locked);
    end if;
  end $$;

-- The door. p_door is user, tenant or operator; p_tenant a slug, an id or null; p_permission '' for any member;
-- p_write whether the request changes something. Always answers one row, whose verdict is ok or says why not.
create function tenantry.enter(p_token_hash text, p_door text, p_tenant text, p_permission text, p_write boolean)
  returns tenantry.entry
  language plpgsql volatile security definer set search_path = ''
  as $$
  declare
    e tenantry.entry;
    v_last_used timestamptz;
    v_last_active timestamptz;
    v_member_status text;
    v_idle integer;
    v_absolute integer;
    v_choices integer;
  begin
    perform set_config('tenantry.tenant_id', '', true), set_config('tenantry.operator_id', '', true),
            set_config('tenantry.user_id', '', true);

    select s.id, s.created_at, s.last_used_at, s.current_tenant_id, u.id, u.email, u.name, u.avatar_url, u.is_super_admin,
           u.must_change_password, u.default_tenant_id
      into e.session_id, e.session_started_at, v_last_used, e.current_tenant_id, e.user_id, e.email, e.name, e.avatar_url,
           e.is_super_admin, e.must_change_password, e.default_tenant_id
      from tenantry.sessions s join tenantry.users u on u.id = s.user_id and u.status = 'active'
     where s.token_hash = p_token_hash and s.expires_at > now() and s.last_used_at > now() - interval '12 hours';
    if not found then
      e.verdict := 'signed_out';
      return e;
    end if;
    e.permissions := '{}';

    if p_door = 'user' then
      e.verdict := 'ok';

    elsif p_door = 'operator' then
      if not e.is_super_admin then
        e.verdict := 'not_operator';
      elsif v_last_used <= now() - interval '1 hour' or e.session_started_at <= now() - interval '24 hours' then
        e.verdict := 'session_too_old';
      elsif e.must_change_password then
        e.verdict := 'password_change_required';
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
      if p_tenant is null then
        -- A person of several tenants must say where they write; nobody's tenant is ever guessed from the order of rows.
        select count(*) into v_choices from tenantry.memberships m join tenantry.tenants t on t.id = m.tenant_id and t.status = 'active'
         where m.user_id = e.user_id and m.status = 'active';
        if v_choices > 1 and (p_write or e.current_tenant_id is null) then
          e.verdict := 'tenant_unstated';
          return e;
        end if;
      end if;
      select t.id, t.slug, t.name, t.status, m.id, m.kind, m.status, t.idle_timeout_minutes, t.absolute_timeout_minutes, m.last_active_at
        into e.tenant_id, e.tenant_slug, e.tenant_name, e.tenant_status, e.membership_id, e.kind, v_member_status, v_idle, v_absolute, v_last_active
        from tenantry.memberships m join tenantry.tenants t on t.id = m.tenant_id
       where m.user_id = e.user_id and m.status = 'active'
         and case when p_tenant is not null then t.slug = p_tenant or t.id = p_tenant
                  when v_choices = 1 then t.status = 'active'
                  else t.id = e.current_tenant_id end
       limit 1;
      if not found or e.tenant_status = 'deleted' then
        e.verdict := 'not_found';
      elsif e.tenant_status <> 'active' then
        e.verdict := 'tenant_suspended';
      elsif v_last_used <= now() - make_interval(mins => v_idle) or e.session_started_at <= now() - make_interval(mins => v_absolute) then
        e.verdict := 'session_too_old';
      elsif e.must_change_password then
        e.verdict := 'password_change_required';
      else
        select a.rank, a.permissions into e.rank, e.permissions from tenantry.authority_of_membership(e.tenant_id, e.membership_id) a;
        e.verdict := case when p_permission = '' or p_permission = any (e.permissions) then 'ok' else 'forbidden' end;
      end if;
    end if;

    if e.verdict = 'ok' then
      perform set_config('tenantry.tenant_id', coalesce(e.tenant_id, ''), true),
              set_config('tenantry.operator_id', case when p_door = 'operator' then e.user_id else '' end, true),
              set_config('tenantry.user_id', e.user_id, true);
      if v_last_used < now() - interval '1 minute'
         or (e.membership_id is not null and coalesce(v_last_active, '-infinity') < now() - interval '1 minute') then
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
    roles jsonb, last_active_at timestamptz, permissions text[])
  language plpgsql stable security definer set search_path = ''
  as $$
  begin
    return query
      select m.id, t.id, t.slug, t.name, t.type, t.logo_url, m.kind, a.rank,
             coalesce((
               select jsonb_agg(distinct jsonb_build_object('id', r.id, 'name', r.name, 'rank', r.rank))
                 from (select o.role_scope, o.role_id from tenantry.membership_roles o
                        where o.tenant_id = m.tenant_id and o.membership_id = m.id
                       union all
                       select c.role_scope, c.role_id
                         from tenantry.group_members g
                         join tenantry.group_roles c on c.tenant_id = g.tenant_id and c.group_id = g.group_id
                        where g.tenant_id = m.tenant_id and g.membership_id = m.id) held
                 join tenantry.roles r on r.scope = held.role_scope and r.id = held.role_id), '[]'::jsonb),
             m.last_active_at, a.permissions
        from tenantry.memberships m
        join tenantry.tenants t on t.id = m.tenant_id and t.status = 'active'
        cross join lateral tenantry.authority_of_membership(m.tenant_id, m.id) a
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
  tenantry.authority_of_roles(text[]), tenantry.all_permissions()
  to tenantry_guard, tenantry_tenant, tenantry_tenant_readonly, tenantry_operator;
grant execute on function tenantry.authority_of_user(text, text) to tenantry_tenant;
grant execute on function tenantry.enter(text, text, text, text, boolean)
  to tenantry_tenant, tenantry_tenant_readonly, tenantry_operator, tenantry_identity;
grant execute on function tenantry.enter_invitation(text) to tenantry_tenant;
grant execute on function tenantry.memberships_of(text) to tenantry_identity, tenantry_operator;
