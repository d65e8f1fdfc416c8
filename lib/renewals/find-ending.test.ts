import { expect, it } from "vitest"
import { inClinic } from "@/lib/db"
import { findEnding } from "@/lib/renewals/find-ending"
import { answerGround } from "@/lib/testing/answers"
import { memberOf } from "@/lib/testing/ctx"
import { testDatabase } from "@/lib/testing/db"
import { makeClinic } from "@/lib/testing/factory"
import { describeRefusals } from "@/lib/testing/refusals"
import { agreed } from "@/lib/testing/renewals"

const db = await testDatabase()

describeRefusals(findEnding, {
  subject: "none",
  badInput: { after: 7 },
  prepare: async () => {
    const clinic = await makeClinic()
    return { input: {}, ctxFor: await memberOf(clinic), strangerFor: await memberOf(await makeClinic()) }
  },
})

it("T16 starts one renewal for each patient and set that ends within 30 days, however often it runs", async () => {
  const ground = await answerGround()
  await agreed(ground, ["appointment_reminders", "marketing_whatsapp"], 29)
  await agreed(ground, ["data_processing"], 31)
  await agreed(ground, ["treatment_updates"], -1)
  expect(await findEnding(ground.ctx, {})).toMatchObject({ looked: 1, started: 1, next: null })
  expect(await findEnding(ground.ctx, {})).toMatchObject({ looked: 1, started: 0 })
  const { rows } = await db.owner.query(
    `select purposes, status from "ConsentRenewal" where "clinicId" = $1`,
    [ground.clinic.id],
  )
  expect(rows).toEqual([{ purposes: ["marketing_whatsapp", "appointment_reminders"], status: "asking" }])
  const { rows: events } = await db.owner.query(
    `select name from engine.event where clinic_id = $1 and name = 'consent.renewal_started'`,
    [ground.clinic.id],
  )
  expect(events).toHaveLength(1)
})

it("M26 leaves nobody out, however many there are", async () => {
  const clinic = await makeClinic()
  await db.owner.query(
    `with made as (
       insert into "Patient" (id, "clinicId", name, "nameFolded", "updatedAt")
       select gen_random_uuid(), $1, 'P ' || n, 'p ' || n, now() from generate_series(1, 451) n returning id
     )
     insert into "Consent" (id, "clinicId", "patientId", purpose, status, source, "effectKey", "recordedAt", "expiresAt")
     select gen_random_uuid(), $1, id, 'marketing_email', 'granted', 'member', id::text, now() - interval '23 months',
       now() + interval '9 days' from made`,
    [clinic.id],
  )
  const { ctx } = await answerGround()
  const own = { ...ctx, clinicId: clinic.id as typeof ctx.clinicId, clinic }
  let started = 0
  let parts = 0
  for (let after: string | null = ""; after !== null; parts++) {
    const part: Awaited<ReturnType<typeof findEnding>> = await findEnding(own, { after })
    started += part.started
    after = part.next
  }
  expect({ started, parts }).toEqual({ started: 451, parts: 3 })
  expect(await inClinic(clinic.id, (tx) => tx.consentRenewal.count({}))).toBe(451)
})
