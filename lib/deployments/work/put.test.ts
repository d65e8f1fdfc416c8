import { afterAll, afterEach, expect, it } from "vitest"
import { systemCtx } from "@/lib/ctx"
import { closeDb } from "@/lib/db"
import { putWork } from "@/lib/deployments/work/put"
import { testDatabase } from "@/lib/testing/db"
import { type DeploymentGround, deploymentGround, quickDeployments } from "@/lib/testing/deployments"

const db = await testDatabase()
quickDeployments()
afterAll(closeDb)
let ground: DeploymentGround
afterEach(() => ground.host.stop())

/** An emergency stop that comes between the look and the call. */
it("asks the host for nothing once somebody has ended the deployment meanwhile", async () => {
  ground = await deploymentGround()
  const { id } = await ground.ask((await ground.build("good")).id)
  const { clinic } = ground
  const other = await db.owner.connect()
  await other.query("begin")
  await other.query(`select 1 from "Deployment" where id = $1 for update`, [id])
  const put = putWork(systemCtx(clinic.id, clinic, "deploy-release"), id)
  await expect
    .poll(async () => {
      const { rows } = await db.owner.query(
        `select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`,
      )
      return rows.length
    })
    .toBeGreaterThan(0)
  await other.query(`update "Deployment" set status = 'cancelled' where id = $1`, [id])
  await other.query("commit")
  other.release()
  expect(await put).toMatchObject({ went: "over" })
  expect(ground.host.calls()).toBe(0)
})
