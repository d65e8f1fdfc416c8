import { afterAll, describe, expect, it } from "vitest"
import { closeDb } from "@/lib/db"
import { newId } from "@/lib/ids"
import { compareReleases } from "@/lib/impact/compare"
import { testDatabase } from "@/lib/testing/db"
import { describeRefusals } from "@/lib/testing/refusals"
import { makeRun } from "@/lib/testing/runs"
import { aSha, makeRelease, softwareGround } from "@/lib/testing/software"

await testDatabase()
afterAll(closeDb)

async function ground() {
  const made = await softwareGround()
  const [shaA, shaB] = [aSha(), aSha()]
  const a = await makeRelease(made.service.id, { gitSha: shaA })
  const b = await makeRelease(made.service.id, { gitSha: shaB })
  return { ...made, shaA, shaB, input: { a, b } }
}

describeRefusals(compareReleases, {
  subject: "none",
  badInput: { a: 1 },
  prepare: ground,
  wrongState: {
    when: "a release nobody knows",
    code: "not_found",
    prepare: async () => {
      const made = await ground()
      return { ...made, input: { ...made.input, b: newId() } }
    },
  },
})

describe("impact.compare", () => {
  it("counts each function's failures under either release: an operator everywhere, an admin at home", async () => {
    const { clinic, ctxFor, operator, input, shaA, shaB } = await ground()
    const other = await softwareGround()
    const run = (clinicId: string | null, releaseSha: string, status: string, functionId?: string) =>
      makeRun(clinicId, { releaseSha, status, functionId })
    await run(clinic.id, shaA, "completed")
    await run(clinic.id, shaA, "failed")
    await run(clinic.id, shaB, "failed")
    await run(clinic.id, shaB, "running")
    await run(other.clinic.id, shaB, "failed")
    await run(null, shaB, "failed", "retention")
    const home = await compareReleases(ctxFor(["admin"]), input)
    expect(home.scope).toBe("clinic")
    expect(home.functions).toEqual([
      { functionId: "lead-scoring-workflow", a: { total: 2, failed: 1 }, b: { total: 1, failed: 1 } },
    ])
    const whole = await compareReleases(operator, input)
    expect(whole.scope).toBe("installation")
    expect(whole.functions).toEqual([
      { functionId: "lead-scoring-workflow", a: { total: 2, failed: 1 }, b: { total: 2, failed: 2 } },
      { functionId: "retention", a: { total: 0, failed: 0 }, b: { total: 1, failed: 1 } },
    ])
  })
})
