import {
  ALSO_NOBODYS,
  KEYS_NOT_BY_TENANT,
  PLATFORM_TABLES,
  REVIEWED_FUNCTIONS,
  SEES_ALL,
} from '#tests/isolation/exceptions.ts'

/**
 * What the database promises of every table, function and role, asked of the catalogue. Each query names what breaks the
 * promise; tables are never listed, only exceptions, each with its reason. A table made tomorrow is held to all of it.
 */
export type Promised = { title: string; broken: string }

const CAST = ['owner', 'guard', 'tenant', 'tenant_readonly', 'operator', 'identity', 'worker'].map(
  (role) => `tenantry_${role}`,
)
const RUNTIME = CAST.filter((role) => role !== 'tenantry_owner' && role !== 'tenantry_guard')

const list = (names: readonly string[]) => `array[${names.map((name) => `'${name}'`).join(', ')}]::text[]`
const keys = (reasons: object) => list(Object.keys(reasons))

/** The catalogue, read the way the promises speak of it. */
const CATALOGUE = `
  with tables as (
    select c.oid, c.relname::text as name, c.relrowsecurity, c.relforcerowsecurity,
           not c.relname = any (${keys(PLATFORM_TABLES)}) as of_tenants
      from pg_class c where c.relnamespace = 'tenantry'::regnamespace and c.relkind in ('r', 'p')),
  columns as (
    select t.name as table_name, t.of_tenants, a.* from tables t join pg_attribute a on a.attrelid = t.oid
     where a.attnum > 0 and not a.attisdropped),
  grants as (
    select t.name as table_name, t.oid as table_oid, g.grantee, g.privilege_type as privilege
      from tables t join pg_class c on c.oid = t.oid, aclexplode(c.relacl) g where g.grantee <> c.relowner
    union
    select x.table_name, x.attrelid, g.grantee, g.privilege_type from columns x, aclexplode(x.attacl) g),
  policies as (
    select t.name as table_name, t.name || '.' || p.polname as name, p.polrelid, p.polroles, p.polpermissive,
           case p.polcmd when 'r' then array['SELECT'] when 'a' then array['INSERT'] when 'w' then array['UPDATE']
             when 'd' then array['DELETE'] else array['SELECT', 'INSERT', 'UPDATE', 'DELETE'] end as verbs, p.polcmd,
           pg_get_expr(p.polqual, p.polrelid) as using_text, pg_get_expr(p.polwithcheck, p.polrelid) as check_text
      from tables t join pg_policy p on p.polrelid = t.oid),
  functions as (
    select p.prosecdef, p.proleakproof, p.proconfig, p.prosqlbody is not null as is_parsed, p.proowner, coalesce(p.proacl, acldefault('f', p.proowner)) as acl,
           replace(regexp_replace(p.oid::regprocedure::text, '^tenantry\\.', ''), ' ', '') as name
      from pg_proc p where p.pronamespace = 'tenantry'::regnamespace)`

const PINNED = `NULLIF(current_setting('tenantry.tenant_id'::text, true), ''::text)`
const ENTERED = `current_setting('tenantry.operator_id'::text, true)`

/** What a condition may be, spaces and the names Postgres gives sub-selects apart. */
const CONDITIONS = [
  `(tenant_id = ( SELECT ${PINNED} AS "nullif"))`,
  `(id = ( SELECT ${PINNED} AS "nullif"))`,
  `((scope = ''::text) OR (tenant_id = ( SELECT ${PINNED} AS "nullif")))`,
  `(( SELECT ${ENTERED} AS current_setting) <> ''::text)`,
  `(tenant_id IS NULL)`,
].map((condition) => `$condition$${condition}$condition$`)

