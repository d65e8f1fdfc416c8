import { beforeAll, expect, it } from "vitest"
import { inClinic } from "@/lib/db"
import { Prisma } from "@/lib/generated/prisma/client"
import { newId } from "@/lib/ids"
import { patientPageSql } from "@/lib/patients/list-sql"
import type { PatientReach } from "@/lib/patients/reach"
import { PatientFilters, type PatientFiltersInput } from "@/lib/patients/schema"
import { PATIENT_SORTS } from "@/lib/patients/words"
import { testDatabase } from "@/lib/testing/db"
import { makeClinic, makeMember } from "@/lib/testing/factory"

const db = await testDatabase()
const PATIENTS = 30_000
let clinicId = ""
let memberId = ""

beforeAll(async () => {
  clinicId = (await makeClinic()).id
  memberId = (await makeMember(clinicId, ["doctor"])).id
  await db.owner.query(
    `insert into "Patient" (id, "clinicId", name, "nameFolded", language, source, "createdAt", "updatedAt")
     select gen_random_uuid(), $1, 'Patient ' || n, 'patient ' || n, (array['ro','en','de','fr'])[1 + n % 4],
       (array['whatsapp','web','import','member'])[1 + n % 4], now() - n * interval '1 minute', now()
     from generate_series(1, $2::int) n`,
    [clinicId, PATIENTS],
  )
  await db.owner.query(
    `with contact as (
       insert into "Contact" (id, "clinicId", channel, address)
       select id, "clinicId", 'whatsapp', '+40' || row_number() over () from "Patient" returning id, "clinicId"
     )
     insert into "PatientContact" ("clinicId", "patientId", "contactId") select "clinicId", id, id from contact`,
  )
  await db.owner.query(
    `insert into "Lead" (id, "clinicId", "patientId", source, status, classification, "ownerId", "updatedAt")
     select gen_random_uuid(), $1, id, 'whatsapp', (array['new','contacted','won','lost'])[1 + n % 4],
       case when n % 50 = 0 then 'HOT' else 'COLD' end, case when n % 300 = 0 then $2::uuid end, now()
     from (select id, row_number() over () as n from "Patient") patient where n % 2 = 0`,
    [clinicId, memberId],
  )
  await db.owner.query("vacuum analyze")
})

type Plan = { "Node Type": string; "Relation Name"?: string; "Plan Rows": number; Plans?: Plan[] }
const nodes = (plan: Plan): Plan[] => [plan, ...(plan.Plans ?? []).flatMap(nodes)]

/** The plan as rounds_app gets it, under the policies. */
async function planOf(input: PatientFiltersInput, value: string | null, scope: PatientReach["scope"]) {
  const filters = PatientFilters.parse(input)
  const ids = filters.q ? [newId(), newId()] : null
  const sql = patientPageSql(filters, { scope, memberId }, ids, value ? { value, id: newId() } : null, 51)
  const [row] = await inClinic(clinicId, (tx) =>
    tx.$queryRaw<{ "QUERY PLAN": [{ Plan: Plan }] }[]>(Prisma.sql`explain (format json) ${sql}`),
  )
  return nodes(row!["QUERY PLAN"][0].Plan)
}

/** Nothing reads a table from end to end, and no sort is given more than a page or two. */
async function expectIndexed(
  input: PatientFiltersInput,
  value: string | null = null,
  scope: PatientReach["scope"] = "all",
) {
  const plan = await planOf(input, value, scope)
  const scanned = plan.filter((node) => node["Node Type"] === "Seq Scan").map((node) => node["Relation Name"])
  expect(scanned).toEqual([])
  // A doctor's own are gathered first: as many as a doctor has.
  const most = scope === "own" ? 2_000 : 400
  for (const node of plan.filter((one) => /Sort/.test(one["Node Type"]))) {
    const given = Math.max(...(node.Plans ?? []).map((below) => below["Plan Rows"]))
    expect(given, JSON.stringify(node)).toBeLessThanOrEqual(most)
  }
}

it.each(PATIENT_SORTS)("sort %s walks an index, from the start and from a cursor", async (sort) => {
  await expectIndexed({ sort })
  await expectIndexed({ sort }, sort.endsWith("name") ? "patient 5" : "2026-11-01T08:00:00.000Z")
})

it.each([
  { q: "somebody" },
  { source: "import" },
  { source: "import,member" },
  { language: "de" },
  { lead: "open" },
  { lead: "none" },
  { source: "web", language: "en", lead: "open" },
  { language: "de", sort: "name" },
  { lead: "open", sort: "name" },
] as const)("filter %o uses an index", (filters) => expectIndexed(filters))

it.each(PATIENT_SORTS)("a doctor's reach sorted by %s uses an index", (sort) =>
  expectIndexed({ sort }, null, "own"),
)

it("would notice: a filter under a function reads the table from end to end", async () => {
  const plan = await inClinic(clinicId, (tx) =>
    tx.$queryRaw<{ "QUERY PLAN": [{ Plan: Plan }] }[]>(
      Prisma.sql`explain (format json) select * from "Patient" where lower(source) = 'web' order by language`,
    ),
  )
  expect(nodes(plan[0]!["QUERY PLAN"][0].Plan).some((node) => node["Node Type"] === "Seq Scan")).toBe(true)
})
