import { afterAll, beforeAll, describe, expect, it } from "vitest"
import type { Role } from "@/lib/can"
import { closeDb } from "@/lib/db"
import { cancelRun } from "@/lib/jobs/cancel"
import { findRun } from "@/lib/jobs/find"
import { listFunctions } from "@/lib/jobs/functions"
import { listRuns } from "@/lib/jobs/list"
import { requestRerun } from "@/lib/reruns/request"
import { ctxWith } from "@/lib/testing/ctx"
import { testDatabase } from "@/lib/testing/db"
import { type MadeClinic, makeClinic } from "@/lib/testing/factory"
import { asked } from "@/lib/testing/reruns"
import { makeRun } from "@/lib/testing/runs"

await testDatabase()
afterAll(closeDb)

describe("a run of a schedule, of no clinic", () => {
  let clinic: MadeClinic
  let own: string
  let failed: string
  let stray: string
  const as = (role: Role) => ctxWith(clinic, [role])
  const ids = async (role: Role, input: Parameters<typeof listRuns>[1]) =>
    (await listRuns(await as(role), input)).rows.map((run) => run.id)

  beforeAll(async () => {
    clinic = await makeClinic()
    own = (await makeRun(clinic.id, { status: "failed" })).id
    failed = (await makeRun(null, { functionId: "retention", eventName: "tick", status: "failed" })).id
    stray = (await makeRun(null, { functionId: "lead-scoring-workflow", status: "failed" })).id
  })

  it("is listed for those who look after the software, where they ask for it", async () => {
    for (const role of ["operator", "admin", "auditor"] as const) {
      expect(await ids(role, {})).toEqual([own])
      expect(await ids(role, { status: "failed" })).toEqual([failed, own])
      expect(await ids(role, { function: "retention" })).toEqual([failed])
      expect(await ids(role, { q: "retention" })).toEqual([failed])
    }
    expect(await ids("coordinator", { status: "failed" })).toEqual([])
  })

  it("is counted with its function", async () => {
    const counted = async (role: Role) =>
      (await listFunctions(await as(role), {})).find((one) => one.id === "retention")?.counts.failed
    expect(await counted("operator")).toBe(1)
    expect(await counted("coordinator")).toBe(0)
  })

  it("can be opened by them alone; one that is no schedule's by nobody", async () => {
    expect(await findRun(await as("operator"), { id: failed })).toMatchObject({
      isPlatform: true,
      masked: true,
      event: { name: "tick" },
    })
    await expect(findRun(await as("coordinator"), { id: failed })).rejects.toMatchObject({
      code: "not_found",
    })
    await expect(findRun(await as("admin"), { id: stray })).rejects.toMatchObject({ code: "not_found" })
  })

  it("is not a clinic's to start again or to stop", async () => {
    const reason = "Because it failed"
    await expect(cancelRun(await as("admin"), { id: failed, reason })).rejects.toMatchObject({
      code: "not_found",
    })
    await expect(requestRerun(await as("admin"), asked([failed]))).rejects.toMatchObject({
      code: "wrong_state",
      sentence: expect.stringContaining("Run now"),
    })
    await expect(requestRerun(await as("coordinator"), asked([failed]))).rejects.toMatchObject({
      code: "not_found",
    })
  })
})
