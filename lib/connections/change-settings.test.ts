import { afterAll, describe, expect, it } from "vitest"
import { changeSettings } from "@/lib/connections/change-settings"
import { openSecrets } from "@/lib/connections/secrets"
import { closeDb } from "@/lib/db"
import { connectedClinic } from "@/lib/testing/connections"
import { testDatabase } from "@/lib/testing/db"
import { describeRefusals } from "@/lib/testing/refusals"
import { SECRET, VERIFY_TOKEN } from "@/lib/testing/whatsapp"

const db = await testDatabase()
afterAll(closeDb)

const rowOf = async (id: string) =>
  (await db.owner.query(`select * from "Connection" where id = $1`, [id])).rows[0]
const factsOf = async (id: string) =>
  (await db.owner.query(`select name, before, after from "Fact" where "subjectId" = $1`, [id])).rows

describe("changing settings", () => {
  it("leaves what was left blank, and records what changed without any secret", async () => {
    const { id, admin } = await connectedClinic()
    await changeSettings(admin, { id, externalId: "777", accessToken: "a-new-access-token", verifyToken: "" })
    const row = await rowOf(id)
    expect(row.externalId).toBe("777")
    expect(openSecrets(row)).toEqual({
      secrets: [SECRET],
      verifyToken: VERIFY_TOKEN,
      apiKey: "a-new-access-token",
    })
    const facts = await factsOf(id)
    expect(facts).toMatchObject([
      { name: "connection.settings_changed", after: { externalId: "777", replaced: ["accessToken"] } },
    ])
    expect(JSON.stringify(facts)).not.toContain("a-new-access-token")
  })

  it("twice the same changes nothing the second time", async () => {
    const { id, admin } = await connectedClinic()
    const given = { id, scheme: "360dialog-header", headerName: "X-Our-Header" }
    await changeSettings(admin, given)
    await changeSettings(admin, given)
    expect(await factsOf(id)).toHaveLength(1)
    expect(openSecrets(await rowOf(id)).headerName).toBe("x-our-header")
  })

  it("empties what is shown and was left blank, and keeps what was not given", async () => {
    const { id, admin } = await connectedClinic()
    await changeSettings(admin, { id, apiBase: "https://8.8.8.8/v1" })
    await changeSettings(admin, { id, externalId: "" })
    expect(await rowOf(id)).toMatchObject({ externalId: null, settings: { apiBase: "https://8.8.8.8/v1" } })
    await changeSettings(admin, { id, apiBase: " " })
    expect((await rowOf(id)).settings.apiBase).toBeNull()
  })

  it("S15 takes no address that leads home", async () => {
    const { id, admin } = await connectedClinic()
    for (const apiBase of [
      "http://localhost:5432",
      "https://[::1]/",
      "https://169.254.169.254",
      "https://0x7f.1",
    ]) {
      await expect(changeSettings(admin, { id, apiBase })).rejects.toMatchObject({
        fields: { apiBase: expect.any(String) },
      })
    }
    await changeSettings(admin, { id, apiBase: "https://8.8.8.8/v1/" })
    expect((await rowOf(id)).settings.apiBase).toBe("https://8.8.8.8/v1")
  })
})

describeRefusals(changeSettings, {
  prepare: async () => {
    const ground = await connectedClinic()
    return { input: { id: ground.id, externalId: "777" }, ...ground }
  },
})
