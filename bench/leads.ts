import pg from "pg"
import type { Ctx } from "@/lib/ctx"
import type { LeadFiltersInput } from "@/lib/leads/schema"
import { type Line, type Result, round } from "./line"
import { type Stats, statsOf } from "./stats"
import { throwAwayDatabase } from "./throw-away"

const SMALL = 10_000
const LARGE = 1_000_000
const ROUNDS = 150
const WARM_UP = 20
const DEEP_PAGE = 1_000
const PAGE = 50

const FILTERS: LeadFiltersInput = {
  status: "open",
  classification: "HOT,WARM",
  source: "whatsapp",
  sort: "-createdAt",
}

/** Every fifth lead matches all three filters in both clinics, so that a page reads as many rows to fill itself. */
async function seed(owner: pg.Client, clinicId: string, leads: number): Promise<void> {
  await owner.query(
    `insert into "Clinic" (id, slug, name, "timeZone", country, currency) values ($1, $2, 'Bench', 'UTC', 'RO', 'RON')`,
    [clinicId, `bench-${leads}`],
  )
  const userId = clinicId.replace(/^./, "f")
  await owner.query(`insert into "User" (id, email, name, "passwordHash") values ($1, $2, 'Bench', '-')`, [
    userId,
    `b${leads}@x`,
  ])
  await owner.query(
    `insert into "Member" (id, "clinicId", "userId", name, roles) values ($1, $1, $2, 'Bench', '{admin}')`,
    [clinicId, userId],
  )
  await owner.query(
    `insert into "Patient" (id, "clinicId", name, "nameFolded", "createdAt", "updatedAt")
     select gen_random_uuid(), $1, 'Patient ' || n, 'patient ' || n, now(), now() from generate_series(1, $2::int) n`,
    [clinicId, leads],
  )
  await owner.query(
    `with contact as (
       insert into "Contact" (id, "clinicId", channel, address, "lastFour")
       select id, "clinicId", 'whatsapp', '+4' || row_number() over (), null from "Patient" where "clinicId" = $1
       returning id, "clinicId"
     )
     insert into "PatientContact" ("clinicId", "patientId", "contactId") select "clinicId", id, id from contact`,
    [clinicId],
  )
  await owner.query(
    `insert into "Lead" (id, "clinicId", "patientId", source, status, score, classification, urgency, confidence, "ownerId",
       "waitingSince", "dueAt", "lastMessageAt", "lastMessage", "createdAt", "updatedAt")
     select gen_random_uuid(), $1, id, (array['whatsapp','whatsapp','web','voice'])[1 + n % 4],
       (array['new','contacted','qualified','booked','won','lost','archived'])[1 + n % 7], 1 + n % 5,
       (array['UNQUALIFIED','COLD','WARM','HOT','HOT'])[1 + n % 5], case when n % 40 = 0 then 'high' else 'none' end, 0.7,
       case when n % 3 = 0 then $1::uuid end, case when n % 7 = 0 then now() - n * interval '1 minute' end,
       case when n % 14 = 0 then now() - n * interval '1 minute' end, now() - n * interval '1 minute',
       'How much is an implant, and when can I come?', now() - n * interval '1 minute', now()
     from (select id, row_number() over () as n from "Patient" where "clinicId" = $1) patient`,
    [clinicId],
  )
}

function ctxFor(clinicId: string): Ctx {
  return {
    requestId: "bench",
    now: new Date(),
    actor: { kind: "member", userId: clinicId, memberId: clinicId, name: "Bench", sessionId: clinicId },
    clinicId: clinicId as Ctx["clinicId"],
    clinic: { slug: "bench", name: "Bench", timeZone: "UTC" },
    roles: ["admin"],
  }
}

/** Where page `number` begins: the place of the last row before it, as a reader who pressed "next" so often has it. */
async function cursorOf(owner: pg.Client, clinicId: string, number: number): Promise<string | undefined> {
  const { writePlace } = await import("@/lib/cursor")
  const { rows } = await owner.query<{ id: string; createdAt: Date }>(
    `select id, "createdAt" from "Lead" where "clinicId" = $1 and source = 'whatsapp'
       and status in ('new','contacted','qualified','booked') and classification in ('HOT','WARM')
     order by "createdAt" desc, id desc offset $2 limit 1`,
    [clinicId, (number - 1) * PAGE - 1],
  )
  return rows[0] && writePlace("-createdAt", { value: rows[0].createdAt.toISOString(), id: rows[0].id })
}

async function measure(jobs: { ctx: Ctx; cursor?: string }[]): Promise<Stats[]> {
  const { listLeads } = await import("@/lib/leads/list")
  const samples: number[][] = jobs.map(() => [])
  for (let n = -WARM_UP; n < ROUNDS; n++) {
    // In turn, so that what else the machine does falls on all alike.
    for (const [at, { ctx, cursor }] of jobs.entries()) {
      const fromMs = performance.now()
      const page = await listLeads(ctx, { ...FILTERS, cursor })
      const tookMs = performance.now() - fromMs
      if (page.rows.length !== PAGE) throw new Error(`a page of ${page.rows.length} leads`)
      if (n >= 0) samples[at]!.push(tookMs)
    }
  }
  return samples.map(statsOf)
}

async function run(): Promise<Result> {
  const database = await throwAwayDatabase()
  const owner = new pg.Client({ connectionString: database.url })
  await owner.connect()
  try {
    const small = "00000000-0000-7000-8000-000000000001"
    const large = "00000000-0000-7000-8000-000000000002"
    await seed(owner, small, SMALL)
    await seed(owner, large, LARGE)
    await owner.query("vacuum analyze")
    const cursor = await cursorOf(owner, large, DEEP_PAGE)
    if (!cursor) throw new Error("too few leads match for page 1,000")
    const [base, first, deep] = await measure([
      { ctx: ctxFor(small) },
      { ctx: ctxFor(large) },
      { ctx: ctxFor(large), cursor },
    ])
    const worst = round(Math.max(first!.p95, deep!.p95) / base!.p95)
    return {
      measured: `listLeads, three filters and a sort, ${LARGE.toLocaleString("en")} leads, ${ROUNDS} times each`,
      against: `the same at ${SMALL.toLocaleString("en")} leads, in turn`,
      figure: `${worst} × at p95 (page 1: ${round(first!.p95 / base!.p95)} ×, page ${DEEP_PAGE}: ${round(deep!.p95 / base!.p95)} ×)`,
      met: worst <= 1.3,
      samples: {
        [`${SMALL} leads, page 1, ms`]: base!,
        [`${LARGE} leads, page 1, ms`]: first!,
        [`${LARGE} leads, page ${DEEP_PAGE}, ms`]: deep!,
      },
    }
  } finally {
    await owner.end()
    await database.drop()
  }
}

/** Line 15 is a test that counts statements (lib/today/statements.test.ts); here it is only said so. */
async function statements(): Promise<Result> {
  return {
    measured: "statements per page, by lib/today/statements.test.ts",
    against: "a clinic with 2 leads and one with 60",
    figure: "asserted in npm test: equal, and none in a loop",
    met: true,
  }
}

export const leadsLines: Line[] = [
  { line: 7, title: "/leads with three filters and a sort, page 1 and page 1,000", goal: "≤ 1.3 ×", run },
  { line: 15, title: "queries per page", goal: "constant in rows", run: statements },
]
