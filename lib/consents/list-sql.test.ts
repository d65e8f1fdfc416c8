import { beforeAll, describe, expect, it } from "vitest"
import { findAuditDay } from "@/lib/consent-audits/find-day"
import { listAuditDays } from "@/lib/consent-audits/list-days"
import {
  type LedgerOrder,
  type LedgerScope,
  ledgerCountSql,
  ledgerPageSql,
  ledgerSizeSql,
} from "@/lib/consents/ledger-sql"
import { receiptPageSql, requestPageSql } from "@/lib/consents/lists-sql"
import { LedgerFilters } from "@/lib/consents/schema"
import {
  CONSENT_SOURCES,
  CONSENT_STATUSES,
  PURPOSES,
  purposesOf,
  REQUEST_STATUSES,
} from "@/lib/consents/words"
import { asClinicId } from "@/lib/ctx"
import { inClinic } from "@/lib/db"
import { Prisma } from "@/lib/generated/prisma/client"
import { newId } from "@/lib/ids"
import type { PatientReach } from "@/lib/patients/reach"
import { ctxWith } from "@/lib/testing/ctx"
import { testDatabase } from "@/lib/testing/db"
import { type MadeClinic, makeClinic, makeMember } from "@/lib/testing/factory"
import { sentBy } from "@/lib/testing/statements"
import { addMs, DAY_MS, now } from "@/lib/time"

const db = await testDatabase()
const PATIENTS = 20_000
const PURPOSE_NAMES = purposesOf(Object.keys(PURPOSES))
const OWNED = [
  "PolicyVersion",
  "ConsentRequest",
  "ConsentReceipt",
  "ConsentStanding",
  "ConsentAudit",
  "ConsentAuditFinding",
]
let clinic: MadeClinic
let memberId = ""

/** Four purposes a patient; few were refused, fewer taken back; some ways and some purposes are seldom. */
beforeAll(async () => {
  clinic = await makeClinic()
  memberId = (await makeMember(clinic.id, ["doctor"])).id
  for (const table of OWNED) await db.owner.query(`alter table "${table}" no force row level security`)
  const run = (sql: string, ...more: unknown[]) => db.owner.query(sql, [clinic.id, ...more])
  await run(
    `insert into "Patient" (id, "clinicId", name, "nameFolded", "createdAt", "updatedAt")
     select gen_random_uuid(), $1, 'Patient ' || n, 'patient ' || n, now(), now() from generate_series(1, $2::int) n`,
    PATIENTS,
  )
  await run(
    `insert into "Lead" (id, "clinicId", "patientId", source, status, classification, "ownerId", "updatedAt")
     select gen_random_uuid(), $1, id, 'whatsapp', 'new', 'COLD', case when n % 200 = 0 then $2::uuid end, now()
     from (select id, row_number() over () as n from "Patient" where "clinicId" = $1) patient where n % 20 = 0`,
    memberId,
  )
  await run(
    `insert into "PolicyVersion" (id, "clinicId", number, label, status, title, texts, purposes, jurisdiction, controller,
       "privacyUrl", standing, "publishedAt", "retiredAt")
     select gen_random_uuid(), $1, n, 'v' || n, case n when 2 then 'published' else 'retired' end, 'Policy', '{}',
       array['marketing_whatsapp', 'marketing_email'], 'EU', '{}', 'https://example.com', 'ask_again',
       now() - interval '20 days' * (3 - n), case n when 1 then now() end from generate_series(1, 2) n`,
  )
  await run(
    `insert into "ConsentStanding" (id, "clinicId", "patientId", purpose, status, source, method, "policyVersion", "decidedAt",
       "expiresAt", "changedAt")
     select gen_random_uuid(), $1, id, purpose,
       case when k % 97 = 0 then 'withdrawn' when k % 41 = 0 then 'denied' when k % 89 = 0 then 'expired'
         when k % 101 = 0 then 'pending' else 'granted' end,
       case when k % 499 = 0 then 'objection' when k % 211 = 0 then 'sms' when k % 3 = 0 then 'import' else 'web_form' end,
       'form', case when k % 2 = 0 then 'v1' else 'v2' end, at, at + interval '730 days', at
     from (
       select id, purpose, n * 4 + nth as k, now() - (n * 4 + nth) * interval '13 minutes' as at
       from (select id, row_number() over () as n from "Patient" where "clinicId" = $1) patient
       cross join lateral unnest(array['data_processing', 'marketing_whatsapp', 'appointment_reminders',
         case when n % 150 = 0 then 'third_party_sharing' when n % 40 = 0 then 'call_recording' else 'marketing_email' end
       ]) with ordinality as given (purpose, nth)
     ) line`,
  )
  await run(
    `insert into "Contact" (id, "clinicId", channel, address)
     select id, $1, 'whatsapp', '+40' || row_number() over () from "Patient" where "clinicId" = $1`,
  )
  await db.owner.query(`alter table "ConsentRequest" disable trigger user`)
  await run(
    `insert into "ConsentRequest" (id, "clinicId", "patientId", "contactId", kind, purposes, language, status, "tokenHash",
       "openedAt", "expiresAt", "effectKey")
     select gen_random_uuid(), $1, id, id, 'ask', array['marketing_whatsapp'], 'en',
       case when n % 150 = 0 then 'open' when n % 301 = 0 then 'unclear' when n % 401 = 0 then 'cancelled'
         when n % 5 = 0 then 'denied' when n % 7 = 0 then 'expired' else 'granted' end,
       sha256(id::text::bytea), now() - n * interval '30 minutes', now() - n * interval '30 minutes' + interval '7 days', id::text
     from (select id, row_number() over () as n from "Patient" where "clinicId" = $1) patient`,
  )
  await run(
    `insert into "ConsentReceipt" (id, "clinicId", "patientId", language, record, "expiresAt", "effectKey", "createdAt")
     select gen_random_uuid(), $1, id, 'en', '{}', now(), id::text, now() - n * interval '30 minutes'
     from (select id, row_number() over () as n from "Patient" where "clinicId" = $1) patient`,
  )
  await run(
    `insert into "ConsentAudit" (id, "clinicId", day, counts, "madeAt")
     select gen_random_uuid(), $1, (current_date - n), '{"findings":{"outdated_policy":2000},"purposes":{},"patients":9}', now()
     from generate_series(1, 2500) n`,
  )
  await run(
    `insert into "ConsentAuditFinding" (id, "clinicId", "auditId", kind, "patientId")
     select gen_random_uuid(), $1, audit.id, 'outdated_policy', null
     from (select id from "ConsentAudit" where "clinicId" = $1 order by day desc limit 10) audit, generate_series(1, 2000)`,
  )
  await db.owner.query("vacuum analyze")
}, 300_000)

