import { afterAll, afterEach, expect, it } from "vitest"
import { closeDb } from "@/lib/db"
import { cancelDeployment } from "@/lib/deployments/cancel"
import { findDeploymentReport } from "@/lib/deployments/find-report"
import { reportName } from "@/lib/deployments/report"
import { testDatabase } from "@/lib/testing/db"
import { type DeploymentGround, deploymentGround, quickDeployments } from "@/lib/testing/deployments"
import { toDate } from "@/lib/time"

const db = await testDatabase()
quickDeployments()
afterAll(closeDb)
let ground: DeploymentGround
afterEach(() => ground.host.stop())

it("is there from the end on, under its name, with no mark left to work in what came from outside", async () => {
  ground = await deploymentGround()
  const release = await ground.build()
  await db.owner.query(`update "Release" set version = '<b>1</b> | [x](javascript:0)' where id = $1`, [
    release.id,
  ])
  const { id } = await ground.ask(release.id)
  await expect(findDeploymentReport(ground.operator, { id })).rejects.toMatchObject({ code: "not_found" })
  await cancelDeployment(ground.operator, { id })
  const { name, text } = await findDeploymentReport(ground.operator, { id })
  expect(name).toMatch(/^deployment-\d{8}-\d{6}\.md$/)
  expect(text).toContain("\\<b\\>1\\</b\\> \\| \\[x\\](javascript:0)")
  expect(text).toContain(`| Commit | ${release.gitSha} |`)
})

it("is named by when it began, in UTC", () => {
  expect(reportName(toDate("2026-11-23T02:03:04+02:00"))).toBe("deployment-20261123-000304.md")
})
