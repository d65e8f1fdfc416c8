import { afterAll, describe, expect, it } from "vitest"
import { closeDb } from "@/lib/db"
import { listFunctions } from "@/lib/jobs/functions"
import { ctxWith, memberOf } from "@/lib/testing/ctx"
import { testDatabase } from "@/lib/testing/db"
import { makeClinic } from "@/lib/testing/factory"
import { describeRefusals } from "@/lib/testing/refusals"
import { makeRun } from "@/lib/testing/runs"
import { addMs, now } from "@/lib/time"

await testDatabase()
afterAll(closeDb)

describeRefusals(listFunctions, {
  subject: "none",
  badInput: "nonsense",
  async prepare() {
    const clinic = await makeClinic()
    return { input: {}, ctxFor: await memberOf(clinic), strangerFor: await memberOf(clinic) }
  },
})

describe("functions.list", () => {
  it("counts the last day by outcome, in its clinic alone", async () => {
    const [clinic, other] = [await makeClinic(), await makeClinic()]
    await makeRun(clinic.id)
    await makeRun(clinic.id, { status: "failed" })
    await makeRun(clinic.id, { status: "running" })
    await makeRun(clinic.id, { createdAt: addMs(now(), -2 * 86_400_000) })
    await makeRun(other.id)
    // A moved product clock does not move what the database stamped.
    const ctx = { ...(await ctxWith(clinic, ["admin"])), now: addMs(now(), 3 * 86_400_000) }
    const rows = await listFunctions(ctx, {})
    const scoring = rows.find((row) => row.id === "lead-scoring-workflow")
    expect(scoring).toMatchObject({
      maxAttempts: 5,
      trigger: { event: "message.received" },
      counts: { total: 3, completed: 1, failed: 1, open: 1, cancelled: 0 },
      p50Ms: 120,
    })
    expect(rows.find((row) => row.id === "process-whatsapp-message")).toMatchObject({
      aliases: ["whatsapp-message-handler"],
      counts: { total: 0 },
      lastRunAt: null,
    })
  })
})
