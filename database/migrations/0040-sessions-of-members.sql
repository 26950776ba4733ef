-- Which organizations a session is used in, so that a tenant's admins see, and end, the sessions that work in their tenant
-- and hear nothing of the others; how long a session ever lay idle, so that no door brings one back to life for another;
-- and the organizations of an account, with what stands in the way of leaving one.
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

-- In whole minutes. A tenant that asks for a new sign-in after 15 minutes gets it, also when the account pages, or another
-- tenant, saw the session in between.
alter table tenantry.sessions add column longest_pause_minutes integer not null default 0;

-- Guarded functions are the guard's to replace; in a new database they still wait to be given to it.
grant create on schema tenantry to tenantry_guard;
do $$
declare
  item record;
begin
  for item in
    select p.oid::regprocedure as signature from pg_proc p
     where p.pronamespace = 'tenantry'::regnamespace and p.proname in ('touch', 'enter') and p.proowner <> 'tenantry_guard'::regrole
  loop
    execute format('alter function %s owner to tenantry_guard', item.signature);
  end loop;
end $$;
set local role tenantry_guard;

-- As before, with the session's pauses and where it is used. Nothing here waits: a session that another request is noting
-- at this moment is noted by that one, and rows that others hold are passed over.
create or replace function tenantry.touch(p_session text, p_tenant text, p_membership text) returns void
  language plpgsql volatile security definer set search_path = ''
  as $$
  begin
    if not pg_try_advisory_xact_lock(hashtextextended('tenantry.touch ' || p_session, 0)) then
      return;
    end if;
    update tenantry.sessions set last_used_at = now(),
           longest_pause_minutes = greatest(longest_pause_minutes, floor(extract(epoch from now() - last_used_at) / 60)::integer)
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

-- The door, as before, except that a pause counts for good, and that the first use of a session in a tenant is noted at once.
create or replace function tenantry.enter(p_token_hash text, p_door text, p_tenant text, p_permission text, p_write boolean)
  returns tenantry.entry
  language plpgsql volatile security definer set search_path = ''
  as $$
  declare
    e tenantry.entry;
    v_last_used timestamptz;
    v_last_active timestamptz;
    v_noted timestamptz;
    v_pause integer;
    v_member_status text;
    v_idle integer;
    v_absolute integer;
    v_choices integer;
  begin
    perform set_config('tenantry.tenant_id', '', true), set_config('tenantry.operator_id', '', true),
            set_config('tenantry.user_id', '', true);

    select s.id, s.created_at, s.last_used_at,
           greatest(s.longest_pause_minutes, floor(extract(epoch from now() - s.last_used_at) / 60)::integer), s.current_tenant_id, u.id, u.email, u.name, u.avatar_url, u.is_super_admin,
           u.must_change_password, u.default_tenant_id
      into e.session_id, e.session_started_at, v_last_used, v_pause, e.current_tenant_id, e.user_id, e.email, e.name, e.avatar_url,
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
      elsif v_pause >= 60 or e.session_started_at <= now() - interval '24 hours' then
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
      select t.id, t.slug, t.name, t.status, m.id, m.kind, m.status, t.idle_timeout_minutes, t.absolute_timeout_minutes, m.last_active_at, n.last_used_at
        into e.tenant_id, e.tenant_slug, e.tenant_name, e.tenant_status, e.membership_id, e.kind, v_member_status, v_idle, v_absolute, v_last_active, v_noted
        from tenantry.memberships m join tenantry.tenants t on t.id = m.tenant_id
        left join tenantry.session_tenants n on n.session_id = e.session_id and n.tenant_id = m.tenant_id
       where m.user_id = e.user_id and m.status = 'active'
         and case when p_tenant is not null then t.slug = p_tenant or t.id = p_tenant
                  when v_choices = 1 then t.status = 'active'
                  else t.id = e.current_tenant_id end
       limit 1;
      if not found or e.tenant_status = 'deleted' then
        e.verdict := 'not_found';
      elsif e.tenant_status <> 'active' then
        e.verdict := 'tenant_suspended';
      elsif v_pause >= v_idle or e.session_started_at <= now() - make_interval(mins => v_absolute) then
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
         or (e.membership_id is not null
             and least(coalesce(v_last_active, '-infinity'), coalesce(v_noted, '-infinity')) < now() - interval '1 minute') then
        perform tenantry.touch(e.session_id, e.tenant_id, e.membership_id);
      end if;
    end if;
    return e;
  end $$;