export const tablePromises: readonly Promised[] = [
  {
    title: 'rule 110: row security is enabled and forced on every table, and every table has a policy',
    broken: `select name from tables t where not relrowsecurity or not relforcerowsecurity
      or not exists (select from policies p where p.polrelid = t.oid)`,
  },
  {
    title: 'rule 110: whoever has a right on a table has a policy there for the same verb',
    broken: `select distinct grantee::regrole || ' ' || privilege || ' ' || table_name from grants g
      where privilege in ('SELECT', 'INSERT', 'UPDATE', 'DELETE')
        and not exists (select from policies p where p.polrelid = table_oid and grantee = any (polroles) and privilege = any (verbs))`,
  },
  {
    title: 'no policy is for somebody without a right on the table',
    broken: `select name || ' ' || role::regrole from policies, unnest(polroles) role
      where not exists (select from grants where table_oid = polrelid and grantee = role and privilege = any (verbs))`,
  },
  {
    title: 'rule 111: every policy is for named roles and its condition is one of a few',
    broken: `select name from policies, unnest(array[using_text, check_text]) condition
      where 0 = any (polroles) or not polpermissive
         or (condition is not null and condition <> all (array[${CONDITIONS.join(', ')}])
             and not (condition = 'true' and (name = any (${keys(SEES_ALL)}) or polroles = array['tenantry_guard'::regrole::oid])))`,
  },
  {
    title: 'rule 111: policies of one table for one role and verb do not add up',
    broken: `select table_name || ' ' || role::regrole || ' ' || verb from policies, unnest(polroles) role, unnest(verbs) verb
      group by table_name, role, verb having count(*) > 1`,
  },
  {
    title: 'rule 112: a policy for writing says both which rows it finds and which it leaves behind',
    broken: `select name from policies where (polcmd in ('*', 'w') and (using_text is null or check_text is null))
      or (polcmd = 'a' and check_text is null)`,
  },
  {
    title: 'every table of tenants has a tenant_id that is never null',
    broken: `select name from tables t where of_tenants and not exists (
      select from columns x where x.attrelid = t.oid and x.attname = 'tenant_id'
         and (x.attnotnull or t.name = any (${keys(ALSO_NOBODYS)})))`,
  },
  {
    title: 'rule 118: the tenant comes first in every key and index',
    broken: `select i.indexrelid::regclass::text from pg_index i join tables t on t.oid = i.indrelid
      join pg_class c on c.oid = i.indexrelid
      left join pg_attribute a on a.attrelid = i.indrelid and a.attnum = i.indkey[0]
      where of_tenants and c.relname <> all (${keys(KEYS_NOT_BY_TENANT)}) and not coalesce(
        a.attname = 'tenant_id' or (a.attname in ('scope', 'chain') and t.name = any (${keys(ALSO_NOBODYS)})), false)`,
  },
  {
    title: 'rule 106: a reference to a tenant’s row names the tenant too',
    broken: `select k.conrelid::regclass || ' ' || k.conname from pg_constraint k
      join tables child on child.oid = k.conrelid join tables parent on parent.oid = k.confrelid
      where k.contype = 'f' and child.of_tenants and parent.of_tenants and not exists (
        select from unnest(k.conkey, k.confkey) pair (here, there)
          join pg_attribute h on h.attrelid = child.oid and h.attnum = here
          join pg_attribute r on r.attrelid = parent.oid and r.attnum = there
         where (h.attname = 'tenant_id' and r.attname = 'tenant_id')
            or (r.attname = 'scope' and (h.attname = 'scope' or exists (
                 select from pg_constraint c where c.conrelid = child.oid and c.contype = 'c' and here = any (c.conkey)
                    and pg_get_constraintdef(c.oid) ~ 'tenant_id'))))`,
  },
  {
    title: 'rule 106: a reference of which a part may be null is held together by a check',
    broken: `select k.conrelid::regclass || ' ' || k.conname from pg_constraint k join tables t on t.oid = k.conrelid
      where k.contype = 'f' and cardinality(k.conkey) > 1
        and exists (select from columns x where x.attrelid = t.oid and x.attnum = any (k.conkey) and not x.attnotnull)
        and not exists (select from pg_constraint c where c.conrelid = t.oid and c.contype = 'c' and c.conkey @> k.conkey)`,
  },
  {
    title: 'rule 107: what is deleted takes along rows of the same tenant only, and never the trail',
    broken: `select k.conrelid::regclass || ' ' || k.conname from pg_constraint k join tables t on t.oid = k.conrelid
      where k.contype = 'f' and k.confdeltype <> 'a' and (t.name = 'audit_events'
        or (k.confdeltype = 'c' and t.of_tenants and cardinality(k.conkey) < 2))`,
  },
]

export const rightsPromises: readonly Promised[] = [
  {
    title:
      'rule 114: nobody may truncate, refer to or put triggers on a table, and nobody outside the cast has a right',
    broken: `select table_name || ' ' || privilege || ' ' || grantee from grants
      where privilege not in ('SELECT', 'INSERT', 'UPDATE', 'DELETE') or grantee = 0
         or grantee::regrole::text <> all (${list(CAST)})`,
  },
  {
    title: 'rule 114: no role of the run time may create anything, temporary or not',
    broken: `select role || ' ' || what from unnest(${list([...RUNTIME, 'tenantry_guard'])}) role, unnest(array['schema', 'database', 'temporary']) what
      where case what when 'schema' then has_schema_privilege(role, 'tenantry', 'create')
        when 'database' then has_database_privilege(role, current_database(), 'create')
        else has_database_privilege(role, current_database(), 'temporary') end`,
  },
  {
    title: 'rule 114: the schema is open to the cast only',
    broken: `select grantee::text from pg_namespace n, aclexplode(n.nspacl) where n.oid = 'tenantry'::regnamespace
      and (grantee = 0 or grantee::regrole::text <> all (${list(CAST)}))`,
  },
  {
    title: 'rule 123: nobody changes or deletes a line of the trail',
    broken: `select grantee::regrole || ' ' || privilege from grants
      where table_name = 'audit_events' and privilege in ('UPDATE', 'DELETE')`,
  },
  {
    title: 'rule 27: no tenant, operator or worker reads a password, and none but the worker the hash of a link',
    broken: `select role || ' ' || table_name || '.' || attname from columns,
        unnest(${list(RUNTIME.filter((role) => role !== 'tenantry_identity'))}) role
      where attname ~ 'token|password|secret' and atttypid = 'text'::regtype
        and has_column_privilege(role, attrelid, attnum, 'select')
        and not (role = 'tenantry_worker' and table_name = 'outbox' and attname = 'invitation_token_hash')`,
  },
  {
    title: 'rule 49: a tenant has no right on a table of the platform but to read itself and reference data',
    broken: `select grantee::regrole || ' ' || privilege || ' ' || g.table_name from grants g join tables t on t.oid = table_oid
      where grantee in ('tenantry_tenant'::regrole, 'tenantry_tenant_readonly'::regrole) and not of_tenants
        and not (privilege = 'SELECT' and t.name in ('settings', 'tenants', 'resource_types', 'permissions'))
        and not (privilege = 'UPDATE' and t.name = 'tenants')`,
  },
  {
    title: 'rule 49: only operators write who is superadmin and who is disabled',
    broken: `select grantee::regrole || ' ' || attname || ' ' || privilege from columns, unnest(array['INSERT', 'UPDATE']) privilege,
        lateral (select unnest(${list(CAST)})::regrole::oid as grantee) cast_members
      where table_name = 'users' and attname in ('is_super_admin', 'status')
        and has_column_privilege(grantee, attrelid, attnum, privilege)
        and grantee::regrole::text not in ('tenantry_owner', 'tenantry_guard')
        and not (grantee::regrole::text = 'tenantry_operator' and privilege = 'UPDATE')`,
  },
]

