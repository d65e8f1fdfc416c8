import { afterAll, describe, expect, it } from "vitest"
import { approveRequest } from "@/lib/approvals/decide"
import { CAMPAIGN_LIMITS } from "@/lib/campaigns/settings"
import { writeSetting } from "@/lib/clinics/settings"
import { closeDb, inClinic } from "@/lib/db"
import { findHeld } from "@/lib/sending/find-held"
import { pauseSending } from "@/lib/sending/pause-all"
import { resumeSending } from "@/lib/sending/resume-all"
import { sendHeld } from "@/lib/sending/send-held"
import { colleague } from "@/lib/testing/conversations"
import { testDatabase } from "@/lib/testing/db"
import { recorded } from "@/lib/testing/facts"
import { addLead, addMessage } from "@/lib/testing/lead-ground"
import { readMessage, type WritingGround } from "@/lib/testing/messages"
import { describeRefusals } from "@/lib/testing/refusals"
import { blockedReminder, limit, outgoing, queueAll, queueOne, sendingGround } from "@/lib/testing/sending"
import { addMs, now, SECOND_MS } from "@/lib/time"

const db = await testDatabase()
afterAll(closeDb)

/** So many messages, each to another person, held while all sending was stopped; it goes on again. */
async function held(count = 2, more: (ground: WritingGround) => Promise<unknown> = async () => null) {
  const ground = await sendingGround()
  const earlier = await blockedReminder(ground)
  const admin = ground.ctxFor(["admin"])
  const { id: pauseId } = await pauseSending(admin, { reason: "The number is looked at" })
  const leads = []
  for (let n = 0; n < count; n++) {
    const lead = await addLead(ground.clinic.id)
    await addMessage(lead, "Hello?", { createdAt: addMs(now(), -SECOND_MS) })
    leads.push(lead)
  }
  const made = await queueAll(
    ground,
    leads.map((lead) => outgoing({ ...ground, lead })),
  )
  await more(ground)
  await resumeSending(ground.ctxFor(["admin"]), {})
  const ids = made.map((one) => one.id)
  return { ...ground, ids, earlier, pauseId, leads, coordinator: ground.ctxFor(["coordinator"]) }
}
type Held = Awaited<ReturnType<typeof held>>
const stateOf = async (ground: Held, id: string) => {
  const { status, failedBecause } = await readMessage(ground, id)
  return [status, failedBecause]
}
const alone = (ground: Held, value: number) =>
  inClinic(ground.clinic.id, (tx) =>
    writeSetting(tx, ground.coordinator, CAMPAIGN_LIMITS, CAMPAIGN_LIMITS.schema.parse({ alone: value })),
  )

