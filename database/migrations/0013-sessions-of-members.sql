-- The sessions that are used in an organization, for its admins, who see and end those and hear nothing of the others; and
-- the organizations of an account, with what stands in the way of leaving one.

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
           array(select tenantry.tenant_admins(m.tenant_id)) = array[m.id], m.joined_at, m.last_active_at
      from tenantry.memberships m
      join tenantry.tenants t on t.id = m.tenant_id and t.status in ('active', 'suspended', 'archived')
     where m.user_id = nullif(current_setting('tenantry.user_id', true), '') and m.status = 'active'
     order by tenantry.folded(t.name), t.id
  $$;
grant execute on function tenantry.memberships_of_asker() to tenantry_identity;
