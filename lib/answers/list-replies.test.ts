import { expect, it } from "vitest"
import { listReplies } from "@/lib/answers/list-replies"
import { settleReply } from "@/lib/answers/settle-reply"
import { answerGround, askConsent, writes } from "@/lib/testing/answers"
import { ctxWith, memberOf } from "@/lib/testing/ctx"
import { testDatabase } from "@/lib/testing/db"
import { makeClinic } from "@/lib/testing/factory"
import { describeRefusals } from "@/lib/testing/refusals"

await testDatabase()

describeRefusals(listReplies, {
  subject: "none",
  badInput: { cursor: "nowhere" },
  prepare: async () => {
    const clinic = await makeClinic()
    return { input: {}, ctxFor: await memberOf(clinic), strangerFor: await memberOf(await makeClinic()) }
  },
})

it("shows the words with what was asked until somebody has read them", async () => {
  const ground = await answerGround()
  await askConsent(ground, { purposes: ["marketing_whatsapp"] })
  await writes(ground, "da, dar nu la telefon")
  const desk = await ctxWith(ground.clinic, ["frontdesk"])
  const { rows, nextCursor } = await listReplies(desk, {})
  expect(nextCursor).toBeNull()
  expect(rows).toMatchObject([
    {
      words: "da, dar nu la telefon",
      purposes: ["marketing_whatsapp"],
      patientId: ground.patientId,
      isOpen: true,
      question: expect.any(String),
    },
  ])
  const elsewhere = await ctxWith(await makeClinic(), ["frontdesk"])
  expect((await listReplies(elsewhere, {})).rows).toEqual([])
  await settleReply(desk, { messageId: rows[0]?.messageId ?? "", as: "none" })
  expect((await listReplies(desk, {})).rows).toEqual([])
})
