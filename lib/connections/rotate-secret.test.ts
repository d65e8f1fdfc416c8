import { afterAll, beforeEach, describe, expect, it } from "vitest"
import { changeSettings } from "@/lib/connections/change-settings"
import { connectPlatformProvider } from "@/lib/connections/connect"
import { listIntegrations } from "@/lib/connections/list"
import { retirePlatformSecret, retireSecret } from "@/lib/connections/retire-secret"
import { rotatePlatformSecret, rotateSecret } from "@/lib/connections/rotate-secret"
import { openSecrets } from "@/lib/connections/secrets"
import { testIncoming } from "@/lib/connections/test-incoming"
import { testConnection } from "@/lib/connections/test-outgoing"
import { closeDb } from "@/lib/db"
import { answerWebhook } from "@/lib/inbox/answer"
import { forgetDoors } from "@/lib/inbox/connections"
import { connectedClinic } from "@/lib/testing/connections"
import { testDatabase } from "@/lib/testing/db"
import { recorded } from "@/lib/testing/facts"
import { describeRefusals } from "@/lib/testing/refusals"
import { delivery, SECRET, textBody } from "@/lib/testing/whatsapp"
import { now } from "@/lib/time"

const db = await testDatabase()
afterAll(closeDb)
beforeEach(() => db.owner.query(`truncate "PlatformConnection"`))

const post = async (slug: string, secret: string) =>
  (await answerWebhook(delivery(textBody(), { slug, secret }), "whatsapp", [slug])).status
const heldBy = async (table: string, id: string) =>
  openSecrets((await db.owner.query(`select * from "${table}" where id = $1`, [id])).rows[0]).secrets

describe("a rotated secret", () => {
  it("opens at once beside the former, which is told of and asks for a reason before it goes", async () => {
    const { id, admin, clinic } = await connectedClinic()
    expect(await rotateSecret(admin, { id, secret: "the-newest-secret" })).toEqual({ id, secret: null })
    expect(await heldBy("Connection", id)).toEqual(["the-newest-secret", SECRET])
    expect([await post(clinic.slug, "the-newest-secret"), await post(clinic.slug, SECRET)]).toEqual([
      200, 200,
    ])

    await expect(retireSecret(admin, { id })).rejects.toMatchObject({
      code: "invalid_input",
      fields: { reason: expect.stringContaining("7 days") },
    })
    await retireSecret(admin, { id, reason: "Meta has the new one" })
    expect([await post(clinic.slug, "the-newest-secret"), await post(clinic.slug, SECRET)]).toEqual([
      200, 401,
    ])
    const rows = await recorded(clinic.id, id)
    expect(rows.map((row) => [row.name, row.personal])).toEqual([
      ["connection.secret_rotated", null],
      ["connection.secret_retired", { reason: "Meta has the new one" }],
    ])
    expect(JSON.stringify(rows)).not.toMatch(new RegExp(`the-newest-secret|${SECRET}`))
  })

  it("can go without a reason where the former opened nothing for a week", async () => {
    const { id, admin, clinic } = await connectedClinic()
    await post(clinic.slug, SECRET)
    await db.owner.query(`update "WebhookDelivery" set "receivedAt" = now() - interval '8 days'`)
    await rotateSecret(admin, { id, secret: "the-newest-secret" })
    await post(clinic.slug, "the-newest-secret")
    await retireSecret(admin, { id })
    expect(await heldBy("Connection", id)).toEqual(["the-newest-secret"])
  })

  it("before the rotation counts as the former, though it was the newest then", async () => {
    const { id, admin, clinic } = await connectedClinic()
    await post(clinic.slug, SECRET)
    const later = { ...admin, now: now() }
    await rotateSecret(later, { id, secret: "the-newest-secret" })
    await expect(retireSecret(later, { id })).rejects.toMatchObject({ code: "invalid_input" })
  })

  it("is never the one in use, and never a third", async () => {
    const { id, admin } = await connectedClinic()
    await expect(rotateSecret(admin, { id, secret: SECRET })).rejects.toMatchObject({ code: "invalid_input" })
    await expect(rotateSecret(admin, { id })).rejects.toMatchObject({
      fields: { secret: expect.any(String) },
    })
    await rotateSecret(admin, { id, secret: "the-newest-secret" })
    await expect(rotateSecret(admin, { id, secret: "one-too-many" })).rejects.toMatchObject({
      code: "wrong_state",
    })
  })

  it("can be set over what no key opens, while the page shows that it must be", async () => {
    const { id, admin, clinic } = await connectedClinic()
    await db.owner.query(
      `update "Connection" set sealed = set_byte(sealed, 0, 255 - get_byte(sealed, 0)) where id = $1`,
      [id],
    )
    forgetDoors()
    expect((await listIntegrations(admin, {})).clinic).toMatchObject([{ id, isSealed: true, secretCount: 0 }])
    for (const refused of [
      () => retireSecret(admin, { id }),
      () => testIncoming(admin, { id }),
      () => testConnection(admin, { id }),
      () => changeSettings(admin, { id, externalId: "1" }),
    ])
      await expect(refused()).rejects.toMatchObject({ code: "wrong_state" })
    await rotateSecret(admin, { id, secret: "the-newest-secret" })
    expect(await heldBy("Connection", id)).toEqual(["the-newest-secret"])
    expect(await post(clinic.slug, "the-newest-secret")).toBe(200)
    expect((await listIntegrations(admin, {})).clinic).toMatchObject([
      { id, isSealed: false, secretCount: 1 },
    ])
    expect((await recorded(clinic.id, id)).at(-1)).toMatchObject({
      name: "connection.secret_rotated",
      after: { secrets: 1, replaced: "what no key opened" },
    })
  })

  it("is made up for the platform and said once", async () => {
    const { operator } = await connectedClinic()
    const { id, secret: first } = await connectPlatformProvider(operator, {
      provider: "github",
      scheme: "hub-signature",
    })
    const { secret } = await rotatePlatformSecret(operator, { id })
    expect(await heldBy("PlatformConnection", id)).toEqual([secret, first])
    await retirePlatformSecret(operator, { id })
    expect(await heldBy("PlatformConnection", id)).toEqual([secret])
  })
})

const ground = async () => {
  const made = await connectedClinic()
  return { ...made, input: { id: made.id, secret: "the-newest-secret" } }
}
describeRefusals(rotateSecret, {
  prepare: ground,
  wrongState: {
    when: "a third secret",
    code: "wrong_state",
    prepare: async () => {
      const made = await ground()
      await rotateSecret(made.admin, { id: made.id, secret: "the-second-one" })
      return made
    },
  },
})
describeRefusals(rotatePlatformSecret, { prepare: ground })
