import { describe, expect, it } from "vitest"
import { settleConsentRequest } from "@/lib/consents/settle-request"
import { inClinic } from "@/lib/db"
import { newId } from "@/lib/ids"
import { askRenewal } from "@/lib/renewals/ask"
import { endRenewal } from "@/lib/renewals/end"
import { memberOf } from "@/lib/testing/ctx"
import { testDatabase } from "@/lib/testing/db"
import { makeClinic } from "@/lib/testing/factory"
import { describeRefusals } from "@/lib/testing/refusals"
import { type RenewalGround, renewalGround } from "@/lib/testing/renewals"
import { addMs, DAY_MS, now, toDate } from "@/lib/time"

const db = await testDatabase()

describeRefusals(askRenewal, {
  badInput: { id: "x", round: 3 },
  prepare: async () => {
    const ground = await renewalGround()
    return {
      input: { id: ground.id, round: 1 as const },
      ctxFor: await memberOf(ground.clinic),
      strangerFor: await memberOf(await makeClinic()),
    }
  },
})

const requests = async ({ clinic }: RenewalGround) =>
  (
    await db.owner.query(
      `select kind, status, purposes from "ConsentRequest" where "clinicId" = $1 order by "openedAt", id`,
      [clinic.id],
    )
  ).rows
const renewal = ({ clinic, id }: RenewalGround) =>
  inClinic(clinic.id, (tx) => tx.consentRenewal.findUniqueOrThrow({ where: { id } }))
const decisions = async ({ clinic }: RenewalGround) =>
  (
    await db.owner.query<{ purpose: string; status: string }>(
      `select purpose, status from "ConsentStanding" where "clinicId" = $1 order by purpose`,
      [clinic.id],
    )
  ).rows.map((one) => `${one.purpose} ${one.status}`)
const answer = async (ground: RenewalGround, reading: "yes" | "no", at: Date) => {
  const { requestId } = await renewal(ground)
  await inClinic(ground.clinic.id, (tx) =>
    settleConsentRequest(tx, { ...ground.ctx, now: at }, { requestId: requestId ?? "", reading, at }),
  )
}

describe("T11 consents.ask_renewal", () => {
  it("asks, reminds once after seven days, and at the end notes what nobody renewed as expired", async () => {
    const ground = await renewalGround(20)
    const first = await askRenewal(ground.at(0), { id: ground.id, round: 1 })
    expect(first.state).toBe("asked")
    expect(toDate(first.until ?? "").getTime()).toBeCloseTo(addMs(now(), 7 * DAY_MS).getTime(), -5)
    // Run again, nobody is asked twice.
    expect((await askRenewal(ground.at(0), { id: ground.id, round: 1 })).state).toBe("asked")
    expect(await requests(ground)).toMatchObject([{ kind: "renewal", status: "open" }])
    await askRenewal(ground.at(7), { id: ground.id, round: 2 })
    await askRenewal(ground.at(8), { id: ground.id, round: 2 })
    expect(await requests(ground)).toHaveLength(2)
    expect(await endRenewal(ground.at(14), { id: ground.id })).toMatchObject({ status: "asking" })
    expect(await endRenewal(ground.at(21), { id: ground.id })).toEqual({ status: "expired", until: null })
    expect(await endRenewal(ground.at(22), { id: ground.id })).toEqual({ status: "expired", until: null })
    expect(await decisions(ground)).toEqual(["appointment_reminders expired", "marketing_whatsapp expired"])
    const { rows } = await db.owner.query(
      `select status, count(*)::int as n from "Consent" where "clinicId" = $1 group by 1 order by 1`,
      [ground.clinic.id],
    )
    expect(rows).toEqual([
      { status: "expired", n: 2 },
      { status: "granted", n: 2 },
    ])
    expect((await requests(ground)).map((one) => one.status)).not.toContain("open")
  })

  it("is over when it was answered, and reminds nobody", async () => {
    const ground = await renewalGround(20)
    await askRenewal(ground.at(0), { id: ground.id, round: 1 })
    await answer(ground, "yes", addMs(now(), DAY_MS))
    expect(await askRenewal(ground.at(7), { id: ground.id, round: 2 })).toEqual({
      state: "ended",
      until: null,
    })
    expect(await renewal(ground)).toMatchObject({ status: "answered", remindedAt: null })
    expect(await requests(ground)).toHaveLength(1)
    expect(await endRenewal(ground.at(21), { id: ground.id })).toEqual({ status: "answered", until: null })
  })

  it("is over when it was taken back", async () => {
    const ground = await renewalGround(20)
    await askRenewal(ground.at(0), { id: ground.id, round: 1 })
    await answer(ground, "no", addMs(now(), DAY_MS))
    expect((await askRenewal(ground.at(7), { id: ground.id, round: 2 })).state).toBe("ended")
    expect(await renewal(ground)).toMatchObject({ status: "withdrawn" })
    await endRenewal(ground.at(21), { id: ground.id })
    expect(await decisions(ground)).toEqual(["appointment_reminders denied", "marketing_whatsapp denied"])
  })

  it("asks nobody who was erased", async () => {
    const ground = await renewalGround(20)
    await db.owner.query(`update "Patient" set "erasedAt" = now() where id = $1`, [ground.patientId])
    expect((await askRenewal(ground.at(0), { id: ground.id, round: 1 })).state).toBe("ended")
    expect(await renewal(ground)).toMatchObject({ status: "stopped", because: "erased" })
    expect(await requests(ground)).toEqual([])
  })

  it("asks nobody under a record that was joined with another", async () => {
    const ground = await renewalGround(20)
    await askRenewal(ground.at(0), { id: ground.id, round: 1 })
    const kept = newId()
    await inClinic(ground.clinic.id, async (tx) => {
      await tx.patient.create({ data: { id: kept, clinicId: ground.clinic.id, name: "A", nameFolded: "a" } })
      await tx.patient.update({ where: { id: ground.patientId }, data: { mergedIntoId: kept } })
    })
    expect(await renewal(ground)).toMatchObject({ status: "stopped", because: "merged" })
    expect((await requests(ground)).map((one) => one.status)).toEqual(["cancelled"])
  })

  it("waits for the end of quiet hours, and asks then", async () => {
    const ground = await renewalGround(20)
    const night = toDate(`${addMs(now(), DAY_MS).toISOString().slice(0, 10)}T01:00:00Z`)
    await db.owner.query(
      `update "ClinicSetting" set value = '{"quietFrom":"21:00","quietTo":"08:00"}' where "clinicId" = $1`,
      [ground.clinic.id],
    )
    const waits = await askRenewal({ ...ground.ctx, now: night }, { id: ground.id, round: 1 })
    expect(waits.state).toBe("wait")
    expect(await requests(ground)).toEqual([])
    const until = toDate(waits.until ?? "")
    expect(until > night).toBe(true)
    expect((await askRenewal({ ...ground.ctx, now: until }, { id: ground.id, round: 1 })).state).not.toBe(
      "wait",
    )
  })

  it("has somebody ask in person who cannot be written to", async () => {
    const ground = await renewalGround(20)
    await db.owner.query(`update "Contact" set address = 'RO.77' where "clinicId" = $1`, [ground.clinic.id])
    expect((await askRenewal(ground.at(0), { id: ground.id, round: 1 })).state).toBe("held")
    const { rows } = await db.owner.query(
      `select title from "Task" where "clinicId" = $1 and status = 'open'`,
      [ground.clinic.id],
    )
    expect(rows.map((one) => one.title)).toContain("Ask in person for an agreement that ends")
  })
})