type Plan = {
  "Node Type": string
  "Relation Name"?: string
  "Actual Rows": number
  "Actual Loops": number
  "Rows Removed by Filter"?: number
  "Rows Removed by Index Recheck"?: number
  Plans?: Plan[]
}
const nodes = (plan: Plan): Plan[] => [plan, ...(plan.Plans ?? []).flatMap(nodes)]

/** Runs it as rounds_app, under the policies; every row that was taken up counts, also one that was put back. */
async function readBy(sql: Prisma.Sql): Promise<{ rows: number; whole: (string | undefined)[] }> {
  const [row] = await inClinic(clinic.id, (tx) =>
    tx.$queryRaw<{ "QUERY PLAN": [{ Plan: Plan }] }[]>(Prisma.sql`explain (analyze, format json) ${sql}`),
  )
  const [explained] = row?.["QUERY PLAN"] ?? []
  if (!explained) throw new Error("no plan")
  const scans = nodes(explained.Plan).filter((node) => node["Relation Name"])
  const taken = (node: Plan) =>
    (node["Actual Rows"] +
      (node["Rows Removed by Filter"] ?? 0) +
      (node["Rows Removed by Index Recheck"] ?? 0)) *
    node["Actual Loops"]
  return {
    rows: scans
      .filter((node) => !SMALL.includes(node["Relation Name"]))
      .reduce((all, node) => all + taken(node), 0),
    whole: scans
      .filter(
        (node) =>
          node["Node Type"] === "Seq Scan" &&
          taken(node) > 2 * LIMIT &&
          !SMALL.includes(node["Relation Name"]),
      )
      .map((node) => node["Relation Name"]),
  }
}
/** A clinic has a few of each. */
const SMALL: (string | undefined)[] = ["Member", "PolicyVersion"]
const LIMIT = 51
/** A page of 51 with what stands beside each row, and as much again for what a second filter puts back. */
const MOST = 1_000

async function expectFew(sql: Prisma.Sql, most = MOST): Promise<void> {
  const { rows, whole } = await readBy(sql)
  expect(whole).toEqual([])
  expect(rows).toBeLessThanOrEqual(most)
}

const scopeOf = (given: object, reach: PatientReach = { scope: "all", memberId: null }): LedgerScope => {
  const filters = LedgerFilters.parse(given)
  const among = filters.q ? [newId(), newId()] : null
  return { ctx: { clinicId: asClinicId(clinic.id), now: now() }, reach, filters, among }
}
const ledger = (
  given: object,
  after: { value: string | Date; id: string } | null = null,
  order?: LedgerOrder,
) =>
  ledgerPageSql(scopeOf(given), {
    order: order ?? ("ends" in given ? "ending" : "newest"),
    after,
    limit: LIMIT,
  })
