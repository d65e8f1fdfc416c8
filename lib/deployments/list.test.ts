import { afterAll, afterEach, describe, expect, it } from "vitest"
import { closeDb } from "@/lib/db"
import { listDeployments } from "@/lib/deployments/list"
import { testDatabase } from "@/lib/testing/db"
import {
  type DeploymentGround,
  deploymentGround,
  makeProven,
  quickDeployments,
} from "@/lib/testing/deployments"
import { statementsOf } from "@/lib/testing/statements"

const db = await testDatabase()
quickDeployments()
afterAll(closeDb)
let ground: DeploymentGround
afterEach(() => ground.host.stop())

describe("deployments.list", () => {
  it("pages newest first, and neither loses nor doubles one that has the same time as another", async () => {
    ground = await deploymentGround()
    const ids: string[] = []
    for (let n = 0; n < 70; n++) ids.push(await makeProven(ground, ground.old.id))
    await db.owner.query(`update "Deployment" set "createdAt" = '2026-11-01T00:00:00Z' where id = any($1)`, [
      ids.slice(10, 60),
    ])
    const seen: string[] = []
    let cursor: string | undefined
    do {
      const page = await listDeployments(ground.operator, { service: ground.service.name, cursor })
      seen.push(...page.rows.map((one) => one.id))
      cursor = page.nextCursor ?? undefined
    } while (cursor)
    expect(seen.toSorted()).toEqual(ids.toSorted())
  })

  it("is narrowed by service, environment and status; an odd status narrows nothing", async () => {
    ground = await deploymentGround()
    const { operator, service, staging, production } = ground
    const id = await makeProven(ground, ground.old.id)
    const of = async (input: object) => (await listDeployments(operator, input)).rows.map((one) => one.id)
    expect(await of({ service: service.name, environment: staging.environment })).toEqual([id])
    expect(await of({ service: service.name, environment: production.environment })).toEqual([])
    expect(await of({ service: service.name, status: "succeeded" })).toEqual([id])
    expect(await of({ service: service.name, status: "failed" })).toEqual([])
    expect(await of({ service: service.name, status: "odd" })).toEqual([id])
    expect(await of({ service: "nowhere" })).toEqual([])
    const few = await statementsOf(() => listDeployments(operator, { service: service.name }))
    for (let n = 0; n < 20; n++) await makeProven(ground, ground.old.id)
    expect(await statementsOf(() => listDeployments(operator, { service: service.name }))).toHaveLength(
      few.length,
    )
  })

  it("finds each page by an index, whichever way it is asked", async () => {
    ground = await deploymentGround()
    await db.owner.query(
      `insert into "Deployment" (id, service, environment, "placeId", status, "requestedBy", source, key, "createdAt")
       select gen_random_uuid(), 'x', 'y', gen_random_uuid(), 'succeeded', 'system:test', 'api', 'bulk-' || n,
         now() - n * interval '1 minute' from generate_series(1, 5000) n`,
    )
    await db.owner.query('analyze "Deployment"')
    const client = await db.owner.connect()
    try {
      await client.query("begin")
      await client.query("set local role rounds_app")
      await client.query("select set_config('app.clinic_id', $1, true)", [ground.clinic.id])
      for (const where of ["true", `"placeId" = '${ground.staging.id}'`, "status = 'running'"]) {
        const { rows } = await client.query(
          `explain select * from "Deployment" where ${where} order by "createdAt" desc, id desc limit 31`,
        )
        const plan = rows.map((one) => one["QUERY PLAN"]).join("\n")
        expect(plan, where).toMatch(/Index Scan using/)
        expect(plan, where).not.toMatch(/Seq Scan/)
      }
      await client.query("rollback")
    } finally {
      client.release()
    }
  })
})
