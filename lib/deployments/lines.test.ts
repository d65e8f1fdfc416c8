import { afterAll, expect, it } from "vitest"
import { closeDb } from "@/lib/db"
import { findDeploymentReport } from "@/lib/deployments/find-report"
import { listDeploymentLines } from "@/lib/deployments/lines"
import { newId } from "@/lib/ids"
import { testDatabase } from "@/lib/testing/db"
import { softwareGround } from "@/lib/testing/software"

await testDatabase()
afterAll(closeDb)

it.each([
  ["lines", listDeploymentLines],
  ["report", findDeploymentReport],
] as const)("knows of no %s of what is not there, and tells none to who may not look", async (_, read) => {
  const { operator, ctxFor } = await softwareGround()
  for (const id of [newId(), "nothing"])
    await expect(read(operator, { id })).rejects.toMatchObject({ code: "not_found" })
  await expect(read(ctxFor(["frontdesk"]), { id: newId() })).rejects.toMatchObject({ code: "forbidden" })
})
