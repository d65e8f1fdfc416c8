import { afterAll, beforeEach, expect, it } from "vitest"
import { connectPlatformProvider } from "@/lib/connections/connect"
import { findIntegration } from "@/lib/connections/find"
import { listIntegrations } from "@/lib/connections/list"
import { pauseConnection } from "@/lib/connections/pause"
import { rotateSecret } from "@/lib/connections/rotate-secret"
import { closeDb } from "@/lib/db"
import { answerWebhook } from "@/lib/inbox/answer"
import { flushRefused } from "@/lib/inbox/refused"
import { connectedClinic } from "@/lib/testing/connections"
import { testDatabase } from "@/lib/testing/db"
import { delivery, NUMBER_ID, SECRET, textBody } from "@/lib/testing/whatsapp"
import { now } from "@/lib/time"

const db = await testDatabase()
afterAll(closeDb)
beforeEach(() => db.owner.query(`truncate "PlatformConnection"`))

it("tells of each connection how it goes, and none of its secrets", async () => {
  const { admin, id, clinic } = await connectedClinic()
  const post = (secret: string, body = textBody()) =>
    answerWebhook(delivery(body, { slug: clinic.slug, secret }), "whatsapp", [clinic.slug])
  await rotateSecret(admin, { id, secret: "the-newest-secret" })
  const body = textBody()
  await post("the-newest-secret", body)
  await post(SECRET, body)
  await post("wrong")
  await flushRefused()
  await pauseConnection({ ...admin, now: now() }, { id })
  await post("the-newest-secret")
  const { clinic: own, platform } = await listIntegrations(admin, {})
  expect(platform).toBeNull()
  expect(own).toMatchObject([
    {
      id,
      provider: "whatsapp",
      externalId: NUMBER_ID,
      url: `http://localhost:3000/api/webhooks/whatsapp/${clinic.slug}`,
      secretCount: 2,
      hasVerifyToken: true,
      hasAccessToken: false,
      newestUsedAt: expect.any(String),
      formerUsedAt: expect.any(String),
      lastSeenAt: expect.any(String),
      lastRefused: { reason: "wrong_signature" },
      today: { received: 4, accepted: 2, duplicate: 1, refused: 1 },
      held: 1,
    },
  ])
  for (const text of [JSON.stringify(own), JSON.stringify(await findIntegration(admin, { id }))]) {
    expect(text).not.toMatch(new RegExp(`the-newest-secret|${SECRET}|verify-token`))
  }
})

it("shows what belongs to no clinic to who runs it, and to nobody else", async () => {
  const { operator, ctxFor } = await connectedClinic()
  const { id } = await connectPlatformProvider(operator, { provider: "coolify", scheme: "path-token" })
  const { platform } = await listIntegrations(operator, {})
  expect(platform).toMatchObject([
    { id, level: "platform", url: "http://localhost:3000/api/webhooks/coolify", secretCount: 1 },
  ])
  expect(await findIntegration(operator, { id })).toMatchObject({ provider: "coolify" })
  for (const role of ["admin", "auditor"] as const) {
    expect((await listIntegrations(ctxFor([role]), {})).platform).toBeNull()
    await expect(findIntegration(ctxFor([role]), { id })).rejects.toMatchObject({ code: "not_found" })
  }
})