const later = (days: number) => ({ value: addMs(now(), days * DAY_MS), id: newId() })

describe("the ledger under the policies reads little more than it shows", () => {
  it.each([
    {},
    ...CONSENT_STATUSES.map((status) => ({ status })),
    ...PURPOSE_NAMES.map((purpose) => ({ purpose })),
    ...CONSENT_SOURCES.map((source) => ({ source })),
    { outdated: "1" },
    { outdated: "1", purpose: "marketing_email" },
    { q: "somebody" },
    { purpose: "marketing_email", status: "withdrawn" },
    { purpose: "third_party_sharing", status: "denied" },
    { source: "objection", status: "granted" },
    { source: "sms", status: "granted", purpose: "data_processing" },
    { source: "objection", purpose: "call_recording" },
  ])("filtered by %j, its first page and one far down", async (filters) => {
    await expectFew(ledger(filters))
    await expectFew(ledger(filters, later(-300)))
  })

  it.each([
    { ends: "90" },
    { ends: "30" },
    { ends: "90", purpose: "third_party_sharing" },
    { ends: "90", source: "objection" },
    { ends: "90", outdated: "1" },
    { ends: "90", q: "somebody" },
  ])("what ends, filtered by %j", async (filters) => {
    await expectFew(ledger(filters))
    await expectFew(ledger(filters, later(60)))
  })

  it("and a copy of it, patient after patient", async () => {
    const [middle] = await inClinic(
      clinic.id,
      (tx) => tx.$queryRaw<{ id: string }[]>`select id from "Patient" order by id offset 10000 limit 1`,
    )
    await expectFew(ledger({}, null, "patient"))
    await expectFew(ledger({}, { value: middle?.id ?? "", id: "call_recording" }, "patient"))
  })

  it("a doctor's reach reads what is within it", async () => {
    const own = scopeOf({}, { scope: "own", memberId })
    for (const order of ["newest", "patient"] as const)
      await expectFew(ledgerPageSql(own, { order, after: null, limit: LIMIT }), 3_000)
  })

  it("would notice: a condition under a function reads the table from end to end", async () => {
    const { rows, whole } = await readBy(
      Prisma.sql`select * from "ConsentStanding" where lower(source) = 'sms' order by method limit 51`,
    )
    expect(whole).toEqual(["ConsentStanding"])
    expect(rows).toBeGreaterThan(PATIENTS)
  })

  it("its numbers are told in one pass over it alone", async () => {
    for (const sql of [ledgerCountSql(scopeOf({})), ledgerSizeSql(scopeOf({ status: "expired" }))]) {
      const { rows } = await readBy(sql)
      expect(rows).toBeLessThanOrEqual(PATIENTS * 4)
    }
  })
})

describe("the lists beside it", () => {
  const lists = (after: { at: Date; id: string } | null, reach?: PatientReach) => ({
    ctx: scopeOf({}).ctx,
    reach: reach ?? { scope: "all" as const, memberId: null },
    after,
    limit: LIMIT,
  })
  const far = () => ({ at: addMs(now(), -200 * DAY_MS), id: newId() })

  it.each([undefined, ...REQUEST_STATUSES])("questions with the answer %s", async (status) => {
    await expectFew(requestPageSql(lists(null), status))
    await expectFew(requestPageSql(lists(far()), status))
  })

  it("receipts", async () => {
    await expectFew(receiptPageSql(lists(null)))
    await expectFew(receiptPageSql(lists(far())))
  })

  it("both within a doctor's reach", async () => {
    const own = { scope: "own", memberId } as const
    await expectFew(requestPageSql(lists(null, own)), 3_000)
    await expectFew(receiptPageSql(lists(null, own)), 3_000)
  })

  it("days of the audit, and what one of them found", async () => {
    const ctx = await ctxWith(clinic, ["auditor"])
    const { rows } = await listAuditDays(ctx, {})
    const day = rows[0]?.day ?? ""
    const { nextCursor } = await findAuditDay(ctx, { day })
    const sent = [
      ...(await sentBy(() => listAuditDays(ctx, {}))),
      ...(await sentBy(() => listAuditDays(ctx, { cursor: rows.at(-1)?.day }))),
      ...(await sentBy(() => findAuditDay(ctx, { day, cursor: nextCursor ?? undefined }))),
    ].filter((one) => /from "public"."ConsentAudit/i.test(one.text))
    expect(sent.length).toBeGreaterThanOrEqual(4)
    for (const { text, values } of sent) {
      const parts = text.split(/\$\d+/)
      const order = [...text.matchAll(/\$(\d+)/g)].map(([, n]) => values[Number(n) - 1])
      await expectFew(Prisma.sql([...parts], ...order))
    }
  })
})
