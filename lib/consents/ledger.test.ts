import { expect, it } from "vitest"
import { countLedger, listLedger } from "@/lib/consents/ledger"
import { writeCursor } from "@/lib/cursor"
import { askedOf, decide } from "@/lib/testing/consents"
import { testDatabase } from "@/lib/testing/db"
import { addLead, leadGround } from "@/lib/testing/lead-ground"
import { describeRefusals } from "@/lib/testing/refusals"
import { addMs, DAY_MS, now, toDate } from "@/lib/time"

const db = await testDatabase()
const prepare = async () => ({ ...(await leadGround()), input: {} })
describeRefusals(listLedger, { prepare, subject: "none", badInput: { purpose: "x" } })
describeRefusals(countLedger, { prepare, subject: "none", badInput: { purpose: "x" } })

it("shows how each purpose stands, filters and pages it, and follows merges", async () => {
  const ground = await leadGround()
  const ctx = ground.ctxFor(["admin"])
  await decide(ground)
  await decide(ground, { purpose: "appointment_reminders", expiresAt: addMs(now(), 10 * DAY_MS) })
  await askedOf(ground, ["treatment_updates"])
  const { rows } = await listLedger(ctx, {})
  expect(rows.map((row) => `${row.purpose} ${row.status}`).sort()).toEqual([
    "appointment_reminders granted",
    "marketing_whatsapp granted",
    "treatment_updates pending",
  ])
  expect((await listLedger(ctx, { ends: "30" })).rows).toMatchObject([{ purpose: "appointment_reminders" }])
  expect((await listLedger(ctx, { status: "pending" })).rows).toMatchObject([
    { purpose: "treatment_updates" },
  ])
  expect((await listLedger(ctx, { q: "nobody of this name" })).rows).toEqual([])
  expect(await countLedger(ctx, {})).toMatchObject({
    byStatus: { granted: 2, pending: 1 },
    ending: 1,
    open: 1,
  })

  const other = await addLead(ground.clinic.id)
  await db.owner.query(`alter table "Patient" no force row level security`)
  await db.owner.query(`alter table "ConsentStanding" no force row level security`)
  await db.owner.query(`alter table "Consent" no force row level security`)
  await db.owner.query(`alter table "ConsentRequest" no force row level security`)
  await db.owner.query(`update "Patient" set "mergedIntoId" = $2 where id = $1`, [
    ground.lead.patientId,
    other.patientId,
  ])
  const after = (await listLedger(ctx, {})).rows
  expect(new Set(after.map((row) => row.patient.id))).toEqual(new Set([other.patientId]))
  // A question put to a record that was merged away is asked no more.
  expect(after.map((row) => row.purpose).sort()).toEqual(["appointment_reminders", "marketing_whatsapp"])
})

it("tells an operator numbers alone", async () => {
  const ground = await leadGround()
  await decide(ground)
  const ctx = ground.ctxFor(["operator"])
  await expect(listLedger(ctx, {})).rejects.toMatchObject({ code: "forbidden" })
  expect(await countLedger(ctx, {})).toMatchObject({ byStatus: { granted: 1 } })
})

it("finds what ended, whether it was noted yet or not, in one order and over pages", async () => {
  const ground = await leadGround()
  const ctx = ground.ctxFor(["admin"])
  const ended = { decidedAt: addMs(now(), -5 * DAY_MS), expiresAt: addMs(now(), -DAY_MS) }
  await decide(ground, { ...ended, purpose: "marketing_email" })
  await decide(ground, { status: "expired", purpose: "marketing_sms", decidedAt: addMs(now(), -3 * DAY_MS) })
  await decide(ground, { purpose: "call_recording" })
  const { rows } = await listLedger(ctx, { status: "expired" })
  expect(rows.map((row) => [row.purpose, row.status])).toEqual([
    ["marketing_sms", "expired"],
    ["marketing_email", "expired"],
  ])
  const cursor = writeCursor({ at: toDate(rows[0]?.decidedAt ?? ""), id: rows[0]?.id ?? "" })
  expect((await listLedger(ctx, { status: "expired", cursor })).rows).toMatchObject([
    { purpose: "marketing_email" },
  ])
})

it.each(["admin", "doctor", "coordinator", "frontdesk", "auditor"] as const)(
  "is open to the role %s",
  async (role) => {
    const ground = await leadGround()
    await decide(ground)
    const { rows } = await listLedger(ground.ctxFor([role]), {})
    // The lead is hot and nobody's: any doctor may see whose it is.
    expect(rows).toHaveLength(1)
  },
)
