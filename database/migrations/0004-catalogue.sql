-- The built-in catalogue of permissions and the predefined roles, as product.md section 7 lists them. Grants are
-- explicit rows: there are no wildcards. Tenant Admin's grants for types added later come with the type.
-- Written as the guard, because row security leaves the owner no row to write.
set local role tenantry_guard;

insert into tenantry.resource_types (code, label, category, is_builtin, position) values
  ('tenant.settings', 'Organization settings', 'TENANT', true, 10),
  ('tenant.billing', 'Billing', 'TENANT', true, 20),
  ('audit', 'Audit trail', 'TENANT', true, 30),
  ('team', 'Team', 'TEAM', true, 40),
  ('team.roles', 'Roles', 'TEAM', true, 50),
  ('creators', 'Creators', 'CREATORS', true, 60),
  ('creators.contracts', 'Creator contracts', 'CREATORS', true, 70),
  ('creators.payments', 'Creator payments', 'CREATORS', true, 80),
  ('creators.projects', 'Creator projects', 'CREATORS', true, 90),
  ('orders', 'Orders', 'COMMERCE', true, 100),
  ('subscriptions', 'Subscriptions', 'COMMERCE', true, 110),
  ('reviews', 'Reviews', 'COMMERCE', true, 120),
  ('payouts', 'Payouts', 'FINANCE', true, 130),
  ('treasury', 'Treasury', 'FINANCE', true, 140),
  ('expenses', 'Expenses', 'FINANCE', true, 150),
  ('content', 'Content', 'CONTENT', true, 160),
  ('dam', 'Digital assets', 'CONTENT', true, 170),
  ('seo', 'Search engine optimisation', 'CONTENT', true, 180),
  ('integrations', 'Integrations', 'INTEGRATIONS', true, 190),
  ('analytics', 'Analytics', 'ANALYTICS', true, 200),
  ('attribution', 'Attribution', 'ANALYTICS', true, 210),
  ('reports', 'Reports', 'ANALYTICS', true, 220),
  ('support', 'Support', 'SUPPORT', true, 230);

insert into tenantry.permissions (code, resource_type, action, position) values
  ('tenant.settings.view', 'tenant.settings', 'view', 100),
  ('tenant.settings.edit', 'tenant.settings', 'edit', 101),
  ('tenant.billing.view', 'tenant.billing', 'view', 200),
  ('tenant.billing.manage', 'tenant.billing', 'manage', 201),
  ('audit.view', 'audit', 'view', 300),
  ('audit.export', 'audit', 'export', 301),
  ('team.view', 'team', 'view', 400),
  ('team.invite', 'team', 'invite', 401),
  ('team.manage', 'team', 'manage', 402),
  ('team.roles.manage', 'team.roles', 'manage', 500),
  ('creators.view', 'creators', 'view', 600),
  ('creators.manage', 'creators', 'manage', 601),
  ('creators.contracts.sign', 'creators.contracts', 'sign', 700),
  ('creators.payments.approve', 'creators.payments', 'approve', 800),
  ('creators.projects.view', 'creators.projects', 'view', 900),
  ('creators.projects.manage', 'creators.projects', 'manage', 901),
  ('orders.view', 'orders', 'view', 1000),
  ('orders.manage', 'orders', 'manage', 1001),
  ('subscriptions.view', 'subscriptions', 'view', 1100),
  ('subscriptions.manage', 'subscriptions', 'manage', 1101),
  ('reviews.view', 'reviews', 'view', 1200),
  ('reviews.manage', 'reviews', 'manage', 1201),
  ('payouts.view', 'payouts', 'view', 1300),
  ('payouts.process', 'payouts', 'process', 1301),
  ('treasury.view', 'treasury', 'view', 1400),
  ('treasury.approve', 'treasury', 'approve', 1401),
  ('expenses.view', 'expenses', 'view', 1500),
  ('expenses.manage', 'expenses', 'manage', 1501),
  ('content.view', 'content', 'view', 1600),
  ('content.edit', 'content', 'edit', 1601),
  ('dam.view', 'dam', 'view', 1700),
  ('dam.manage', 'dam', 'manage', 1701),
  ('seo.view', 'seo', 'view', 1800),
  ('seo.edit', 'seo', 'edit', 1801),
  ('integrations.view', 'integrations', 'view', 1900),
  ('integrations.manage', 'integrations', 'manage', 1901),
  ('analytics.view', 'analytics', 'view', 2000),
  ('attribution.view', 'attribution', 'view', 2100),
  ('reports.export', 'reports', 'export', 2200),
  ('support.use', 'support', 'use', 2300);

