import { afterAll, expect, it } from "vitest"
import { closeDb } from "@/lib/db"
import { findPassport } from "@/lib/messaging/passport"
import { testDatabase } from "@/lib/testing/db"
import { queuedReply, writingGround } from "@/lib/testing/messages"
import { describeRefusals } from "@/lib/testing/refusals"

await testDatabase()
afterAll(closeDb)

it("says what allowed a message and who wrote it", async () => {
  const ground = await writingGround()
  const messageId = await queuedReply(ground)
  expect(await findPassport(ground.ctxFor(["coordinator"]), { messageId })).toMatchObject({
    basis: "reply",
    by: ground.member.name,
    status: "queued",
    effect: null,
    patientId: ground.lead.patientId,
  })
})

it("says it to whoever reads the conversation, though the lead is nobody's", async () => {
  const ground = await writingGround()
  const id = await queuedReply(ground)
  expect(await findPassport(ground.ctxFor(["frontdesk"]), { messageId: id })).toMatchObject({
    basis: "reply",
  })
})

describeRefusals(findPassport, {
  prepare: async () => {
    const ground = await writingGround()
    return { ...ground, input: { messageId: await queuedReply(ground) } }
  },
})
