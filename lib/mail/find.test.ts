import { afterAll, expect, it } from "vitest"
import { closeDb, inClinic } from "@/lib/db"
import { findMail } from "@/lib/mail/find"
import { queueMail } from "@/lib/mail/queue"
import { sendMail } from "@/lib/mail/send"
import { memberOf } from "@/lib/testing/ctx"
import { testDatabase } from "@/lib/testing/db"
import { makeClinic } from "@/lib/testing/factory"
import { setEnv } from "@/lib/testing/messages"
import { jobCtx } from "@/lib/testing/notices"
import { describeRefusals } from "@/lib/testing/refusals"

await testDatabase()
setEnv({ ROUNDS_DEMO: "1" })
afterAll(closeDb)

async function kept() {
  const clinic = await makeClinic()
  const { id } = await inClinic(clinic.id as never, (tx) =>
    queueMail(tx, jobCtx(clinic), {
      to: "ana@example.test",
      kind: "test",
      subject: "S",
      text: "T",
      effectKey: "k",
    }),
  )
  return { clinic, id, ctxFor: await memberOf(clinic), strangerFor: await memberOf(await makeClinic()) }
}

it("opens what never left to an admin, and to nobody else", async () => {
  const { clinic, id, ctxFor } = await kept()
  expect((await findMail(ctxFor(["admin"]), { id })).text).toBeNull()
  await sendMail(jobCtx(clinic), id, "send")
  expect(await findMail(ctxFor(["admin"]), { id })).toMatchObject({ text: "T", isKept: true, subject: "S" })
  expect((await findMail(ctxFor(["auditor"]), { id })).text).toBeNull()
})

describeRefusals(findMail, {
  async prepare() {
    const { id, ctxFor, strangerFor } = await kept()
    return { input: { id }, ctxFor, strangerFor }
  },
})
