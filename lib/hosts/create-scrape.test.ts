import { afterAll, describe, expect, it } from "vitest"
import { closeDb, platformDb } from "@/lib/db"
import { createScrape } from "@/lib/hosts/create-scrape"
import { unseal } from "@/lib/seal"
import { ctxWith, memberOf } from "@/lib/testing/ctx"
import { testDatabase } from "@/lib/testing/db"
import { makeClinic } from "@/lib/testing/factory"
import { describeRefusals } from "@/lib/testing/refusals"

const db = await testDatabase()
afterAll(closeDb)

describeRefusals(createScrape, {
  subject: "none",
  badInput: { host: "web-1", address: "ftp://x" },
  async prepare() {
    const clinic = await makeClinic()
    const input = { host: "web-1", address: "http://127.0.0.1:9100/metrics" }
    return { input, ctxFor: await memberOf(clinic), strangerFor: await memberOf(clinic) }
  },
})

describe("hosts.create_scrape", () => {
  it("keeps the token sealed and out of the record; the same again changes nothing, another address moves it", async () => {
    const ctx = await ctxWith(await makeClinic(), ["operator"])
    const given = { host: "web-7", address: "http://127.0.0.1:9100/metrics" }
    const { id } = await createScrape(ctx, { ...given, token: "a-secret-token" })
    const row = () => platformDb().hostScrape.findUniqueOrThrow({ where: { id } })
    expect(unseal((await row()).sealedToken ?? new Uint8Array(), id)).toBe("a-secret-token")
    const { rows } = await db.owner.query('select * from "Fact" where "subjectId" = $1', [id])
    expect(rows).toMatchObject([{ name: "probe.host_read", after: { host: "web-7", hasToken: true } }])
    expect(JSON.stringify(rows)).not.toContain("a-secret-token")
    expect(await createScrape(ctx, given)).toEqual({ id, isNew: false })
    expect(await createScrape(ctx, { ...given, address: "http://127.0.0.1:9200/metrics" })).toEqual({
      id,
      isNew: false,
    })
    // The token was for the other address.
    expect(await row()).toMatchObject({ address: "http://127.0.0.1:9200/metrics", sealedToken: null })
  })

  it("refuses what lies in a network that the environment does not name", async () => {
    const ctx = await ctxWith(await makeClinic(), ["operator"])
    for (const address of [
      "http://10.0.0.7:9100/metrics",
      "http://169.254.169.254/latest",
      "http://db.internal/metrics",
    ])
      await expect(createScrape(ctx, { host: "web-8", address })).rejects.toMatchObject({
        code: "invalid_input",
        fields: { address: expect.any(String) },
      })
  })
})