describe("what was held while all sending was stopped", () => {
  it("goes out in one go, told one by one; what was blocked for another reason stays; twice is harmless", async () => {
    const ground = await held()
    expect(await findHeld(ground.coordinator, {})).toMatchObject({ goes: 2, stays: [], needsSecond: false })
    const input = { pauseId: ground.pauseId }
    expect(await sendHeld(ground.coordinator, input)).toEqual({ sent: 2, stayed: 0, approvalId: null })
    expect(await sendHeld(ground.coordinator, input)).toMatchObject({ sent: 0, stayed: 0 })
    for (const id of ground.ids) {
      expect(await stateOf(ground, id)).toEqual(["queued", null])
      expect((await recorded(ground.clinic.id, id)).map((one) => one.name)).toEqual([
        "message.blocked",
        "message.queued",
      ])
    }
    const { rows } = await db.owner.query(
      `select count(*)::int as n from engine.event where name = 'message.queued' and data->>'messageId' = any ($1::text[])`,
      [ground.ids],
    )
    expect(rows).toEqual([{ n: 2 }])
    expect((await readMessage(ground, ground.earlier.id)).status).toBe("blocked")
    expect(await findHeld(ground.coordinator, {})).toBeNull()
  })

  it("asks the gate of each again: withdrawn, too late, said since and said twice stay with their reason", async () => {
    const late: string[] = []
    const ground = await held(3, async (one) => {
      const passed = {
        tooLateAt: addMs(now(), SECOND_MS / 2),
        content: { kind: "text", body: "At nine?" },
      } as const
      late.push((await queueOne(one, passed)).id)
      const twice = { content: { kind: "text", body: "Still there?" } } as const
      for (const _ of [1, 2]) late.push((await queueOne(one, twice)).id)
    })
    const [gone = "", answered = "", fine = ""] = ground.ids
    await db.owner.query(
      `insert into "Consent" (id, "clinicId", "patientId", purpose, status, source, "effectKey", "recordedAt")
       values (gen_random_uuid(), $1, $2, 'data_processing', 'withdrawn', 'member', gen_random_uuid()::text, now())`,
      [ground.clinic.id, ground.leads[0]?.patientId],
    )
    const answer = outgoing({ ...ground, lead: ground.leads[1] ?? ground.lead })
    await queueAll(ground, [{ ...answer, content: { kind: "text", body: "By hand, meanwhile" } }])
    await new Promise((over) => setTimeout(over, SECOND_MS))
    expect(await findHeld(ground.ctxFor(["coordinator"]), {})).toMatchObject({ goes: 2 })
    await sendHeld(ground.ctxFor(["coordinator"]), { pauseId: ground.pauseId })
    expect(await stateOf(ground, gone)).toEqual(["blocked", "withdrawn"])
    expect(await stateOf(ground, answered)).toEqual(["blocked", "answered_since"])
    expect(await stateOf(ground, fine)).toEqual(["queued", null])
    expect(await stateOf(ground, late[0] ?? "")).toEqual(["blocked", "too_late"])
    expect(await stateOf(ground, late[1] ?? "")).toEqual(["blocked", "duplicate"])
    expect(await stateOf(ground, late[2] ?? "")).toEqual(["queued", null])
  })

  it("counts them together: of several to one person only as many as the day takes", async () => {
    const ids: string[] = []
    const ground = await held(0, async (one) => {
      for (const body of ["One", "Two", "Three"])
        ids.push((await queueOne(one, { purpose: "payment", content: { kind: "text", body } })).id)
    })
    await limit(ground, { perDay: 2, minutesApart: 0, quietFrom: "00:00", quietTo: "00:00" })
    await sendHeld(ground.coordinator, { pauseId: ground.pauseId })
    const states = await Promise.all(ids.map((id) => stateOf(ground, id)))
    expect(states).toEqual([
      ["queued", null],
      ["queued", null],
      ["blocked", "budget"],
    ])
  })

  it("beyond what one person sends alone a second agrees, and an admin only asks; asked twice it is one question", async () => {
    const ground = await held()
    await alone(ground, 1)
    expect(await findHeld(ground.coordinator, {})).toMatchObject({ needsSecond: true, isAsked: false })
    const input = { pauseId: ground.pauseId, reason: "They wait for it" }
    await expect(sendHeld(ground.coordinator, { pauseId: ground.pauseId })).rejects.toMatchObject({
      code: "invalid_input",
    })
    const { approvalId } = await sendHeld(ground.coordinator, input)
    expect(await sendHeld(ground.coordinator, input)).toMatchObject({ sent: 0, approvalId })
    expect(await findHeld(ground.coordinator, {})).toMatchObject({ isAsked: true })
    expect(await stateOf(ground, ground.ids[0] ?? "")).toEqual(["blocked", "sending_paused"])
    const second = await colleague(ground.clinic, ["admin"])
    expect(await approveRequest(second.ctx(), { id: approvalId ?? "" })).toMatchObject({ status: "approved" })
    for (const id of ground.ids) expect(await stateOf(ground, id)).toEqual(["queued", null])
  })

  it("an admin alone asks, however few they are", async () => {
    const ground = await held(1)
    const asked = await sendHeld(ground.ctxFor(["admin"]), { pauseId: ground.pauseId, reason: "They wait" })
    expect(asked).toMatchObject({ sent: 0 })
    expect(asked.approvalId).not.toBeNull()
  })

  it("sends nothing of an earlier stop, nor while another lasts", async () => {
    const ground = await held()
    const admin = ground.ctxFor(["admin"])
    await pauseSending(admin, { reason: "Once more, please" })
    expect(await findHeld(ground.coordinator, {})).toBeNull()
    const input = { pauseId: ground.pauseId }
    await expect(sendHeld(ground.coordinator, input)).rejects.toMatchObject({ code: "wrong_state" })
    await resumeSending(ground.ctxFor(["admin"]), {})
    await expect(sendHeld(ground.coordinator, input)).rejects.toMatchObject({ code: "wrong_state" })
    expect(await stateOf(ground, ground.ids[0] ?? "")).toEqual(["blocked", "sending_paused"])
  })
})

describeRefusals(sendHeld, {
  prepare: async () => {
    const ground = await held(1)
    return { ...ground, input: { pauseId: ground.pauseId, reason: "They wait for it" } }
  },
  wrongState: {
    when: "what is stopped still",
    code: "wrong_state",
    prepare: async () => {
      const ground = await held(1)
      await pauseSending(ground.ctxFor(["admin"]), { reason: "Once more, please" })
      return { ...ground, input: { pauseId: ground.pauseId, reason: "They wait for it" } }
    },
  },
})
