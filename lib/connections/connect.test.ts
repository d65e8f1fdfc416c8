import { afterAll, beforeEach, describe, expect, it } from "vitest"
import { connectPlatformProvider, connectProvider } from "@/lib/connections/connect"
import { openSecrets } from "@/lib/connections/secrets"
import { closeDb } from "@/lib/db"
import { connectedClinic } from "@/lib/testing/connections"
import { memberOf } from "@/lib/testing/ctx"
import { testDatabase } from "@/lib/testing/db"
import { makeClinic } from "@/lib/testing/factory"
import { describeRefusals } from "@/lib/testing/refusals"
import { now } from "@/lib/time"

const db = await testDatabase()
afterAll(closeDb)
beforeEach(() => db.owner.query(`truncate "PlatformConnection"`))

const META = { provider: "whatsapp", scheme: "meta", secret: "a-secret-of-meta", externalId: "123456" }
const fresh = async () => {
  const member = await memberOf(await makeClinic())
  return (roles: Parameters<typeof member>[0]) => member(roles, { steppedUpAt: now() })
}
const rowOf = async (table: string, id: string) =>
  (await db.owner.query(`select * from "${table}" where id = $1`, [id])).rows[0]

describe("connecting", () => {
  it("keeps what was given, secrets sealed, and records what is no secret", async () => {
    const admin = (await fresh())(["admin"])
    const given = { ...META, verifyToken: "verify-me-please", accessToken: "token-for-meta" }
    const { id, secret } = await connectProvider(admin, given)
    expect(secret).toBeNull()
    const row = await rowOf("Connection", id)
    expect(openSecrets(row)).toEqual({
      secrets: ["a-secret-of-meta"],
      verifyToken: "verify-me-please",
      apiKey: "token-for-meta",
    })
    const { rows } = await db.owner.query(`select name, after from "Fact" where "subjectId" = $1`, [id])
    expect(rows).toMatchObject([
      { name: "connection.connected", after: { scheme: "meta", externalId: "123456" } },
    ])
    for (const word of ["a-secret-of-meta", "verify-me-please", "token-for-meta"]) {
      expect(JSON.stringify([row, rows])).not.toContain(word)
    }
  })

  it("makes up a secret where it is ours to choose, and says it once", async () => {
    const admin = (await fresh())(["admin"])
    const { id, secret } = await connectProvider(admin, {
      provider: "whatsapp",
      scheme: "360dialog-header",
      secret: " ",
    })
    expect(secret).toMatch(/^[\w-]{43}$/)
    const held = openSecrets(await rowOf("Connection", id))
    expect(held).toMatchObject({ secrets: [secret], headerName: "x-rounds-token" })
  })

  it("needs no secret for the lead form, and keeps its websites as origins", async () => {
    const admin = (await fresh())(["admin"])
    const origins = "https://clinic.example/\nhttps://www.clinic.example"
    const given = {
      provider: "lead-form",
      scheme: "token",
      allowedOrigins: origins as never,
      language: "ro" as const,
    }
    const { id, secret } = await connectProvider(admin, given)
    expect(secret).toBeNull()
    expect((await rowOf("Connection", id)).settings).toMatchObject({
      allowedOrigins: ["https://clinic.example", "https://www.clinic.example"],
      language: "ro",
    })
  })

  it.each([
    [{ provider: "fax", scheme: "meta" }, "provider"],
    [{ provider: "github", scheme: "hub-signature" }, "provider"],
    [{ ...META, scheme: "none" }, "scheme"],
    [{ ...META, secret: "" }, "secret"],
    [{ ...META, secret: "with a blank in it" }, "secret"],
    [{ ...META, externalId: "+40 700" }, "externalId"],
    [{ ...META, apiBase: "https://127.0.0.1" }, "apiBase"],
    [{ ...META, apiBase: "https://user:pw@graph.facebook.com" }, "apiBase"],
    [{ ...META, apiBase: "https://8.8.8.8/?token=1" }, "apiBase"],
    [
      { provider: "lead-form", scheme: "token", allowedOrigins: ["https://a.example/path"] },
      "allowedOrigins",
    ],
    [{ provider: "lead-form", scheme: "token", allowedOrigins: ["*"] }, "allowedOrigins"],
  ])("refuses %j, naming %s", async (given, field) => {
    await expect(connectProvider((await fresh())(["admin"]), given)).rejects.toMatchObject({
      code: "invalid_input",
      fields: { [field]: expect.any(String) },
    })
  })

  it("is for the platform the operator's", async () => {
    const { operator, admin } = await connectedClinic()
    const given = { provider: "github", scheme: "hub-signature" }
    await expect(connectPlatformProvider(admin, given)).rejects.toMatchObject({ code: "forbidden" })
    const { id, secret } = await connectPlatformProvider(operator, given)
    expect(openSecrets(await rowOf("PlatformConnection", id)).secrets).toEqual([secret])
    const { rows } = await db.owner.query(`select name, "clinicId" from "Fact" where "subjectId" = $1`, [id])
    expect(rows).toEqual([{ name: "connection.connected", clinicId: operator.clinicId }])
    await expect(connectPlatformProvider(operator, given)).rejects.toMatchObject({ code: "wrong_state" })
  })
})

describeRefusals(connectProvider, {
  subject: "none",
  prepare: async () => ({ input: META, ctxFor: await fresh(), strangerFor: await fresh() }),
  wrongState: {
    when: "a provider that is connected already",
    code: "wrong_state",
    prepare: async () => ({ input: META, ...(await connectedClinic()) }),
  },
})
describeRefusals(connectPlatformProvider, {
  subject: "none",
  prepare: async () => {
    const input = { provider: "coolify", scheme: "path-token" }
    return { input, ctxFor: await fresh(), strangerFor: await fresh() }
  },
})
