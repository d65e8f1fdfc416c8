import pg from "pg"
import type { Ctx } from "@/lib/ctx"
import { type Line, type Result, round } from "./line"
import { type Stats, statsOf } from "./stats"
import { throwAwayDatabase } from "./throw-away"

/** `BENCH_SMALL=1`: a hundredth, to see that it works. */
const PART = process.env.BENCH_SMALL ? 100 : 1
const SMALL = 10_000 / PART
const LARGE = 1_000_000 / PART
const MESSAGES_A_LEAD = 5
const DAYS = 180
const ROUNDS = 60
const WARM_UP = 8

/** Leads over half a year, of every kind on every day; no trigger, no policy, and the days made as the product makes them. */
async function seed(owner: pg.Client, clinicId: string, leads: number): Promise<void> {
  await owner.query(
    `insert into "Clinic" (id, slug, name, "timeZone", country, currency) values ($1, $2, 'Bench', 'Europe/Bucharest', 'RO', 'RON')`,
    [clinicId, `bench-reports-${leads}`],
  )
  const userId = clinicId.replace(/^./, "f")
  await owner.query(`insert into "User" (id, email, name, "passwordHash") values ($1, $2, 'Bench', '-')`, [
    userId,
    `r${leads}@x`,
  ])
  await owner.query(
    `insert into "Member" (id, "clinicId", "userId", name, roles) values ($1, $1, $2, 'Bench', '{admin}')`,
    [clinicId, userId],
  )
  const patients = Math.ceil(leads / 10)
  await owner.query(
    `insert into "Patient" (id, "clinicId", name, "nameFolded", "createdAt", "updatedAt")
     select gen_random_uuid(), $1, 'Patient ' || n, 'patient ' || n, now(), now() from generate_series(1, $2::int) n`,
    [clinicId, patients],
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
    `insert into "Lead" (id, "clinicId", "patientId", source, campaign, status, score, classification, urgency, confidence, "ownerId",
       "waitingSince", "lastMessageAt", "createdAt", "updatedAt", "firstResponseAt", "contactedAt", "qualifiedAt", "bookedAt", "wonAt")
     select gen_random_uuid(), $1, id, (array['whatsapp','whatsapp','web','voice'])[1 + n % 4],
       (array['spring','implants','smile'])[1 + n % 5], (array['new','contacted','qualified','booked','won','lost'])[1 + n % 6], 1 + n % 5,
       (array['UNQUALIFIED','COLD','WARM','HOT','HOT'])[1 + n % 5], (array['none','none','none','high','medium'])[1 + n % 5], 0.7,
       case when n % 3 = 0 then $1::uuid end, case when n % 6 = 0 then made end, made, made, made,
       case when n % 6 > 0 then made + n % 90 * interval '1 minute' end, case when n % 6 > 0 then made + n % 90 * interval '1 minute' end,
       case when n % 6 in (2, 3, 4) then made + n % 40 * interval '1 hour' end,
       case when n % 6 in (3, 4) then made + n % 9 * interval '1 day' end, case when n % 6 = 4 then made + n % 20 * interval '1 day' end
     from (select n, now() - (n::float8 / $2 * ${DAYS}) * interval '1 day' as made, patient.id
       from generate_series(0, $2::int - 1) n
       left join (select id, row_number() over () - 1 as place from "Patient" where "clinicId" = $1) patient on patient.place = n % $3) one`,
    [clinicId, leads, patients],
  )
  await owner.query(
    `insert into "Message" (id, "clinicId", "contactId", "leadId", direction, body, status, "statusAt", "createdAt")
     select gen_random_uuid(), $1, lead."patientId", lead.id, case when k % 2 = 0 then 'in' else 'out' end, 'x',
       case when k % 2 = 0 then 'received' else (array['read','delivered','failed'])[1 + k % 3] end,
       lead."createdAt", lead."createdAt" + k * interval '3 minutes'
     from "Lead" lead cross join generate_series(0, ${MESSAGES_A_LEAD - 1}) k where lead."clinicId" = $1`,
    [clinicId],
  )
  await owner.query("analyze")
  for (const what of ["leads", "messages"])
    await owner.query(
      `select roll_up_${what}($1, 'Europe/Bucharest', current_date - ${DAYS + 1}, current_date + 1)`,
      [clinicId],
    )
  await owner.query(`insert into "RollUp" ("clinicId", at) values ($1, now() + interval '1 day')`, [clinicId])
}

