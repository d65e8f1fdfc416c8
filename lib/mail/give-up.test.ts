import { afterAll } from "vitest"
import { closeDb, inClinic } from "@/lib/db"
import { giveUpMail } from "@/lib/mail/give-up"
import { queueMail } from "@/lib/mail/queue"
import { memberOf } from "@/lib/testing/ctx"
import { testDatabase } from "@/lib/testing/db"
import { makeClinic } from "@/lib/testing/factory"
import { setEnv } from "@/lib/testing/messages"
import { jobCtx } from "@/lib/testing/notices"
import { describeRefusals } from "@/lib/testing/refusals"

await testDatabase()
setEnv({ ROUNDS_DEMO: "1" })
afterAll(closeDb)

async function ground() {
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
  return { id, ctxFor: await memberOf(clinic), strangerFor: await memberOf(await makeClinic()) }
}

describeRefusals(giveUpMail, {
  async prepare() {
    const { id, ...ctxs } = await ground()
    return { input: { mailId: id }, ...ctxs }
  },
})
