import { afterAll, describe, expect, it } from "vitest"
import { closeDb, platformDb } from "@/lib/db"
import { createScrape } from "@/lib/hosts/create-scrape"
import { retireScrape } from "@/lib/hosts/retire-scrape"
import { newId } from "@/lib/ids"
import { ctxWith, memberOf } from "@/lib/testing/ctx"
import { testDatabase } from "@/lib/testing/db"
import { makeClinic } from "@/lib/testing/factory"
import { describeRefusals } from "@/lib/testing/refusals"

await testDatabase()
afterAll(closeDb)

let serial = 0
const made = async () => {
  const ctx = await ctxWith(await makeClinic(), ["operator"])
  const address = "http://127.0.0.1:9100/metrics"
  return { ctx, ...(await createScrape(ctx, { host: `web-${++serial}`, address, token: "a-token" })) }
}

describeRefusals(retireScrape, {
  subject: "none",
  badInput: { id: 7 },
  async prepare() {
    const { id } = await made()
    const clinic = await makeClinic()
    return { input: { id }, ctxFor: await memberOf(clinic), strangerFor: await memberOf(clinic) }
  },
})

describe("hosts.retire_scrape", () => {
  it("lets go of the token; a second time changes nothing, and a host that is none is not found", async () => {
    const { ctx, id } = await made()
    expect(await retireScrape(ctx, { id })).toEqual({ id, isNew: true })
    expect(await retireScrape(ctx, { id })).toEqual({ id, isNew: false })
    const row = await platformDb().hostScrape.findUniqueOrThrow({ where: { id } })
    expect(row).toMatchObject({ sealedToken: null, retiredAt: expect.any(Date) })
    for (const nobody of [newId(), "web-1"])
      await expect(retireScrape(ctx, { id: nobody })).rejects.toMatchObject({ code: "not_found" })
  })
})
