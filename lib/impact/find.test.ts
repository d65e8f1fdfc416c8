import { afterAll, describe, expect, it } from "vitest"
import { closeDb, inClinic } from "@/lib/db"
import { newId } from "@/lib/ids"
import { findImpact } from "@/lib/impact/find"
import { testDatabase } from "@/lib/testing/db"
import { describeRefusals } from "@/lib/testing/refusals"
import { makeRun } from "@/lib/testing/runs"
import { aSha, makeRelease, softwareGround } from "@/lib/testing/software"

const db = await testDatabase()
afterAll(closeDb)

describeRefusals(findImpact, {
  subject: "none",
  badInput: { id: 1 },
  prepare: async () => {
    const ground = await softwareGround()
    return { ...ground, input: { id: await makeRelease(ground.service.id) } }
  },
  wrongState: {
    when: "a release nobody knows",
    code: "not_found",
    prepare: async () => ({ ...(await softwareGround()), input: { id: newId() } }),
  },
})

describe("impact.find", () => {
  it("counts what bears the release's commit in the clinic, and what of it went wrong", async () => {
    const { clinic, operator, service } = await softwareGround()
    const other = await softwareGround()
    const gitSha = aSha()
    const id = await makeRelease(service.id, { gitSha })
    for (const status of ["completed", "completed", "failed"])
      await makeRun(clinic.id, { releaseSha: gitSha, status })
    await makeRun(clinic.id, { releaseSha: gitSha, status: "failed", settledAs: "rerun" })
    await makeRun(clinic.id, { releaseSha: aSha(), status: "failed" })
    await makeRun(other.clinic.id, { releaseSha: gitSha, status: "failed" })
    const found = await findImpact(operator, { id })
    expect(found).toMatchObject({
      gitSha,
      runs: { total: 4, failed: 2, open: 1, isMore: false },
      messages: { total: 0, failed: 0 },
      webhooks: { total: 0, dead: 0 },
    })
    expect(found.firstAt).not.toBeNull()
    // The same for the other clinic's operator: its own alone.
    expect((await findImpact(other.operator, { id })).runs).toMatchObject({ total: 1, failed: 1 })
  })

  it("finds a clinic's runs of a release in an index", async () => {
    const { clinic } = await softwareGround()
    await db.owner.query("analyze engine.run")
    const plan = await inClinic(clinic.id, async (tx) => {
      await tx.$executeRaw`set local enable_seqscan = off`
      return tx.$queryRaw<{ "QUERY PLAN": string }[]>`
        explain select status from "Run" where "clinicId" = ${clinic.id}::uuid and "releaseSha" = ${aSha()}
        order by "createdAt" desc limit 10`
    })
    expect(plan.map((row) => row["QUERY PLAN"]).join("\n")).toMatch(/Index Cond: .*release_sha/)
  })
})
