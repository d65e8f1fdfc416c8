import { expect, it } from "vitest"
import { closeConversation } from "@/lib/conversations/close"
import { snoozeConversation } from "@/lib/conversations/snooze"
import { readConversation, talkGround } from "@/lib/testing/conversations"
import { testDatabase } from "@/lib/testing/db"
import { addMessage } from "@/lib/testing/lead-ground"
import { describeRefusals } from "@/lib/testing/refusals"
import { addMs, DAY_MS, HOUR_MS, now } from "@/lib/time"

const db = await testDatabase()
const later = () => addMs(now(), HOUR_MS).toISOString()

it("puts it away until then, and asks to be woken once", async () => {
  const { clinic, ctxFor, conversationId: id, member } = await talkGround()
  const until = later()
  await snoozeConversation(ctxFor(["coordinator"]), { id, until })
  expect(await snoozeConversation(ctxFor(["coordinator"]), { id, until }), "twice").toEqual({ id, until })
  const talk = await readConversation({ clinic }, id)
  expect(talk).toMatchObject({ status: "snoozed", snoozedById: member.id })
  expect(talk.snoozedUntil?.toISOString()).toBe(until)
  const { rows } = await db.owner.query(
    "select id from engine.event where name = 'conversation.snoozed' and data->>'conversationId' = $1",
    [id],
  )
  expect(rows).toHaveLength(1)
})

it("comes back as soon as somebody writes there, and not for what we say", async () => {
  const { clinic, ctxFor, conversationId: id, lead } = await talkGround()
  await snoozeConversation(ctxFor(["frontdesk"]), { id, until: later() })
  await addMessage(lead, "We look into it", { direction: "out" })
  expect(await readConversation({ clinic }, id)).toMatchObject({ status: "snoozed" })
  await addMessage(lead, "And?")
  expect(await readConversation({ clinic }, id)).toMatchObject({ status: "open", snoozedUntil: null })
})

it("takes a closed one as well, and no time that has passed or is too far", async () => {
  const { ctxFor, conversationId: id } = await talkGround()
  const ctx = ctxFor(["admin"])
  await closeConversation(ctx, { id })
  await snoozeConversation(ctx, { id, until: later() })
  for (const until of [addMs(now(), -1_000), addMs(now(), 200 * DAY_MS)])
    await expect(snoozeConversation(ctx, { id, until: until.toISOString() })).rejects.toMatchObject({
      code: "invalid_input",
    })
})

describeRefusals(snoozeConversation, {
  prepare: async () => {
    const ground = await talkGround()
    return { ...ground, input: { id: ground.conversationId, until: later() } }
  },
  badInput: { id: "x", until: "soon" },
})