insert into tenantry.roles (id, name, rank, kind, description) values
  ('rol_tenant_admin', 'Tenant Admin', 1000, 'team', 'Full access inside the organization'),
  ('rol_manager', 'Manager', 800, 'team', 'Runs the day-to-day work: everything but money, billing and roles'),
  ('rol_finance', 'Finance', 500, 'team', 'Approves and processes money'),
  ('rol_creator_manager', 'Creator Manager', 500, 'team', 'Looks after creators, their contracts and projects'),
  ('rol_content_manager', 'Content Manager', 400, 'team', 'Publishes content and looks after reviews and assets'),
  ('rol_support', 'Support', 200, 'team', 'Answers questions: sees creators, commerce and content'),
  ('rol_viewer', 'Viewer', 100, 'team', 'Sees everything but billing and the audit trail'),
  ('rol_creator', 'Creator', 10, 'creator', 'An external creator: their own records only'),
  ('rol_contractor', 'Contractor', 10, 'contractor', 'An external contractor: their own records only'),
  ('rol_vendor', 'Vendor', 10, 'vendor', 'An external vendor: their own records only');

insert into tenantry.role_permissions (role_id, permission)
select 'rol_tenant_admin', code from tenantry.permissions
union all select 'rol_manager', unnest(array[
  'tenant.settings.view', 'tenant.settings.edit', 'audit.view', 'team.view', 'team.invite', 'team.manage',
  'creators.view', 'creators.manage', 'creators.contracts.sign', 'creators.projects.view',
  'creators.projects.manage', 'orders.view', 'orders.manage', 'subscriptions.view', 'subscriptions.manage',
  'reviews.view', 'reviews.manage', 'content.view', 'content.edit', 'dam.view', 'dam.manage', 'seo.view',
  'seo.edit', 'integrations.view', 'integrations.manage', 'analytics.view', 'attribution.view',
  'reports.export', 'support.use'])
union all select 'rol_finance', unnest(array[
  'creators.view', 'creators.payments.approve', 'orders.view', 'subscriptions.view', 'payouts.view',
  'payouts.process', 'treasury.view', 'treasury.approve', 'expenses.view', 'expenses.manage',
  'analytics.view', 'reports.export'])
union all select 'rol_creator_manager', unnest(array[
  'creators.view', 'creators.manage', 'creators.contracts.sign', 'creators.projects.view',
  'creators.projects.manage', 'content.view', 'dam.view', 'dam.manage', 'analytics.view'])
union all select 'rol_content_manager', unnest(array[
  'reviews.view', 'reviews.manage', 'content.view', 'content.edit', 'dam.view', 'dam.manage', 'seo.view',
  'seo.edit', 'analytics.view'])
union all select 'rol_support', unnest(array[
  'team.view', 'support.use', 'creators.view', 'creators.projects.view', 'orders.view', 'subscriptions.view',
  'reviews.view', 'content.view', 'dam.view', 'seo.view'])
union all select 'rol_viewer', unnest(array[
  'tenant.settings.view', 'team.view', 'creators.view', 'creators.projects.view', 'orders.view',
  'subscriptions.view', 'reviews.view', 'payouts.view', 'treasury.view', 'expenses.view', 'content.view',
  'dam.view', 'seo.view', 'integrations.view', 'analytics.view', 'attribution.view']);

set local role tenantry_owner;
