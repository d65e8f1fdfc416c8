import type pg from "pg"

export type Table = { schema: string; name: string; columns: string[] }
export type Sequence = { schema: string; name: string; value: string; isCalled: boolean }

export const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`
export const nameOf = ({ schema, name }: { schema: string; name: string }): string =>
  `${quoted(schema)}.${quoted(name)}`
/** As counts are told: without the schema where it is the usual one. */
export const shortName = ({ schema, name }: { schema: string; name: string }): string =>
  schema === "public" ? name : `${schema}.${name}`

const OURS = `n.nspname !~ '^pg_' and n.nspname <> 'information_schema'
  and not exists (select from pg_depend d where d.objid = c.oid and d.deptype = 'e')`

/** Every table that holds rows, the engine's and the list of migrations among them; no extension's own. */
export async function tablesOf(client: pg.Client): Promise<Table[]> {
  const { rows } = await client.query<Table>(
    `select n.nspname as schema, c.relname as name,
       array_agg(a.attname::text order by a.attnum) filter (where a.attgenerated = '') as columns
     from pg_class c join pg_namespace n on n.oid = c.relnamespace
     join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
     where c.relkind = 'r' and ${OURS}
     group by 1, 2 order by 1, 2`,
  )
  return rows
}

/**
 * Tables whose rows are hidden from who reads: they would be copied as empty, and nobody would miss them until they are
 * needed.
 */
export async function hiddenFrom(client: pg.Client): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>(
    `select c.oid::regclass::text as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where c.relkind = 'r' and ${OURS} and row_security_active(c.oid) and not exists (
       select from pg_policy p where p.polrelid = c.oid and p.polpermissive and p.polcmd in ('r', '*')
         and pg_get_expr(p.polqual, p.polrelid) = 'true'
         and exists (select from unnest(p.polroles) role where role = 0 or pg_has_role(current_user, role, 'usage')))
     order by 1`,
  )
  return rows.map(({ name }) => name)
}

export async function sequencesOf(client: pg.Client): Promise<Sequence[]> {
  const { rows } = await client.query<{ schema: string; name: string }>(
    `select n.nspname as schema, c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where c.relkind = 'S' and ${OURS} order by 1, 2`,
  )
  if (rows.length === 0) return []
  const each = rows.map(
    (one, at) => `select ${at} as at, last_value::text as value, is_called as "isCalled" from ${nameOf(one)}`,
  )
  const read = await client.query<{ at: number; value: string; isCalled: boolean }>(
    `${each.join(" union all ")} order by at`,
  )
  return read.rows.flatMap(({ at, value, isCalled }) => {
    const found = rows[at]
    return found ? [{ ...found, value, isCalled }] : []
  })
}

/** So that rows read alike whatever the server or a role is set to, and in the order they lie in. */
export async function plainSession(client: pg.Client): Promise<void> {
  await client.query(
    `set datestyle = 'ISO, YMD'; set intervalstyle = 'postgres'; set extra_float_digits = 1; set bytea_output = 'hex';
     set synchronize_seqscans = off; set max_parallel_workers_per_gather = 0; set statement_timeout = 0;
     set idle_in_transaction_session_timeout = 0; set lock_timeout = 0; set client_encoding = 'UTF8'`,
  )
}
