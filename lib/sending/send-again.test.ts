import { afterAll, expect, it } from "vitest"
import { closeDb } from "@/lib/db"
import { sendAgain } from "@/lib/sending/send-again"
import { sendAnyway } from "@/lib/sending/send-anyway"
import { testDatabase } from "@/lib/testing/db"
import { recorded } from "@/lib/testing/facts"
import { readMessage } from "@/lib/testing/messages"
import { describeRefusals } from "@/lib/testing/refusals"
import { agree, blockedReminder, limit, queueOne, sendingGround } from "@/lib/testing/sending"
import { addMs, HOUR_MS, now } from "@/lib/time"

await testDatabase()
afterAll(closeDb)

const held = async () => {
  const ground = await sendingGround({ wroteAt: addMs(now(), -HOUR_MS) })
  await limit(ground, { perDay: 50, minutesApart: 60, quietFrom: "00:00", quietTo: "00:00" })
  await queueOne(ground, { purpose: "payment", sentById: null })
  const { id } = await queueOne(ground, {
    purpose: "payment",
    content: { kind: "text", body: "And the rest." },
  })
  const message = () => readMessage(ground, id)
  return { ground, id, message, ctx: ground.ctxFor(["coordinator"]) }
}

it("sends what was blocked once nothing stands in its way, and says by which agreement; twice is harmless", async () => {
  const ground = await sendingGround()
  const { id } = await blockedReminder(ground)
  const ctx = ground.ctxFor(["coordinator"])
  await expect(sendAgain(ctx, { messageId: id })).rejects.toMatchObject({
    code: "wrong_state",
    reason: "no_consent",
  })
  await agree(ground, "appointment_reminders")
  for (const _ of [1, 2]) expect(await sendAgain(ctx, { messageId: id })).toMatchObject({ status: "queued" })
  const row = await readMessage(ground, id)
  expect(row).toMatchObject({ status: "queued", basis: "consent", failedBecause: null, policyVersion: "v1" })
  expect((await recorded(ground.clinic.id, id)).map((one) => one.name)).toEqual([
    "message.blocked",
    "message.queued",
  ])
})

it("plans what is held for a while for when it is held no more", async () => {
  const { id, message, ctx } = await held()
  const { heldUntil } = await message()
  await expect(sendAgain(ctx, { messageId: id })).rejects.toMatchObject({ reason: "spacing" })
  expect(await sendAgain(ctx, { messageId: id, when: "later" })).toMatchObject({ status: "scheduled" })
  expect(await message()).toMatchObject({ status: "scheduled", sendAt: heldUntil, leavesAt: heldUntil })
})

it("sends it all the same for a reason, which stands in words under the patient's key", async () => {
  const { ground, id, message, ctx } = await held()
  const reason = "Allergic to what was prescribed"
  for (const _ of [1, 2])
    expect(await sendAnyway(ctx, { messageId: id, reason })).toMatchObject({ status: "queued" })
  expect(await message()).toMatchObject({ status: "queued", exempt: "bypass" })
  expect((await recorded(ground.clinic.id, id)).at(-1)).toMatchObject({
    name: "message.queued",
    personal: { reason },
  })
})

it("a bypass opens nothing but the clock", async () => {
  const ground = await sendingGround()
  const { id } = await blockedReminder(ground)
  const ctx = ground.ctxFor(["admin"])
  await expect(sendAnyway(ctx, { messageId: id, reason: "Please, please" })).rejects.toMatchObject({
    reason: "no_consent",
  })
})

const blocked = async () => {
  const ground = await sendingGround()
  return { ground, id: (await blockedReminder(ground)).id }
}
describeRefusals(sendAgain, {
  prepare: async () => {
    const { ground, id } = await blocked()
    return { ...ground, input: { messageId: id } }
  },
  wrongState: {
    when: "what nothing lets out",
    code: "wrong_state",
    prepare: async () => {
      const { ground, id } = await blocked()
      return { ...ground, input: { messageId: id } }
    },
  },
})
