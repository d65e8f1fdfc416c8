import { afterAll, describe, expect, it } from "vitest"
import { closeDb, platformDb } from "@/lib/db"
import { testDatabase } from "@/lib/testing/db"
import { describeRefusals } from "@/lib/testing/refusals"
import { makeDeployment, makeRelease, softwareGround } from "@/lib/testing/software"
import { addMs, HOUR_MS, now } from "@/lib/time"
import { countOperations, readOperations } from "@/lib/today/operations"

await testDatabase()
afterAll(closeDb)

const bad = { subject: "none" as const, badInput: { all: true } }
describeRefusals(readOperations, {
  ...bad,
  prepare: async () => ({ ...(await softwareGround()), input: {} }),
})
describeRefusals(countOperations, {
  ...bad,
  prepare: async () => ({ ...(await softwareGround()), input: {} }),
})

describe("Today of who looks after the software", () => {
  it("names what is stopped or lost, and calls nothing proven that was not", async () => {
    const { operator, service, staging, production } = await softwareGround()
    const before = await readOperations(operator, {})
    const counted = await countOperations(operator, {})
    const releaseId = await makeRelease(service.id)
    await platformDb().servicePlace.update({
      where: { id: staging.id },
      data: { releaseId, provenAt: addMs(now(), -HOUR_MS) },
    })
    const proven = await readOperations(operator, {})
    expect([proven.proven, proven.unknown]).toEqual([before.proven + 1, before.unknown - 1])
    await makeDeployment(staging.id, {
      service: service.name,
      environment: staging.environment,
      releaseId,
      status: "rollback_failed",
    })
    await platformDb().servicePlace.update({ where: { id: production.id }, data: { stoppedAt: now() } })
    const after = await readOperations(operator, {})
    const standings = new Map(after.places.map((one) => [one.id, one.standing]))
    expect([standings.get(staging.id), standings.get(production.id)]).toEqual(["lost", "stopped"])
    expect((await countOperations(operator, {})).places).toBe(counted.places + 2)
  })
})
