import { afterAll, expect, it } from "vitest"
import { closeDb } from "@/lib/db"
import { newId } from "@/lib/ids"
import { acknowledgeDelivery } from "@/lib/notifications/acknowledge"
import { sendTestNotification } from "@/lib/notifications/send-test"
import { subscribePush } from "@/lib/push/subscribe"
import { ctxOf, memberOf } from "@/lib/testing/ctx"
import { testDatabase } from "@/lib/testing/db"
import { makeClinic, makeMember } from "@/lib/testing/factory"
import { setEnv } from "@/lib/testing/messages"
import { browserKeys, deliveriesOf } from "@/lib/testing/notices"
import { describeRefusals } from "@/lib/testing/refusals"

await testDatabase()
setEnv({ ROUNDS_DEMO: "1" })
afterAll(closeDb)

async function pushed() {
  const clinic = await makeClinic()
  const ctxFor = await memberOf(clinic)
  await subscribePush(ctxFor(["admin"]), browserKeys())
  await sendTestNotification(ctxFor(["admin"]), { channel: "push", key: newId() })
  const [delivery] = await deliveriesOf({ clinic })
  return { clinic, ctxFor, id: delivery?.id ?? "" }
}

it("takes nobody's word but the member's own", async () => {
  const { clinic, id } = await pushed()
  const colleague = ctxOf(clinic, await makeMember(clinic.id, ["admin"]))
  await expect(acknowledgeDelivery(colleague, { id, state: "seen" })).rejects.toMatchObject({
    code: "not_found",
  })
})

describeRefusals(acknowledgeDelivery, {
  async prepare() {
    const { ctxFor, id } = await pushed()
    return {
      input: { id, state: "delivered" as const },
      ctxFor,
      strangerFor: await memberOf(await makeClinic()),
    }
  },
})
