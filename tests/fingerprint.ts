const tables = `access_requests accounts group_members group_roles groups idempotency_keys invitations membership_roles memberships outbox
  permissions resource_types role_permissions roles sessions settings setup tenant_activity tenants users verifications`

/** Left by any request, and of no consequence. */
const noise = ['last_used_at', 'last_active_at', 'updated_at']

/** A statement that answers one value, different as soon as anything in these tables is. The trail grows by refusals. */
export function fingerprintQuery({ withTrail = false }): string {
  const parts = [...tables.split(/\s+/), ...(withTrail ? ['audit_events', 'audit_heads', 'rate_limits'] : [])].map(
    (name) => {
      const row = `(to_jsonb(t) ${noise.map((column) => `- '${column}'`).join(' ')})::text`
      return `select '${name}' as name, md5(coalesce(string_agg(${row}, ',' order by ${row}), '')) as hash from tenantry.${name} t`
    },
  )
  return `select md5(string_agg(name || hash, ',' order by name)) as fingerprint from (${parts.join(' union all ')}) each`
}
