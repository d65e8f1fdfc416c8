import { expect, it } from "vitest"
import { assignConversation } from "@/lib/conversations/assign"
import { snoozeConversation } from "@/lib/conversations/snooze"
import { wakeConversation } from "@/lib/conversations/wake"
import { inClinic } from "@/lib/db"
import { colleague, readConversation, type TalkGround, talkGround } from "@/lib/testing/conversations"
import { testDatabase } from "@/lib/testing/db"
import { jobCtx } from "@/lib/testing/notices"
import { describeRefusals } from "@/lib/testing/refusals"
import { addMs, HOUR_MS, now } from "@/lib/time"

await testDatabase()

const until = () => addMs(now(), HOUR_MS)
const asleep = async (): Promise<TalkGround & { at: Date }> => {
  const ground = await talkGround()
  const at = until()
  const { ctxFor, conversationId: id } = ground
  await snoozeConversation(ctxFor(["coordinator"]), { id, until: at.toISOString() })
  return { ...ground, at }
}
const noticesOf = (clinicId: string, memberId: string) =>
  inClinic(clinicId, (tx) => tx.notification.findMany({ where: { memberId, kind: "conversation_woken" } }))

it("brings it back when its time has come, once, and tells who put it away", async () => {
  const { clinic, conversationId: id, member, at } = await asleep()
  expect(await wakeConversation(jobCtx(clinic, addMs(at, -60_000)), { id }), "before").toEqual({
    woken: false,
  })
  expect(await wakeConversation(jobCtx(clinic, at), { id })).toEqual({ woken: true })
  expect(await wakeConversation(jobCtx(clinic, at), { id }), "twice").toEqual({ woken: false })
  expect(await readConversation({ clinic }, id)).toMatchObject({ status: "open", snoozedUntil: null })
  expect(await noticesOf(clinic.id, member.id)).toHaveLength(1)
})

it("tells whose it is rather than who put it away", async () => {
  const { clinic, conversationId: id, ctxFor, member, at } = await asleep()
  const bob = await colleague(clinic, ["frontdesk"])
  await assignConversation(ctxFor(["admin"]), { id, to: bob.id })
  await wakeConversation(jobCtx(clinic, at), { id })
  expect(await noticesOf(clinic.id, bob.id)).toHaveLength(1)
  expect(await noticesOf(clinic.id, member.id)).toEqual([])
})

it("lets one sleep on that was put away anew meanwhile", async () => {
  const { clinic, conversationId: id, ctxFor, at } = await asleep()
  await snoozeConversation(ctxFor(["admin"]), { id, until: addMs(at, HOUR_MS).toISOString() })
  expect(await wakeConversation(jobCtx(clinic, at), { id })).toEqual({ woken: false })
})

describeRefusals(wakeConversation, {
  prepare: async () => {
    const ground = await talkGround()
    return { ...ground, input: { id: ground.conversationId } }
  },
})