export const otherPromises: readonly Promised[] = [
  {
    title: 'rule 105: no function may be called by everyone, leaks, or looks for names in a path',
    broken: `select name from functions f where proleakproof or prosecdef and is_parsed
      or not is_parsed and (proconfig is null or not proconfig @> array['search_path=""'])
      or exists (select from aclexplode(acl) where grantee = 0)`,
  },
  {
    title:
      'rule 105: every function that sees all rows belongs to the guard, was reviewed, and is called by those named',
    broken: `select name from functions f left join (values ${Object.entries(REVIEWED_FUNCTIONS)
      .map(([name, callers]) => `('${name}', '${callers}')`)
      .join(', ')}) reviewed (signature, callers) on signature = name
      where prosecdef and (proowner <> 'tenantry_guard'::regrole or signature is null or callers is distinct from coalesce((
        select string_agg(replace(grantee::regrole::text, 'tenantry_', ''), ' ' order by grantee::regrole::text)
          from aclexplode(acl) where grantee <> proowner), ''))`,
  },
  {
    title: 'rule 103: nobody of the cast logs in, passes by row security, or becomes another',
    broken: `select rolname::text from pg_roles r where rolname = any (${list(CAST)})
      and (rolcanlogin or rolsuper or rolbypassrls or rolcreaterole or rolcreatedb or rolreplication
        or exists (select from pg_auth_members m where m.member = r.oid
                    and not (rolname = 'tenantry_owner' and m.roleid = 'tenantry_guard'::regrole)))
      union all select 'tenantry_owner inherits the guard' where (select rolinherit from pg_roles where rolname = 'tenantry_owner')
      union all select member::regrole || ' may become the guard' from pg_auth_members
        where roleid = 'tenantry_guard'::regrole and member <> 'tenantry_owner'::regrole and not admin_option`,
  },
  {
    title: 'rule 104: there is no view, materialised or foreign table that forgets who asks',
    broken: `select relname::text from pg_class where relnamespace = 'tenantry'::regnamespace
      and (relkind in ('m', 'f') or (relkind = 'v' and not coalesce(reloptions @> array['security_invoker=true'], false)))`,
  },
  {
    title: 'rule 123: every trigger is switched on',
    broken: `select tgrelid::regclass || ' ' || tgname from pg_trigger g join tables t on g.tgrelid = t.oid where tgenabled <> 'O'`,
  },
  {
    title: 'every exception these promises make is still needed',
    broken: `select exception from unnest(${list([...Object.keys(PLATFORM_TABLES), ...Object.keys(ALSO_NOBODYS)])}) exception
        where not exists (select from tables where name = exception)
      union all select exception from unnest(${keys(KEYS_NOT_BY_TENANT)}) exception
        where not exists (select from pg_class where relnamespace = 'tenantry'::regnamespace and relname = exception)
      union all select exception from unnest(${keys(SEES_ALL)}) exception
        where not exists (select from policies where name = exception)
      union all select exception from unnest(${keys(REVIEWED_FUNCTIONS)}) exception
        where not exists (select from functions where name = exception and prosecdef)`,
  },
]

/** What breaks a promise, each by its name; nothing when it is kept. */
export async function brokenBy(
  query: (text: string) => Promise<{ rows: unknown[][] }>,
  promised: Promised,
): Promise<string[]> {
  const { rows } = await query(`${CATALOGUE} ${promised.broken}`)
  return rows.map(([name]) => String(name)).sort()
}
