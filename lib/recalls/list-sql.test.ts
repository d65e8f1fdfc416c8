import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { closeDb, inClinic } from "@/lib/db"
import { listNoShows } from "@/lib/no-shows/list"
import { listRecalls } from "@/lib/recalls/list"
import { listSurveys } from "@/lib/surveys/list"
import { testDatabase } from "@/lib/testing/db"
import { sentBy } from "@/lib/testing/statements"
import { type VisitGround, visitGround } from "@/lib/testing/visits"

const db = await testDatabase()
afterAll(closeDb)

const VISITS = 20_000
const OWNED = ["Recall", "Survey", "Appointment", "Practitioner", "Task"]
let ground: VisitGround

/** Two years of visits: most recalls have ended, most questions were answered, few did not come. */
beforeAll(async () => {
  ground = await visitGround()
  const run = (sql: string, ...more: unknown[]) => db.owner.query(sql, [ground.clinic.id, ...more])
  for (const table of OWNED) await db.owner.query(`alter table "${table}" no force row level security`)
  const who = await ground.visit()
  await db.owner.query(`alter table "Appointment" disable trigger user`)
  await run(
    `insert into "Appointment" (id, "clinicId", "patientId", "practitionerId", "serviceId", status, "startsAt", "endsAt",
       "busyFrom", "busyUntil", "finishedAt")
     select gen_random_uuid(), $1, "patientId", "practitionerId", "serviceId",
       case when n % 20 = 0 then 'no_show' else 'completed' end, at, at + interval '20 min', at, at + interval '20 min', at
     from "Appointment" one, generate_series(1, $3::int) n, lateral (select now() - n * interval '50 min' as at) times
     where one.id = $2`,
    who,
    VISITS,
  )
  await run(
    `insert into "Recall" (id, "clinicId", "patientId", "serviceId", "lastAppointmentId", "dueOn", status, "toCall", "closedAt")
     select gen_random_uuid(), $1, "patientId", "serviceId", id, ("startsAt" + interval '6 months')::date,
       case when n % 50 = 0 then 'due' when n % 70 = 0 then 'reminded' else 'booked' end, n % 150 = 0,
       case when n % 50 = 0 or n % 70 = 0 then null else now() - n * interval '1 hour' end
     from (select *, row_number() over () as n from "Appointment" where "clinicId" = $1) visit`,
  )
  await run(
    `insert into "Survey" (id, "clinicId", "patientId", "appointmentId", status, score, "askAt", "expiresAt", "createdAt")
     select gen_random_uuid(), $1, "patientId", id, 'answered', n % 11, "startsAt", "startsAt", "startsAt"
     from (select *, row_number() over () as n from "Appointment" where "clinicId" = $1) visit`,
  )
  await db.owner.query("vacuum analyze")
}, 300_000)

type Plan = {
  "Node Type": string
  "Relation Name"?: string
  "Actual Rows": number
  "Actual Loops": number
  "Rows Removed by Filter"?: number
  Plans?: Plan[]
}
const nodes = (plan: Plan): Plan[] => [plan, ...(plan.Plans ?? []).flatMap(nodes)]

/** Rows that the page's own statement takes up as rounds_app, those it puts back included. */
async function taken(work: () => Promise<unknown>, table: string): Promise<number> {
  const sent = (await sentBy(work)).find(
    (one) => one.text.includes(`"${table}"`) && /limit/i.test(one.text) && /order by/i.test(one.text),
  )
  if (!sent) throw new Error("no page was read")
  const [row] = await inClinic(ground.clinic.id, (tx) =>
    tx.$queryRawUnsafe<{ "QUERY PLAN": [{ Plan: Plan }] }[]>(
      `explain (analyze, format json) ${sent.text}`,
      ...sent.values,
    ),
  )
  const plan = row?.["QUERY PLAN"][0]?.Plan
  if (!plan) throw new Error("no plan")
  return nodes(plan)
    .filter((node) => node["Relation Name"] === table)
    .reduce(
      (sum, node) =>
        sum + (node["Actual Rows"] + (node["Rows Removed by Filter"] ?? 0)) * node["Actual Loops"],
      0,
    )
}

describe("lists of visits under the policies read little more than they show", () => {
  const admin = () => ground.ctxFor(["admin"])
  it.each(["call", "due", "invited", "done"] as const)(
    "recalls, %s, its first page and the next",
    async (tab) => {
      const { nextCursor } = await listRecalls(admin(), { tab })
      expect(await taken(() => listRecalls(admin(), { tab }), "Recall")).toBeLessThan(600)
      const cursor = nextCursor ?? undefined
      expect(await taken(() => listRecalls(admin(), { tab, cursor }), "Recall")).toBeLessThan(600)
    },
  )

  it("who did not come, and answers", async () => {
    expect(await taken(() => listNoShows(admin(), { tab: "all" }), "Appointment")).toBeLessThan(600)
    expect(await taken(() => listSurveys(admin(), { tab: "answered" }), "Survey")).toBeLessThan(600)
    expect(await taken(() => listSurveys(admin(), { tab: "all" }), "Survey")).toBeLessThan(600)
  })
})
