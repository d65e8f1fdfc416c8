import { describe, expect, it } from "vitest"
import { listStanding } from "@/lib/consents/list-standing"
import { type Decision, recordConsent } from "@/lib/consents/record"
import { systemCtx } from "@/lib/ctx"
import { inClinic } from "@/lib/db"
import { newId } from "@/lib/ids"
import { askedOf } from "@/lib/testing/consents"
import { testDatabase } from "@/lib/testing/db"
import { addLead, type LeadGround, leadGround } from "@/lib/testing/lead-ground"
import { describeRefusals } from "@/lib/testing/refusals"
import { addMs, DAY_MS, MINUTE_MS, now } from "@/lib/time"

const db = await testDatabase()

const decide = (ground: LeadGround, given: Partial<Decision> = {}) =>
  inClinic(ground.clinic.id, (tx) =>
    recordConsent(tx, systemCtx(ground.clinic.id, ground.clinic, "test"), {
      patientId: ground.lead.patientId,
      purpose: "marketing_whatsapp",
      status: "granted",
      source: "whatsapp",
      decidedAt: addMs(now(), -DAY_MS),
      effectKey: newId(),
      ...given,
    }),
  )
const standing = (ground: LeadGround, patientId = ground.lead.patientId) =>
  listStanding(ground.ctxFor(["admin"]), { patientId })

describe("what a patient allows", () => {
  it("is the newest decision of each purpose, whichever was written down first", async () => {
    const ground = await leadGround()
    const at = (minutes: number) => addMs(now(), -minutes * MINUTE_MS)
    await decide(ground, { status: "withdrawn", decidedAt: at(5) })
    await decide(ground, { status: "granted", decidedAt: at(50) })
    await decide(ground, {
      purpose: "data_processing",
      policyVersion: "v1",
      source: "web_form",
      decidedAt: at(9),
    })
    expect(await standing(ground)).toMatchObject([
      { purpose: "data_processing", status: "granted", source: "web_form", policyVersion: "v1" },
      { purpose: "marketing_whatsapp", status: "withdrawn", expiresAt: null },
    ])
    await decide(ground, { status: "granted", decidedAt: at(1) })
    expect((await standing(ground))[1]).toMatchObject({ status: "granted" })
  })

  it("says what is being asked, beside what was decided before", async () => {
    const ground = await leadGround()
    await decide(ground, { expiresAt: addMs(now(), DAY_MS) })
    await askedOf(ground, ["marketing_whatsapp", "appointment_reminders"])
    expect(await standing(ground)).toMatchObject([
      { purpose: "marketing_whatsapp", status: "granted", isAsked: true },
      { purpose: "appointment_reminders", status: "pending", isAsked: true, source: null },
    ])
    await db.owner.query(`update "ConsentRequest" set status = 'expired' where "clinicId" = $1`, [
      ground.clinic.id,
    ])
    expect(await standing(ground)).toMatchObject([{ status: "granted", isAsked: false }])
  })

  it("is the stricter of two taken at once, in whatever order they come", async () => {
    const decidedAt = addMs(now(), -MINUTE_MS)
    for (const order of [
      ["granted", "withdrawn"],
      ["withdrawn", "granted"],
    ] as const) {
      const ground = await leadGround()
      for (const status of order) await decide(ground, { status, decidedAt })
      expect(await standing(ground)).toMatchObject([{ status: "withdrawn" }])
    }
  })

  it("is not held up by a clock that was ahead", async () => {
    const ground = await leadGround()
    await decide(ground, { status: "granted", decidedAt: addMs(now(), 2 * DAY_MS) })
    await decide(ground, { status: "withdrawn", decidedAt: addMs(now(), MINUTE_MS) })
    expect(await standing(ground)).toMatchObject([{ status: "withdrawn" }])
  })

  it("ends after 24 months", async () => {
    const ground = await leadGround()
    await decide(ground, { decidedAt: new Date("2024-01-31T10:00:00Z") })
    expect(await standing(ground)).toMatchObject([
      { status: "expired", expiresAt: "2026-01-31T10:00:00.000Z" },
    ])
  })

  it("counts what was decided under a record merged into this one", async () => {
    const ground = await leadGround()
    const other = await addLead(ground.clinic.id)
    await decide(ground, { status: "granted", decidedAt: addMs(now(), -DAY_MS) })
    await decide(ground, {
      patientId: other.patientId,
      status: "withdrawn",
      decidedAt: addMs(now(), -MINUTE_MS),
    })
    expect(await standing(ground)).toMatchObject([{ status: "granted" }])
    await db.owner.query(`alter table "Patient" no force row level security`)
    await db.owner.query(`update "Patient" set "mergedIntoId" = $2 where id = $1`, [
      other.patientId,
      ground.lead.patientId,
    ])
    expect(await standing(ground)).toMatchObject([{ status: "withdrawn" }])
  })

  it("is not told to a role that sees numbers only", async () => {
    const ground = await leadGround()
    await decide(ground)
    const asked = listStanding(ground.ctxFor(["operator"]), { patientId: ground.lead.patientId })
    await expect(asked).rejects.toMatchObject({ code: "forbidden" })
  })

  it("is recorded once told twice", async () => {
    const ground = await leadGround()
    const effectKey = newId()
    expect((await decide(ground, { effectKey })).facts).toHaveLength(1)
    expect((await decide(ground, { effectKey })).facts).toEqual([])
    expect(await standing(ground)).toHaveLength(1)
  })
})

describeRefusals(listStanding, {
  badInput: { patientId: 7 },
  prepare: async () => {
    const ground = await leadGround()
    return { ...ground, input: { patientId: ground.lead.patientId } }
  },
})
