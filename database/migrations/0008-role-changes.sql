-- What roles give, where it comes from and whom a change of them touches: set-based views of the same resolver that the
-- door uses, for the matrix, the explanation and the preview of a change. They run as whoever calls them, so row security
-- decides what they see: a tenant its own roles and the predefined ones, an operator all.

-- Each role with itself (depth 0) and its ancestors.
create function tenantry.lineage_of_roles(p_roles text[])
  returns table (root_scope text, root_id text, scope text, role_id text, depth integer)
  language sql stable set search_path = ''
  as $$
    with recursive lineage(root_scope, root_id, scope, role_id, depth) as (
      select r.scope, r.id, r.scope, r.id, 0 from tenantry.roles r where r.id = any (p_roles)
      union
      select l.root_scope, l.root_id, r.parent_scope, r.parent_id, l.depth + 1
        from lineage l join tenantry.roles r on r.scope = l.scope and r.id = l.role_id
       where r.parent_id is not null and l.depth < 8)
    select * from lineage
  $$;

-- Every grant by which these roles give something: their own at depth 0, inherited ones above. Only of active types.
create function tenantry.grants_of_roles(p_roles text[])
  returns table (root_scope text, root_id text, scope text, role_id text, depth integer, permission text,
    granted_by text, granted_at timestamptz)
  language sql stable set search_path = ''
  as $$
    select l.root_scope, l.root_id, l.scope, l.role_id, l.depth, g.permission, g.granted_by, g.granted_at
      from tenantry.lineage_of_roles(p_roles) l
      join tenantry.role_permissions g on g.scope = l.scope and g.role_id = l.role_id
      join tenantry.permissions p on p.code = g.permission
      join tenantry.resource_types t on t.code = p.resource_type and t.is_active
  $$;

-- The same for a membership: every way by which it holds something. held_as is the role held directly or through the
-- group, role_id the one with the grant, depth the steps of inheritance between them.
create function tenantry.grants_of_membership(p_tenant text, p_membership text)
  returns table (permission text, group_id text, held_as text, scope text, role_id text, depth integer,
    granted_by text, granted_at timestamptz)
  language sql stable set search_path = ''
  as $$
    select g.permission, h.group_id, h.held_as, h.scope, h.role_id, h.depth, g.granted_by, g.granted_at
      from tenantry.held_roles(p_tenant, p_membership) h
      join tenantry.role_permissions g on g.scope = h.scope and g.role_id = h.role_id
      join tenantry.permissions p on p.code = g.permission
      join tenantry.resource_types t on t.code = p.resource_type and t.is_active
  $$;

-- The memberships, in whatever state, that hold one of these roles: directly, through a group, or by holding a role that
-- inherits from it.
create function tenantry.holders_of_roles(p_tenant text, p_roles text[]) returns table (membership_id text)
  language sql stable set search_path = ''
  as $$
    with recursive below(scope, role_id, depth) as (
      select r.scope, r.id, 0 from tenantry.roles r where r.id = any (p_roles)
      union
      select r.scope, r.id, b.depth + 1
        from below b join tenantry.roles r on r.parent_scope = b.scope and r.parent_id = b.role_id
       where b.depth < 8)
    select a.membership_id from below b
      join tenantry.membership_roles a on a.tenant_id = p_tenant and a.role_scope = b.scope and a.role_id = b.role_id
    union
    select m.membership_id from below b
      join tenantry.group_roles g on g.tenant_id = p_tenant and g.role_scope = b.scope and g.role_id = b.role_id
      join tenantry.group_members m on m.tenant_id = g.tenant_id and m.group_id = g.group_id
  $$;

-- Rank and effective permissions of many memberships at once. Members who hold the same roles are resolved together:
-- there are far fewer combinations of roles than people.
create function tenantry.standings(p_tenant text, p_memberships text[])
  returns table (membership_ids text[], rank integer, permissions text[])
  language sql stable set search_path = ''
  as $$
    with held as materialized (
      select a.membership_id, a.role_id from tenantry.membership_roles a
       where a.tenant_id = p_tenant and a.membership_id = any (p_memberships)
      union
      select m.membership_id, g.role_id
        from tenantry.group_members m
        join tenantry.group_roles g on g.tenant_id = m.tenant_id and g.group_id = m.group_id
       where m.tenant_id = p_tenant and m.membership_id = any (p_memberships)),
    combinations as (
      select c.role_ids, array_agg(c.id) as membership_ids
        from (select m.id, coalesce(array_agg(h.role_id order by h.role_id) filter (where h.role_id is not null), '{}') as role_ids
                from unnest(p_memberships) m(id) left join held h on h.membership_id = m.id group by m.id) c
       group by c.role_ids),
    given as materialized (
      select * from tenantry.authority_of_roles(array(select distinct h.role_id from held h)))
    select c.membership_ids,
           coalesce((select max(g.rank) from given g where g.role_id = any (c.role_ids)), 0),
           coalesce((select array_agg(distinct p.code) from given g, unnest(g.permissions) p(code) where g.role_id = any (c.role_ids)), '{}')
      from combinations c
  $$;

grant execute on function tenantry.lineage_of_roles(text[]), tenantry.grants_of_roles(text[])
  to tenantry_guard, tenantry_tenant, tenantry_tenant_readonly, tenantry_operator;
grant execute on function tenantry.grants_of_membership(text, text), tenantry.holders_of_roles(text, text[]),
  tenantry.standings(text, text[]) to tenantry_tenant, tenantry_tenant_readonly;
