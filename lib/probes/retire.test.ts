import { afterAll, describe, expect, it } from "vitest"
import { closeDb, platformDb } from "@/lib/db"
import { newId } from "@/lib/ids"
import { retireProbe } from "@/lib/probes/retire"
import { ctxWith, memberOf } from "@/lib/testing/ctx"
import { testDatabase } from "@/lib/testing/db"
import { makeClinic } from "@/lib/testing/factory"
import { makeProbe } from "@/lib/testing/probes"
import { describeRefusals } from "@/lib/testing/refusals"

const db = await testDatabase()
afterAll(closeDb)

describeRefusals(retireProbe, {
  subject: "none",
  badInput: { id: 7, retired: "maybe" },
  async prepare() {
    const { id } = await makeProbe()
    const clinic = await makeClinic()
    return {
      input: { id, retired: true },
      ctxFor: await memberOf(clinic),
      strangerFor: await memberOf(clinic),
    }
  },
})

describe("probes.retire", () => {
  it("stops and takes up again, once each, and knows nothing of it in between or right after", async () => {
    const ctx = await ctxWith(await makeClinic(), ["operator"])
    const { id } = await makeProbe({ state: "down", failedInRow: 7 })
    const told = []
    for (const retired of [true, true, false, false])
      told.push((await retireProbe(ctx, { id, retired })).isNew)
    expect(told).toEqual([true, false, true, false])
    expect(await platformDb().probe.findUnique({ where: { id } })).toMatchObject({
      retiredAt: null,
      state: "unknown",
      failedInRow: 0,
    })
    const { rows } = await db.owner.query('select name from "Fact" where "subjectId" = $1 order by seq', [id])
    expect(rows.map((one) => one.name)).toEqual(["probe.left", "probe.taken_up"])
    await expect(retireProbe(ctx, { id: newId(), retired: true })).rejects.toMatchObject({
      code: "not_found",
    })
  })
})