set local role tenantry_owner;

-- Whether this is the only active member of kind team who is Tenant Admin.
create function tenantry.is_last_admin(p_tenant text, p_membership text) returns boolean
  language sql stable set search_path = ''
  as $$
    select coalesce(bool_and(m.id = p_membership), false)
      from tenantry.memberships m
      join tenantry.membership_roles r on r.tenant_id = m.tenant_id and r.membership_id = m.id and r.role_id = 'rol_tenant_admin'
     where m.tenant_id = p_tenant and m.status = 'active' and m.kind = 'team'
  $$;
grant execute on function tenantry.is_last_admin(text, text) to tenantry_guard, tenantry_tenant, tenantry_tenant_readonly;

-- Sessions in use in the pinned tenant, of these members. Tokens stay out of it.
create function tenantry.sessions_of_members(p_memberships text[])
  returns table (membership_id text, id text, user_agent text, ip_address text, created_at timestamptz, last_used_at timestamptz)
  language sql stable security definer set search_path = ''
  as $$
    select m.id, s.id, s.user_agent, s.ip_address, s.created_at, n.last_used_at
      from tenantry.memberships m
      join tenantry.sessions s on s.user_id = m.user_id and s.expires_at > now() and s.last_used_at > now() - interval '12 hours'
      join tenantry.session_tenants n on n.session_id = s.id and n.tenant_id = m.tenant_id
     where m.tenant_id = nullif(current_setting('tenantry.tenant_id', true), '') and m.id = any (p_memberships)
       and m.status in ('active', 'suspended')
     order by n.last_used_at desc, s.id
  $$;
grant execute on function tenantry.sessions_of_members(text[]) to tenantry_tenant, tenantry_tenant_readonly;

create function tenantry.end_sessions_of_member(p_membership text) returns integer
  language plpgsql volatile security definer set search_path = ''
  as $$
  declare
    v_ended integer;
  begin
    delete from tenantry.sessions where id in (select s.id from tenantry.sessions_of_members(array[p_membership]) s);
    get diagnostics v_ended = row_count;
    return v_ended;
  end $$;
grant execute on function tenantry.end_sessions_of_member(text) to tenantry_tenant;

-- The asker's own memberships, also in tenants that are suspended.
create function tenantry.memberships_of_asker()
  returns table (tenant_id text, slug text, name text, logo_url text, status text, kind text, roles jsonb, is_last_admin boolean,
    joined_at timestamptz, last_active_at timestamptz)
  language sql stable security definer set search_path = ''
  as $$
    select t.id, t.slug, t.name, t.logo_url, case t.status when 'active' then 'active' else 'suspended' end, m.kind,
           coalesce((select jsonb_agg(distinct jsonb_build_object('id', r.id, 'name', r.name, 'rank', r.rank))
             from tenantry.held_roles(m.tenant_id, m.id) h join tenantry.roles r on r.scope = h.scope and r.id = h.role_id
            where h.depth = 0), '[]'::jsonb),
           tenantry.is_last_admin(m.tenant_id, m.id), m.joined_at, m.last_active_at
      from tenantry.memberships m
      join tenantry.tenants t on t.id = m.tenant_id and t.status in ('active', 'suspended', 'archived')
     where m.user_id = nullif(current_setting('tenantry.user_id', true), '') and m.status = 'active'
     order by tenantry.folded(t.name), t.id
  $$;
grant execute on function tenantry.memberships_of_asker() to tenantry_identity;

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

