import { afterAll, describe, expect, it } from "vitest"
import { closeDb } from "@/lib/db"
import { newId } from "@/lib/ids"
import { invite } from "@/lib/recalls/invite"
import { addTemplate } from "@/lib/testing/campaigns"
import { testDatabase } from "@/lib/testing/db"
import { describeRefusals } from "@/lib/testing/refusals"
import { recallGround } from "@/lib/testing/visits"
import { addMs, DAY_MS, now, toDate } from "@/lib/time"

const db = await testDatabase()
afterAll(closeDb)

const given = async () => {
  const ground = await recallGround()
  return { ...ground, input: { id: ground.id, key: newId() } }
}
describeRefusals(invite, {
  prepare: given,
  wrongState: {
    when: "one that has ended",
    code: "wrong_state",
    prepare: async () => {
      const ground = await recallGround({ status: "booked", closedAt: now() })
      return { ...ground, input: { id: ground.id, key: newId() } }
    },
  },
})

describe("T8 recalls.invite", () => {
  it("writes once, however often it is run, and says when it asks again", async () => {
    const ground = await recallGround()
    const { id } = ground
    const at = ground.at(now())
    expect(await invite(at, { id, key: "1" })).toEqual({ state: "invited", until: null })
    expect(await invite(at, { id, key: "1" })).toEqual({ state: "invited", until: null })
    expect(await invite(at, { id, key: "2" })).toEqual({ state: "invited", until: null })
    const messages = await ground.messages("recall")
    expect(messages).toMatchObject([{ status: "queued", basis: "consent", patientId: ground.patientId }])
    expect(messages[0]?.body).toContain("Check-up")
    const recall = await ground.read()
    expect(recall).toMatchObject({
      status: "reminded",
      attempts: 1,
      messageId: messages[0]?.id,
      because: null,
    })
    expect(recall.nextAt?.getTime()).toBe(addMs(at.now, 7 * DAY_MS).getTime())
  })

  it("goes out once for one press of a member, and not again within a day", async () => {
    const ground = await recallGround({ toCall: true })
    const ctx = ground.ctxFor(["coordinator"])
    const input = { id: ground.id, key: newId() }
    await invite(ctx, input)
    expect(await invite(ctx, input)).toMatchObject({ state: "invited" })
    await expect(invite(ctx, { id: ground.id, key: newId() })).rejects.toMatchObject({ code: "wrong_state" })
    expect(await ground.messages("recall")).toMatchObject([{ sentById: ground.ctxFor.member.id }])
  })

  it("goes by the clinic's template where the person has not written for a day", async () => {
    const ground = await recallGround()
    await addTemplate(ground.clinic.id, { body: "Hello {{1}}, {{2}} awaits you." })
    const later = addMs(now(), 3 * DAY_MS)
    expect(await invite(ground.at(later), { id: ground.id, key: "1" })).toMatchObject({ state: "invited" })
    const [message] = await ground.messages("recall")
    expect(message?.templateVersionId).not.toBeNull()
    expect(message?.body).toContain(`${ground.clinic.name} awaits you.`)
  })

  it("leaves to a person who agreed to nothing, with the gate's word", async () => {
    const ground = await recallGround()
    await addTemplate(ground.clinic.id, {})
    const id = await ground.add({ patientId: await ground.patient() })
    expect(await invite(ground.at(now()), { id, key: "1" })).toMatchObject({
      state: "held",
      because: "no_consent",
    })
    expect(await ground.read(id)).toMatchObject({
      status: "due",
      toCall: true,
      because: "no_consent",
      attempts: 0,
    })
    expect(await ground.messages("recall")).toMatchObject([{ status: "blocked" }])
  })

  it("waits for the morning at night, and writes nothing before", async () => {
    const ground = await recallGround()
    await db.owner.query(
      `update "ClinicSetting" set value = '{"quietFrom":"21:00","quietTo":"08:00"}' where "clinicId" = $1`,
      [ground.clinic.id],
    )
    const night = toDate(`${addMs(now(), DAY_MS).toISOString().slice(0, 10)}T01:00:00Z`)
    const waits = await invite(ground.at(night), { id: ground.id, key: "1" })
    expect(waits.state).toBe("wait")
    expect(await ground.messages("recall")).toEqual([])
    expect(toDate(waits.until ?? 0) > night).toBe(true)
  })

  it("asks nobody who is booked ahead before that is over, and nobody without a number", async () => {
    const ground = await recallGround()
    const ahead = await ground.visit({ daysAgo: -10, status: "scheduled" })
    expect(await invite(ground.at(now()), { id: ground.id, key: "1" })).toMatchObject({
      because: "booked_ahead",
    })
    expect(await ground.read()).toMatchObject({ toCall: false, because: "booked_ahead", status: "due" })
    await ground.set(ahead, { status: "cancelled", cancelledAt: now() })
    await db.owner.query(`update "Contact" set address = 'RO.77' where "clinicId" = $1`, [ground.clinic.id])
    expect(await invite(ground.at(now()), { id: ground.id, key: "2" })).toMatchObject({
      because: "no_number",
    })
    expect(await ground.read()).toMatchObject({ toCall: true, because: "no_number" })
  })
})
