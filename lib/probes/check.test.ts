import { afterAll, describe, expect, it } from "vitest"
import { closeDb, platformDb } from "@/lib/db"
import { newId } from "@/lib/ids"
import { checkProbe } from "@/lib/probes/check"
import { ctxWith, memberOf } from "@/lib/testing/ctx"
import { testDatabase } from "@/lib/testing/db"
import { makeClinic } from "@/lib/testing/factory"
import { makeProbe, serveHttp } from "@/lib/testing/probes"
import { describeRefusals } from "@/lib/testing/refusals"
import { now } from "@/lib/time"

const db = await testDatabase()
afterAll(closeDb)
const service = await serveHttp((_, response) => response.writeHead(503).end())
afterAll(() => service.close())

describeRefusals(checkProbe, {
  subject: "none",
  badInput: { id: 7 },
  async prepare() {
    const { id } = await makeProbe({ address: service.url })
    const clinic = await makeClinic()
    return { input: { id }, ctxFor: await memberOf(clinic), strangerFor: await memberOf(clinic) }
  },
})

describe("probes.check", () => {
  it("looks at one alone, keeps what it found, and says who asked", async () => {
    const ctx = await ctxWith(await makeClinic(), ["operator"])
    const [one, other] = [
      await makeProbe({ address: service.url }),
      await makeProbe({ address: service.url }),
    ]
    expect(await checkProbe(ctx, { id: one.id })).toMatchObject({ isUp: false, detail: "status 503" })
    // The same moment again is the same check.
    await checkProbe(ctx, { id: one.id })
    const stored = await platformDb().probe.findMany({
      where: { id: { in: [one.id, other.id] } },
      orderBy: { id: "asc" },
    })
    expect(stored).toMatchObject([
      { failedInRow: 1, lastDetail: "status 503" },
      { failedInRow: 0, lastAt: null },
    ])
    const { rows } = await db.owner.query('select name from "Fact" where "subjectId" = $1', [one.id])
    expect(rows[0]).toEqual({ name: "probe.checked" })
  })

  it("does not look at what nobody watches, or at what there is not", async () => {
    const ctx = await ctxWith(await makeClinic(), ["operator"])
    const { id } = await makeProbe({ retiredAt: now() })
    for (const nobody of [id, newId()])
      await expect(checkProbe(ctx, { id: nobody })).rejects.toMatchObject({ code: "not_found" })
  })
})
