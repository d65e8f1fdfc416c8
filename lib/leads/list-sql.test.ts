import { beforeAll, expect, it } from "vitest"
import { inClinic } from "@/lib/db"
import { Prisma } from "@/lib/generated/prisma/client"
import { newId } from "@/lib/ids"
import { leadPageSql } from "@/lib/leads/list-sql"
import type { Reach } from "@/lib/leads/rules"
import { LeadFilters, type LeadFiltersInput } from "@/lib/leads/schema"
import { LEAD_SORTS } from "@/lib/leads/words"
import { testDatabase } from "@/lib/testing/db"
import { makeClinic, makeMember } from "@/lib/testing/factory"
import { now } from "@/lib/time"

const db = await testDatabase()
const LEADS = 30_000
let clinicId = ""
let memberId = ""

beforeAll(async () => {
  clinicId = (await makeClinic()).id
  memberId = (await makeMember(clinicId, ["doctor"])).id
  await db.owner.query(
    `insert into "Patient" (id, "clinicId", name, "nameFolded", "createdAt", "updatedAt")
     select gen_random_uuid(), $1, 'Patient ' || n, 'patient ' || n, now(), now() from generate_series(1, $2::int) n`,
    [clinicId, LEADS],
  )
  await db.owner.query(
    `insert into "Lead" (id, "clinicId", "patientId", source, status, score, classification, urgency, "ownerId",
       "waitingSince", "dueAt", "lastMessageAt", "createdAt", "updatedAt", "utmCampaign", language, service)
     select gen_random_uuid(), $1, id, (array['whatsapp','web','voice','import'])[1 + n % 4],
       (array['new','contacted','qualified','booked','won','lost','archived'])[1 + n % 7],
       case when n % 9 > 0 then 1 + n % 5 end,
       case when n % 9 > 0 then (array['UNQUALIFIED','COLD','WARM','HOT','HOT'])[1 + n % 5] end,
       case when n % 40 = 0 then 'high' else 'none' end,
       case when n % 300 = 0 then $2::uuid end,
       case when n % 3 = 0 then now() - n * interval '1 minute' end,
       case when n % 6 = 0 then now() - n * interval '1 minute' end,
       now() - n * interval '1 minute', now() - n * interval '2 minutes', now(),
       case when n % 3 = 0 then 'Autumn ' || n % 40 end, (array['ro','en','ro','de','ro'])[1 + n % 5],
       (array['implants','general','cosmetic','orthodontics'])[1 + n % 4]
     from (select id, row_number() over () as n from "Patient") patient`,
    [clinicId, memberId],
  )
  await db.owner.query(
    `with contact as (
       insert into "Contact" (id, "clinicId", channel, address)
       select id, "clinicId", 'whatsapp', '+40' || row_number() over () from "Patient" returning id, "clinicId"
     )
     insert into "PatientContact" ("clinicId", "patientId", "contactId") select "clinicId", id, id from contact`,
  )
  await db.owner.query("vacuum analyze")
})

type Plan = { "Node Type": string; "Relation Name"?: string; "Plan Rows": number; Plans?: Plan[] }
const nodes = (plan: Plan): Plan[] => [plan, ...(plan.Plans ?? []).flatMap(nodes)]

/** The plan as rounds_app gets it, under the policies. */
async function planOf(
  input: LeadFiltersInput,
  cursorValue: string | null = null,
  scope: Reach["scope"] = "all",
) {
  const filters = LeadFilters.parse(input)
  const patientIds = filters.q ? [newId(), newId()] : null
  const leadIds = filters.duplicates ? [newId(), newId()] : null
  const cursor = cursorValue ? { value: cursorValue, id: newId() } : null
  const sql = leadPageSql(filters, { scope, memberId }, { patientIds, leadIds }, cursor, 51, {
    now: now(),
    timeZone: "UTC",
  })
  const [row] = await inClinic(clinicId, (tx) =>
    tx.$queryRaw<{ "QUERY PLAN": [{ Plan: Plan }] }[]>(Prisma.sql`explain (format json) ${sql}`),
  )
  return nodes(row!["QUERY PLAN"][0].Plan)
}

/** Nothing reads a table from end to end (a clinic's few members aside), and no sort is given more than a page or two. */
async function expectIndexed(...given: Parameters<typeof planOf>) {
  const plan = await planOf(...given)
  const scanned = plan.filter((node) => node["Node Type"] === "Seq Scan").map((node) => node["Relation Name"])
  expect(scanned.filter((table) => table !== "Member")).toEqual([])
  const sorted = plan.filter((node) => /Sort/.test(node["Node Type"]))
  for (const node of sorted) {
    const given = Math.max(...(node.Plans ?? []).map((below) => below["Plan Rows"]))
    expect(given, JSON.stringify(node)).toBeLessThanOrEqual(400)
  }
}

it.each(LEAD_SORTS)("sort %s walks an index, from the start and from a cursor", async (sort) => {
  await expectIndexed({ sort })
  const value = sort.includes("score") ? "3" : "2026-11-01T08:00:00.000Z"
  await expectIndexed({ sort }, value)
})

it.each([
  { status: "new" },
  { status: "open" },
  { classification: "HOT" },
  { classification: "HOT,WARM" },
  { urgency: "high" },
  { urgency: "urgent" },
  { owner: "me" },
  { owner: "none" },
  { source: "web" },
  { source: "web", sort: "-score" },
  { campaign: "Autumn 7" },
  { campaign: "Autumn 7", status: "open", sort: "-score" },
  { campaign: "nothing like it" },
  { language: "de" },
  { language: "de", sort: "waitingSince" },
  { service: "implants" },
  { service: "implants", classification: "HOT", sort: "dueAt" },
  { duplicates: "1" },
  { q: "somebody" },
  { due: "late", sort: "dueAt" },
  { due: "waiting", sort: "waitingSince" },
  { due: "running", owner: "none", sort: "dueAt" },
  { since: "2026-11-22" },
  { since: "2026-11-22", reached: "booked" },
  { reached: "won" },
  { patient: "0192f0c1-aaaa-7aaa-8aaa-aaaaaaaaaaaa" },
  { classification: "HOT", status: "new", source: "whatsapp", sort: "-createdAt" },
  { classification: "HOT", status: "new", source: "whatsapp", sort: "dueAt" },
  { owner: "me", status: "open", sort: "waitingSince" },
] as const)("filter %o uses an index", (filters) => expectIndexed(filters))

it.each(LEAD_SORTS)("a doctor's reach sorted by %s uses an index", (sort) =>
  expectIndexed({ sort }, null, "own"),
)

it("would notice: a filter under a function reads the table from end to end", async () => {
  const plan = await inClinic(clinicId, (tx) =>
    tx.$queryRaw<{ "QUERY PLAN": [{ Plan: Plan }] }[]>(
      Prisma.sql`explain (format json) select * from "Lead" where lower(status) = 'won' order by source`,
    ),
  )
  expect(nodes(plan[0]!["QUERY PLAN"][0].Plan).some((node) => node["Node Type"] === "Seq Scan")).toBe(true)
})
