import { afterAll, expect, it } from "vitest"
import { systemCtx } from "@/lib/ctx"
import { closeDb } from "@/lib/db"
import { findNotificationSettings } from "@/lib/notifications/preferences"
import { vapidKeys } from "@/lib/push/keys"
import { memberOf } from "@/lib/testing/ctx"
import { testDatabase } from "@/lib/testing/db"
import { makeClinic } from "@/lib/testing/factory"
import { setEnv } from "@/lib/testing/messages"
import { noticeGround } from "@/lib/testing/notices"
import { describeRefusals } from "@/lib/testing/refusals"

const db = await testDatabase()
setEnv({ ROUNDS_DEMO: "1" })
afterAll(closeDb)

it("S23 shows a member's own browsers without their keys, and never our private one", async () => {
  const { ctx, clinic, browser } = await noticeGround(["admin"], true)
  const shown = await findNotificationSettings(ctx, {})
  expect(shown.devices).toMatchObject([{ host: "push.example.com", isGone: false }])
  const said = JSON.stringify(shown)
  for (const secret of [browser.endpoint, browser.auth, browser.p256dh, vapidKeys().privateKey])
    expect(said).not.toContain(secret)
  const { rows } = await db.owner.query(`select * from "PushSubscription" where "clinicId" = $1`, [clinic.id])
  expect(JSON.stringify(rows)).not.toContain(browser.endpoint)
})

it("is a member's own: a job has none", async () => {
  const { clinic } = await noticeGround()
  await expect(findNotificationSettings(systemCtx(clinic.id, clinic, "job"), {})).rejects.toMatchObject({
    code: "forbidden",
  })
})

describeRefusals(findNotificationSettings, {
  subject: "none",
  async prepare() {
    return {
      input: {},
      ctxFor: await memberOf(await makeClinic()),
      strangerFor: await memberOf(await makeClinic()),
    }
  },
})
