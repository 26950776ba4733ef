import type pg from 'pg'

/** The two organizations of these tests. Rows of `ten_north` are one's own, rows of `ten_south` somebody else's. */
export const NORTH = 'ten_north'
export const SOUTH = 'ten_south'
export const OPERATOR = 'usr_operator'

/** Fills every table, written as superuser: the policies under test have no part in what is there to be found. */
export async function seed(admin: pg.ClientBase): Promise<void> {
  await admin.query(`
    insert into tenantry.users (id, email, name, is_super_admin) values
      ('usr_operator', 'operator@tenantry.test', 'Operator', true),
      ('usr_spare', 'spare@tenantry.test', 'Spare', false);
    insert into tenantry.sessions (id, token_hash, user_id, expires_at)
      values ('ses_operator', 'hash of operator', 'usr_operator', now() + interval '1 day');
    insert into tenantry.accounts (user_id, provider_id, account_id, password)
      values ('usr_operator', 'credential', 'usr_operator', 'hash');
    insert into tenantry.second_factors (user_id, sealed_secret, confirmed_at) values ('usr_operator', 'sealed', now());
    insert into tenantry.backup_codes (user_id, code_hash) values ('usr_operator', 'hash');
    insert into tenantry.half_sign_ins (token_hash, user_id, password_digest) values ('hash', 'usr_operator', 'digest');
    insert into tenantry.verifications (identifier, value, expires_at) values ('reset', 'value', now() + interval '1 hour');
    insert into tenantry.rate_limits values ('sign-in', 1, now() + interval '1 hour');
    insert into tenantry.idempotency_keys (actor, route, key, request_hash) values ('usr_operator', 'route', 'key', 'hash');
    insert into tenantry.access_requests (id, name, email, organization)
      values ('arq_asker', 'Asker', 'asker@tenantry.test', 'Asking');
    insert into tenantry.audit_events (action) values ('platform.started');
    insert into tenantry.outbox (kind, recipient) values ('reset', 'operator@tenantry.test')`)
  for (const name of ['north', 'south']) await admin.query(organization(name))
}

/** An organization with an admin, a member, someone invited, a role, a group, a mail and an event. */
function organization(name: string): string {
  return `
    insert into tenantry.tenants (id, slug, name) values ('ten_${name}', '${name}', '${name}');
    insert into tenantry.users (id, email, name) values
      ('usr_${name}_admin', 'admin@${name}.test', 'Admin'), ('usr_${name}_member', 'member@${name}.test', 'Member'),
      ('usr_${name}_invited', 'invited@${name}.test', 'Invited');
    insert into tenantry.sessions (id, token_hash, user_id, expires_at)
      values ('ses_${name}', 'hash of ${name} admin', 'usr_${name}_admin', now() + interval '1 day');
    insert into tenantry.session_tenants (session_id, tenant_id) values ('ses_${name}', 'ten_${name}');
    insert into tenantry.memberships (tenant_id, id, user_id, status, email) values
      ('ten_${name}', 'mem_${name}_admin', 'usr_${name}_admin', 'active', 'admin@${name}.test'),
      ('ten_${name}', 'mem_${name}_member', 'usr_${name}_member', 'active', 'member@${name}.test'),
      ('ten_${name}', 'mem_${name}_invited', 'usr_${name}_invited', 'pending', 'invited@${name}.test');
    insert into tenantry.roles (id, tenant_id, name, rank) values ('rol_${name}', 'ten_${name}', 'Own role', 300);
    insert into tenantry.role_permissions (tenant_id, role_id, permission) values ('ten_${name}', 'rol_${name}', 'team.view');
    insert into tenantry.membership_roles (tenant_id, membership_id, role_scope, role_id) values
      ('ten_${name}', 'mem_${name}_admin', '', 'rol_tenant_admin'),
      ('ten_${name}', 'mem_${name}_member', 'ten_${name}', 'rol_${name}');
    insert into tenantry.groups (tenant_id, id, name) values ('ten_${name}', 'grp_${name}', 'Own group');
    insert into tenantry.group_members (tenant_id, group_id, membership_id)
      values ('ten_${name}', 'grp_${name}', 'mem_${name}_member');
    insert into tenantry.group_roles (tenant_id, group_id, role_scope, role_id)
      values ('ten_${name}', 'grp_${name}', 'ten_${name}', 'rol_${name}');
    insert into tenantry.invitations (tenant_id, id, membership_id, email, token_hash, invited_by_name, expires_at)
      values ('ten_${name}', 'inv_${name}', 'mem_${name}_invited', 'invited@${name}.test', 'link of ${name}', 'Admin',
              now() + interval '7 days');
    insert into tenantry.outbox (tenant_id, kind, recipient, invitation_id, invitation_token_hash)
      values ('ten_${name}', 'invitation', 'invited@${name}.test', 'inv_${name}', 'link of ${name}');
    insert into tenantry.audit_events (tenant_id, action) values
      ('ten_${name}', 'tenant.created'), ('ten_${name}', 'member.invited'), ('ten_${name}', 'role.created')`
}

