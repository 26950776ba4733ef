-- Who is invited has no name until they join. In lists by name they stand where their address belongs, not before everyone.
create function tenantry.listed_name(name text, email text) returns text
  language sql immutable parallel safe
  return tenantry.folded(coalesce(nullif(name, ''), email));
-- Whoever writes a row computes what its index says.
grant execute on function tenantry.listed_name(text, text)
  to tenantry_guard, tenantry_tenant, tenantry_tenant_readonly, tenantry_operator, tenantry_identity, tenantry_worker;

drop index tenantry.memberships_by_name;
create index memberships_by_name on tenantry.memberships (tenant_id, tenantry.listed_name(name, email), id)
  where status <> 'removed';
