import { afterAll, expect, it } from "vitest"
import { closeDb } from "@/lib/db"
import { giveUpMessage } from "@/lib/messaging/fail"
import { testDatabase } from "@/lib/testing/db"
import { openTasks, queuedReply, readMessage, runOf, writingGround } from "@/lib/testing/messages"
import { describeRefusals } from "@/lib/testing/refusals"

await testDatabase()
afterAll(closeDb)

it("gives a queued message up once, and has who wrote it answer another way", async () => {
  const ground = await writingGround()
  const messageId = await queuedReply(ground)
  expect(await giveUpMessage(runOf(ground), { messageId })).toEqual({ given: true })
  expect(await giveUpMessage(runOf(ground), { messageId })).toEqual({ given: false })
  expect(await readMessage(ground, messageId)).toMatchObject({
    status: "failed",
    failedBecause: "interrupted",
  })
  expect(await openTasks(ground)).toMatchObject([{ kind: "reply", ownerId: ground.member.id }])
})

it("is the run's to do, not a member's", async () => {
  const ground = await writingGround()
  const messageId = await queuedReply(ground)
  await expect(giveUpMessage(ground.ctxFor(["admin"]), { messageId })).rejects.toMatchObject({
    code: "forbidden",
  })
})

describeRefusals(giveUpMessage, {
  prepare: async () => {
    const ground = await writingGround()
    return { ...ground, input: { messageId: await queuedReply(ground) } }
  },
})
