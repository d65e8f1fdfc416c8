import { afterAll, beforeAll, expect, it } from "vitest"
import { closeDb } from "@/lib/db"
import { sendMessage } from "@/lib/messaging/send"
import { makeWhatsappFake } from "@/lib/providers/whatsapp/fake"
import { answerUnsure } from "@/lib/sending/answer-unsure"
import { sendAgain } from "@/lib/sending/send-again"
import { testDatabase } from "@/lib/testing/db"
import { openTasks, readMessage, runOf, setEnv } from "@/lib/testing/messages"
import { type PartnerServer, servePartner } from "@/lib/testing/partner-server"
import { describeRefusals } from "@/lib/testing/refusals"
import { queueOne, sendingGround } from "@/lib/testing/sending"

await testDatabase()
const fake = makeWhatsappFake()
let server: PartnerServer
beforeAll(async () => {
  server = await servePartner(fake)
  setEnv({ WHATSAPP_API_URL: server.url })
})
afterAll(async () => {
  await server.close()
  setEnv({ WHATSAPP_API_URL: "" })
  await closeDb()
})

const unsure = async () => {
  const ground = await sendingGround()
  const { id } = await queueOne(ground)
  fake.be({ do: "lose", times: 1 })
  await sendMessage(runOf(ground), id, "send")
  return {
    ground,
    id,
    message: () => readMessage(ground, id),
    sent: () => fake.kept.filter((one) => one.ref === id),
  }
}

it("it arrived: it counts as sent, nobody has to look, and it is never sent again", async () => {
  const { ground, id, message, sent } = await unsure()
  expect(await openTasks(ground)).toMatchObject([{ kind: "unsure_message" }])
  const ctx = ground.ctxFor(["frontdesk"])
  for (const _ of [1, 2]) await answerUnsure(ctx, { messageId: id, arrived: "yes" })
  expect(await message()).toMatchObject({ status: "sent", failedBecause: null })
  expect(await openTasks(ground)).toEqual([])
  await expect(sendAgain(ctx, { messageId: id })).rejects.toMatchObject({ code: "wrong_state" })
  await sendMessage(runOf(ground), id, "send")
  expect(sent()).toHaveLength(1)
})

it("it did not: a person may send it again, and nothing else does", async () => {
  const { ground, id, message, sent } = await unsure()
  const ctx = ground.ctxFor(["coordinator"])
  await answerUnsure(ctx, { messageId: id, arrived: "no" })
  expect(await message()).toMatchObject({ status: "failed", failedBecause: "did_not_arrive" })
  expect(await openTasks(ground)).toEqual([])
  await sendAgain(ctx, { messageId: id })
  expect(await sendMessage(runOf(ground), id, "send")).toMatchObject({ status: "sent" })
  expect(sent()).toHaveLength(2)
})

describeRefusals(answerUnsure, {
  prepare: async () => {
    const { ground, id } = await unsure()
    return { ...ground, input: { messageId: id, arrived: "yes" as const } }
  },
  wrongState: {
    when: "what is known already",
    code: "wrong_state",
    prepare: async () => {
      const ground = await sendingGround()
      const { id } = await queueOne(ground)
      return { ...ground, input: { messageId: id, arrived: "no" as const } }
    },
  },
})
