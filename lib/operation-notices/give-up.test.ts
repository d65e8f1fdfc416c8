import { afterAll } from "vitest"
import { testChannel } from "@/lib/alert-channels/send-test"
import { closeDb } from "@/lib/db"
import { newId } from "@/lib/ids"
import { giveUpNotice } from "@/lib/operation-notices/give-up"
import { clearChannels, makeChannel } from "@/lib/testing/alert-channels"
import { ctxWith, memberOf } from "@/lib/testing/ctx"
import { testDatabase } from "@/lib/testing/db"
import { makeClinic } from "@/lib/testing/factory"
import { describeRefusals } from "@/lib/testing/refusals"

await testDatabase()
afterAll(closeDb)

describeRefusals(giveUpNotice, {
  subject: "none",
  async prepare() {
    await clearChannels()
    const clinic = await makeClinic()
    const { id } = await makeChannel(clinic, { address: "https://hooks.slack.com/services/T/B/x" })
    const notice = await testChannel(await ctxWith(clinic, ["operator"]), { id, key: newId() })
    return {
      input: { noticeId: notice.id },
      ctxFor: await memberOf(clinic),
      strangerFor: await memberOf(clinic),
    }
  },
})
