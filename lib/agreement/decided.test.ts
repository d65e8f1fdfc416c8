import { afterAll, beforeAll, expect, it } from "vitest"
import { type Against, decidedSql } from "@/lib/agreement/decided"
import { closeDb, inClinic } from "@/lib/db"
import { Prisma } from "@/lib/generated/prisma/client"
import { testDatabase } from "@/lib/testing/db"
import { makeClinic } from "@/lib/testing/factory"
import { addMs, DAY_MS, now } from "@/lib/time"

const db = await testDatabase()
afterAll(closeDb)

let clinicId = ""
beforeAll(async () => {
  clinicId = (await makeClinic()).id
  await db.owner.query(
    `insert into "Patient" (id, "clinicId", name, "nameFolded", "updatedAt")
     select gen_random_uuid(), $1, 'Patient ' || n, 'patient ' || n, now() from generate_series(1, 8000) n`,
    [clinicId],
  )
  await db.owner.query(
    `insert into "Lead" (id, "clinicId", "patientId", source, status, classification, "createdAt", "updatedAt")
     select gen_random_uuid(), $1, id, 'whatsapp', (array['new','contacted','won','lost'])[1 + n % 4], 'HOT',
       now() - n * interval '30 minutes', now()
     from (select id, row_number() over () as n from "Patient" where "clinicId" = $1) patient`,
    [clinicId],
  )
  await db.owner.query(
    `insert into "Score" (id, "clinicId", "leadId", score, classification, urgency, confidence, reasons, scorer, "createdAt")
     select gen_random_uuid(), $1, id, 4, 'HOT', 'none', 0.8, '[{"rule":"price"}]', scorer, "createdAt"
     from "Lead" cross join (values ('rules-1'), ('rules-2'), ('member')) kind (scorer)
     where "clinicId" = $1 and (scorer <> 'member' or status = 'won')`,
    [clinicId],
  )
  await db.owner.query("vacuum analyze")
})

const plan = async (sql: Prisma.Sql) =>
  (await inClinic(clinicId, (tx) => tx.$queryRaw<{ "QUERY PLAN": string }[]>(Prisma.sql`explain ${sql}`)))
    .map((row) => row["QUERY PLAN"])
    .join("\n")

const since = addMs(now(), -30 * DAY_MS)
const sqlOf = (only?: Against) => Prisma.sql`${decidedSql(clinicId, since, only)}
  select kind, key, against, count(*) from said group by kind, key, against`

it.each([undefined, "people", "outcome"] as const)("walks indexes under the policy: %s", async (only) => {
  const text = await plan(sqlOf(only))
  expect(text).toContain("Index")
  expect(text).not.toMatch(/Seq Scan on "?(Lead|Score)/)
})

it("asks after leads that ended only where outcomes are wanted", async () => {
  expect(await plan(sqlOf("people"))).not.toMatch(/ on "Lead"/)
  expect(await plan(sqlOf("outcome"))).toMatch(/ on "Lead"/)
})

it("would notice a table that is read from end to end", async () => {
  expect(await plan(Prisma.sql`select count(*) from "Score" where lower(scorer) = 'member'`)).toMatch(
    /Seq Scan/,
  )
})
