import { afterAll, expect, it } from "vitest"
import { closeDb } from "@/lib/db"
import { newId } from "@/lib/ids"
import { sendTestNotification } from "@/lib/notifications/send-test"
import { memberOf } from "@/lib/testing/ctx"
import { testDatabase } from "@/lib/testing/db"
import { makeClinic } from "@/lib/testing/factory"
import { setEnv } from "@/lib/testing/messages"
import { deliveriesOf, noticeGround } from "@/lib/testing/notices"
import { describeRefusals } from "@/lib/testing/refusals"

const db = await testDatabase()
setEnv({ ROUNDS_DEMO: "1" })
afterAll(closeDb)

it("is one however often it is pressed, and not many in a row", async () => {
  const { ctx, clinic } = await noticeGround()
  const key = newId()
  const first = await sendTestNotification(ctx, { channel: "email", key })
  expect(await sendTestNotification(ctx, { channel: "email", key })).toEqual(first)
  expect(await deliveriesOf({ clinic })).toMatchObject([{ channel: "email", status: "queued" }])
  await expect(sendTestNotification(ctx, { channel: "email", key: newId() })).rejects.toMatchObject({
    code: "too_many",
  })
  expect(
    (await db.owner.query(`select 1 from engine.event where clinic_id = $1`, [clinic.id])).rowCount,
  ).toBe(1)
})

it("asks for a browser before it pushes", async () => {
  const { ctx } = await noticeGround()
  await expect(sendTestNotification(ctx, { channel: "push", key: newId() })).rejects.toMatchObject({
    code: "wrong_state",
  })
})

describeRefusals(sendTestNotification, {
  subject: "none",
  async prepare() {
    return {
      input: { channel: "in_app" as const, key: newId() },
      ctxFor: await memberOf(await makeClinic()),
      strangerFor: await memberOf(await makeClinic()),
    }
  },
})
