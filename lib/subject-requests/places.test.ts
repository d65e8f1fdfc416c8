import { expect, it } from "vitest"
import { NOBODYS, PLACES } from "@/lib/subject-requests/places"
import { columnsOf } from "@/lib/subject-requests/places/place"
import { testDatabase } from "@/lib/testing/db"

const db = await testDatabase()

/** By which a table is joined to somebody's data. */
/** Names of people's columns that are a colleague's: who leads an incident. */
const COLLEAGUES = new Set(["Incident.leadId"])
const JOINS = /^(patientId|leadId|contactId|messageId|conversationId|patient_id)$/

async function catalogue(): Promise<Map<string, string[]>> {
  const { rows } = await db.owner.query<{ name: string; columns: string[] }>(
    `select case n.nspname when 'public' then c.relname else n.nspname || '.' || c.relname end as name,
       array_agg(a.attname::text order by a.attnum) as columns
     from pg_class c join pg_namespace n on n.oid = c.relnamespace
     join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
     where c.relkind in ('r', 'p') and n.nspname in ('public', 'engine') group by 1`,
  )
  return new Map(rows.map((row) => [row.name, row.columns]))
}

const said = new Map([...PLACES, ...NOBODYS].map((place) => [place.table, columnsOf(place).sort()]))

it("names every table, each once, and none that is not there", async () => {
  const tables = [...(await catalogue()).keys()].sort()
  expect([...PLACES, ...NOBODYS]).toHaveLength(said.size)
  expect(
    [...said.keys()].sort(),
    "say in lib/subject-requests/places what of it is a person's and what an erasure leaves",
  ).toEqual(tables)
})

it("names every column of each", async () => {
  const there = Object.fromEntries([...(await catalogue())].map(([name, columns]) => [name, columns.sort()]))
  expect(Object.fromEntries(said)).toEqual(there)
})

it("says of no table that is joined to patients that it holds nothing of them", async () => {
  const tables = await catalogue()
  const joined = NOBODYS.filter(({ table }) =>
    tables.get(table)?.some((column) => JOINS.test(column) && !COLLEAGUES.has(`${table}.${column}`)),
  )
  expect(joined.map(({ table }) => table)).toEqual([])
})
