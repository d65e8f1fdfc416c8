import { afterAll } from "vitest"
import { closeDb } from "@/lib/db"
import { newId } from "@/lib/ids"
import { sendTestNotification } from "@/lib/notifications/send-test"
import { giveUpPush } from "@/lib/push/give-up"
import { memberOf } from "@/lib/testing/ctx"
import { testDatabase } from "@/lib/testing/db"
import { makeClinic } from "@/lib/testing/factory"
import { setEnv } from "@/lib/testing/messages"
import { deliveriesOf, noticeGround } from "@/lib/testing/notices"
import { describeRefusals } from "@/lib/testing/refusals"

await testDatabase()
setEnv({ ROUNDS_DEMO: "1" })
afterAll(closeDb)

describeRefusals(giveUpPush, {
  async prepare() {
    const ground = await noticeGround(["doctor"], true)
    await sendTestNotification(ground.ctx, { channel: "push", key: newId() })
    const [delivery] = await deliveriesOf(ground)
    return {
      input: { deliveryId: delivery?.id ?? "" },
      ctxFor: await memberOf(ground.clinic),
      strangerFor: await memberOf(await makeClinic()),
    }
  },
})
