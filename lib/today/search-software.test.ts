import { afterAll, describe, expect, it } from "vitest"
import { closeDb } from "@/lib/db"
import { testDatabase } from "@/lib/testing/db"
import { describeRefusals } from "@/lib/testing/refusals"
import { aSha, makeRelease, softwareGround } from "@/lib/testing/software"
import { searchSoftware } from "@/lib/today/search-software"

await testDatabase()
afterAll(closeDb)

describeRefusals(searchSoftware, {
  subject: "none",
  badInput: { q: "" },
  prepare: async () => ({ ...(await softwareGround()), input: { q: "rounds" } }),
})

describe("today.search_software", () => {
  it("finds a release by the beginning of its commit, and takes signs of patterns as they are", async () => {
    const { operator, service } = await softwareGround()
    const gitSha = aSha()
    const id = await makeRelease(service.id, { gitSha })
    expect((await searchSoftware(operator, { q: gitSha.slice(0, 12) })).releases).toMatchObject([{ id }])
    expect((await searchSoftware(operator, { q: service.name })).releases).toMatchObject([{ id }])
    expect((await searchSoftware(operator, { q: "%%" })).releases).toEqual([])
  })
})