function ctxFor(clinicId: string): Ctx {
  return {
    requestId: "bench",
    now: new Date(),
    actor: { kind: "member", userId: clinicId, memberId: clinicId, name: "Bench", sessionId: clinicId },
    clinicId: clinicId as Ctx["clinicId"],
    clinic: { slug: "bench", name: "Bench", timeZone: "Europe/Bucharest" },
    roles: ["admin"],
  }
}

type Work = { name: string; run(ctx: Ctx): Promise<unknown> }

async function measure(works: readonly Work[], clinics: readonly string[]): Promise<Stats[][]> {
  const samples = works.map(() => clinics.map((): number[] => []))
  for (let n = -WARM_UP; n < ROUNDS; n++)
    // In turn, so that what else the machine does falls on all alike.
    for (const [which, work] of works.entries())
      for (const [at, clinicId] of clinics.entries()) {
        const fromMs = performance.now()
        await work.run(ctxFor(clinicId))
        if (n >= 0) samples[which]![at]!.push(performance.now() - fromMs)
      }
  return samples.map((one) => one.map(statsOf))
}

async function run(): Promise<Result> {
  const database = await throwAwayDatabase()
  const owner = new pg.Client({ connectionString: database.url })
  await owner.connect()
  try {
    const [small, large] = [
      "00000000-0000-7000-8000-000000000001",
      "00000000-0000-7000-8000-000000000002",
    ] as const
    await owner.query("set session_replication_role = replica")
    await seed(owner, small, SMALL)
    await seed(owner, large, LARGE)
    await owner.query("vacuum analyze")
    const { readReport } = await import("@/lib/reports/read")
    const { reportOf } = await import("@/lib/reports/read")
    const { inClinic } = await import("@/lib/db")
    const { addDays, mondayOf, today } = await import("@/lib/reports/days")
    const monday = addDays(mondayOf(today(new Date(), "Europe/Bucharest")), -7)
    const works: Work[] = [
      { name: "dashboard, 30 days", run: (ctx) => readReport(ctx, { days: 30 }) },
      {
        name: "weekly report",
        run: ({ clinicId, clinic }) =>
          inClinic(clinicId, (tx) =>
            reportOf(tx, { from: monday, to: addDays(monday, 6), timeZone: clinic.timeZone }),
          ),
      },
    ]
    const found = await measure(works, [small, large])
    const ratios = found.map(([few, many]) => round(many!.p95 / few!.p95))
    const said = (n: number) => n.toLocaleString("en")
    return {
      measured: `the report of 30 days and the weekly report, ${said(LARGE)} leads and ${said(LARGE * MESSAGES_A_LEAD)} messages, ${ROUNDS} times each`,
      against: `the same at ${said(SMALL)} and ${said(SMALL * MESSAGES_A_LEAD)}, in turn`,
      figure: `${Math.max(...ratios)} × at p95 (${works.map((work, n) => `${work.name}: ${ratios[n]} ×`).join(", ")})`,
      met: Math.max(...ratios) <= 2,
      samples: Object.fromEntries(
        works.flatMap((work, n) => [
          [`${work.name}, ${SMALL} leads, ms`, found[n]![0]!],
          [`${work.name}, ${LARGE} leads, ms`, found[n]![1]!],
        ]),
      ),
    }
  } finally {
    await owner.end()
    await database.drop()
  }
}

export const reportsLines: Line[] = [
  { line: 10, title: "dashboard and weekly report on a million leads", goal: "≤ 2 ×", run },
]