type Row = Record<string, string | number | null>

/** A row for each table that is not there yet, of a given tenant: what an insert is tried with. */
export const freshRow: Record<string, (tenant: string | null) => Row> = {
  access_requests: () => ({ name: 'Fresh', email: 'fresh@tenantry.test', organization: 'Fresh' }),
  accounts: () => ({ user_id: 'usr_spare', provider_id: 'credential', account_id: 'usr_spare' }),
  audit_events: (tenant_id) => ({ tenant_id, action: 'fresh' }),
  audit_heads: () => ({ chain: 'fresh', seq: 1, hash: '' }),
  backup_codes: () => ({ user_id: 'usr_operator', code_hash: 'fresh' }),
  group_members: (tenant_id) => ({
    tenant_id,
    group_id: of(tenant_id, 'grp'),
    membership_id: of(tenant_id, 'mem', 'admin'),
  }),
  group_roles: (tenant_id) => ({ tenant_id, group_id: of(tenant_id, 'grp'), role_scope: '', role_id: 'rol_viewer' }),
  groups: (tenant_id) => ({ tenant_id, name: 'Fresh' }),
  half_sign_ins: () => ({ token_hash: 'fresh', user_id: 'usr_spare', password_digest: 'fresh' }),
  idempotency_keys: () => ({ actor: 'usr_spare', route: 'route', key: 'key', request_hash: 'hash' }),
  invitations: (tenant_id) => ({
    tenant_id,
    membership_id: of(tenant_id, 'mem', 'invited'),
    email: 'fresh@tenantry.test',
    token_hash: 'fresh link',
    invited_by_name: 'Admin',
    expires_at: '2100-01-01',
  }),
  membership_roles: (tenant_id) => ({
    tenant_id,
    membership_id: of(tenant_id, 'mem', 'member'),
    role_scope: '',
    role_id: 'rol_viewer',
  }),
  memberships: (tenant_id) => ({ tenant_id, user_id: 'usr_spare', status: 'pending', email: 'spare@tenantry.test' }),
  outbox: (tenant_id) => ({ tenant_id, kind: 'fresh', recipient: 'fresh@tenantry.test' }),
  permissions: () => ({ code: 'team.dance', resource_type: 'team', action: 'dance', position: 1 }),
  rate_limits: () => ({ key: 'fresh', hits: 1, window_ends_at: '2100-01-01' }),
  resource_types: () => ({ code: 'fresh', label: 'Fresh', category: 'FRESH' }),
  role_permissions: (tenant_id) => ({
    tenant_id,
    role_id: tenant_id ? of(tenant_id, 'rol') : 'rol_creator',
    permission: 'team.manage',
  }),
  roles: (tenant_id) => ({ tenant_id, name: 'Fresh', rank: 1 }),
  second_factors: () => ({ user_id: 'usr_spare', sealed_secret: 'fresh' }),
  session_tenants: (tenant_id) => ({ session_id: 'ses_operator', tenant_id }),
  sessions: () => ({ token_hash: 'fresh', user_id: 'usr_spare', expires_at: '2100-01-01' }),
  settings: () => ({ product_name: 'Fresh' }),
  setup: () => ({ token_hash: 'fresh' }),
  tenant_activity: (tenant_id) => ({ tenant_id }),
  tenants: () => ({ slug: 'fresh', name: 'Fresh' }),
  users: () => ({ email: 'fresh@tenantry.test', name: 'Fresh' }),
  verifications: () => ({ identifier: 'fresh', value: 'fresh', expires_at: '2100-01-01' }),
}

function of(tenant: string | null, prefix: string, suffix?: string): string {
  return [prefix, tenant?.replace('ten_', ''), suffix].filter(Boolean).join('_')
}
