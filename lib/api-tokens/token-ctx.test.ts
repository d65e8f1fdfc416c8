import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { createToken } from "@/lib/api-tokens/create"
import { revokeToken } from "@/lib/api-tokens/revoke"
import { tokenCtx } from "@/lib/api-tokens/token-ctx"
import type { TokenScope } from "@/lib/api-tokens/words"
import { closeDb } from "@/lib/db"
import { registerRelease } from "@/lib/releases/register"
import { setSecrets } from "@/lib/software/set-secrets"
import { tellConfig } from "@/lib/software/tell-config"
import { testDatabase } from "@/lib/testing/db"
import { recorded } from "@/lib/testing/facts"
import { aDigest, aSha, softwareGround } from "@/lib/testing/software"

const db = await testDatabase()
afterAll(closeDb)
let ground: Awaited<ReturnType<typeof softwareGround>>
beforeAll(async () => {
  ground = await softwareGround()
  await db.owner.query(`update "Clinic" set "isDefault" = true where id = $1`, [ground.clinic.id])
})
const showing = (authorization?: string) =>
  new Request("http://localhost:3000/api/v1/releases", { headers: authorization ? { authorization } : {} })
const tokenWith = (...scopes: TokenScope[]) => createToken(ground.operator, { name: "CI", scopes })

describe("S25 a token", () => {
  it("lets in with its scope, and its deeds are recorded as its own", async () => {
    const { id, token } = await tokenWith("releases.write")
    const ctx = await tokenCtx(showing(`Bearer ${token}`), "releases.write")
    const input = { service: ground.service.name, gitSha: aSha(), imageDigest: aDigest() }
    const release = await registerRelease(ctx, { ...input, buildTime: "2026-11-22T10:00:00Z" })
    const [fact] = await recorded(ground.clinic.id, release.id)
    expect(fact).toMatchObject({ actor: `token:${id}`, actorName: "CI" })
    const { rows } = await db.owner.query(`select "lastUsedAt" from "ApiToken" where id = $1`, [id])
    expect(rows[0].lastUsedAt).not.toBeNull()
  })

  it("opens nothing that its scopes do not name, whatever it is put to", async () => {
    const { token } = await tokenWith("releases.write", "deployments.write", "deployments.read")
    await expect(tokenCtx(showing(`Bearer ${token}`), "config.write")).rejects.toMatchObject({
      code: "forbidden",
    })
    const ctx = await tokenCtx(showing(`Bearer ${token}`), "deployments.write")
    const at = { service: ground.service.name, environment: ground.staging.environment }
    await expect(tellConfig(ctx, { ...at, names: [] })).rejects.toMatchObject({ code: "forbidden" })
    await expect(setSecrets(ctx, { id: ground.staging.id, secrets: {} })).rejects.toMatchObject({
      code: "forbidden",
    })
  })

  it("is refused alike when unknown, ended, revoked or not shown", async () => {
    const revoked = await tokenWith("releases.write")
    await revokeToken(ground.operator, { id: revoked.id })
    const ended = await tokenWith("releases.write")
    await db.owner.query(`update "ApiToken" set "expiresAt" = now() - interval '1 s' where id = $1`, [
      ended.id,
    ])
    const shown = [undefined, "Bearer ", "Bearer rounds_unknown_to_us", `Basic ${ended.token}`]
    const sentences = new Set<string>()
    for (const one of [...shown, `Bearer ${revoked.token}`, `Bearer ${ended.token}`]) {
      const error = await tokenCtx(showing(one), "releases.write").catch((given: unknown) => given)
      expect(error, one).toMatchObject({ code: "wrong_token", status: 401 })
      sentences.add((error as { sentence: string }).sentence)
    }
    expect(sentences.size).toBe(1)
  })
})
