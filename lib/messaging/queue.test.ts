import { afterAll, describe, expect, it } from "vitest"
import { closeDb, inClinic } from "@/lib/db"
import { queueMessages } from "@/lib/messaging/queue"
import { testDatabase } from "@/lib/testing/db"
import { recorded } from "@/lib/testing/facts"
import { addLead } from "@/lib/testing/lead-ground"
import { readMessage } from "@/lib/testing/messages"
import { agree, limit, outgoing, queueAll, queueOne, sendingGround } from "@/lib/testing/sending"
import { statementsOf } from "@/lib/testing/statements"
import { addMs, HOUR_MS, MINUTE_MS, now } from "@/lib/time"

await testDatabase()
afterAll(closeDb)

describe("a message to a patient comes into being", () => {
  it("queued, with what allows it, a fact and an event that carries ids alone", async () => {
    const ground = await sendingGround()
    const queued = await queueOne(ground)
    expect(queued).toMatchObject({ status: "queued", because: null })
    const row = await readMessage(ground, queued.id)
    expect(row).toMatchObject({ basis: "reply", purpose: "reply", exempt: "recent_reply", status: "queued" })
    expect(row.leavesAt).toEqual(row.createdAt)
    expect(queued.events).toMatchObject([
      { name: "message.queued", data: { messageId: queued.id, patientId: ground.lead.patientId } },
    ])
    expect((await recorded(ground.clinic.id, queued.id)).map((one) => one.name)).toEqual(["message.queued"])
  })

  it("T16 names the agreement and the policy it was given to", async () => {
    const ground = await sendingGround()
    await agree(ground, "appointment_reminders")
    const { id } = await queueOne(ground, { purpose: "reminder" })
    const row = await readMessage(ground, id)
    expect(row).toMatchObject({ basis: "consent", policyVersion: "v1", status: "queued", exempt: null })
    expect(row.consentId).not.toBeNull()
  })

  it("P2 once for one cause, told again or at once", async () => {
    const ground = await sendingGround()
    const one = outgoing(ground)
    const all = await Promise.all([
      queueAll(ground, [one]),
      queueAll(ground, [one]),
      queueAll(ground, [one, one]),
    ])
    const ids = new Set(all.flat().map((queued) => queued.id))
    expect(ids.size).toBe(1)
    expect(all.flat().filter((queued) => queued.events.length > 0)).toHaveLength(1)
    const [again] = await queueAll(ground, [one])
    expect(again).toMatchObject({ status: "queued", facts: [], events: [] })
  })

  it("blocked, kept with the reason and without an event", async () => {
    const ground = await sendingGround()
    const queued = await queueOne(ground, { purpose: "reminder" })
    expect(queued).toMatchObject({ status: "blocked", because: "no_consent", events: [] })
    expect(await readMessage(ground, queued.id)).toMatchObject({
      status: "blocked",
      failedBecause: "no_consent",
      basis: null,
    })
    expect(await recorded(ground.clinic.id, queued.id)).toMatchObject([
      { name: "message.blocked", after: { because: "no_consent" } },
    ])
  })

  it("held for a while, and says until when", async () => {
    const ground = await sendingGround({ wroteAt: addMs(now(), -HOUR_MS) })
    await limit(ground, { minutesApart: 120, quietFrom: "00:00", quietTo: "00:00" })
    await agree(ground, "appointment_reminders")
    await queueOne(ground, { purpose: "reminder", sentById: null })
    const second = await queueOne(ground, {
      purpose: "reminder",
      sentById: null,
      content: { kind: "text", body: "And this." },
    })
    expect(second).toMatchObject({ status: "blocked", because: "spacing" })
    const { heldUntil } = await readMessage(ground, second.id)
    expect(heldUntil?.getTime()).toBeGreaterThan(addMs(now(), 119 * MINUTE_MS).getTime())
  })

  it("planned, where it is for later", async () => {
    const ground = await sendingGround()
    const sendAt = addMs(now(), HOUR_MS)
    const queued = await queueOne(ground, { sendAt })
    expect(queued).toMatchObject({ status: "scheduled" })
    expect(queued.events).toMatchObject([
      { name: "message.scheduled", data: { sendAt: sendAt.toISOString() } },
    ])
    expect(await readMessage(ground, queued.id)).toMatchObject({ status: "scheduled", leavesAt: sendAt })
  })

  it("passed by a colleague, whose words are sealed", async () => {
    const ground = await sendingGround({ wroteAt: addMs(now(), -HOUR_MS) })
    const tight = { perDay: 1, minutesApart: 1_440, quietFrom: "00:00", quietTo: "00:00" }
    await limit(ground, tight)
    await queueOne(ground, { purpose: "payment", sentById: null })
    const bypass = { reason: "Allergic to what was prescribed" }
    const queued = await queueOne(ground, { bypass, content: { kind: "text", body: "Do not take it." } })
    expect(await readMessage(ground, queued.id)).toMatchObject({ status: "queued", exempt: "bypass" })
    expect(await recorded(ground.clinic.id, queued.id)).toMatchObject([
      { personal: { reason: bypass.reason } },
    ])
  })

  it("of two in one go the second is judged after the first", async () => {
    const ground = await sendingGround({ wroteAt: addMs(now(), -HOUR_MS) })
    const auto = { purpose: "payment", sentById: null } as const
    const all = await queueAll(ground, [outgoing(ground, auto), outgoing(ground, auto)])
    expect(all.map((one) => one.because)).toEqual([null, "duplicate"])
  })

  it("many cost as many statements as one", async () => {
    const ground = await sendingGround()
    const list = async (count: number) => {
      const leads = await Promise.all(Array.from({ length: count }, () => addLead(ground.clinic.id)))
      return leads.map((lead) => outgoing({ ...ground, lead }, { purpose: "payment" }))
    }
    const [one, many] = [await list(1), await list(40)]
    const count = (given: typeof one) =>
      statementsOf(() =>
        inClinic(ground.clinic.id, (tx) => queueMessages(tx, ground.ctxFor(["admin"]), given)),
      )
    const forOne = await count(one)
    expect((await count(many)).length).toBe(forOne.length)
  })
})
