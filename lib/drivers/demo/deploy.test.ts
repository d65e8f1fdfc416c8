import { mkdtempSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { platformDb } from "@/lib/db"
import { requestDeployment } from "@/lib/deployments/request"
import { setTiming } from "@/lib/deployments/timing"
import { startDemoHosts } from "@/lib/drivers/demo/hosts"
import type { FakeServer } from "@/lib/drivers/fake-http"
import { newId } from "@/lib/ids"
import { testDatabase } from "@/lib/testing/db"
import { endOf, quickDeployments } from "@/lib/testing/deployments"
import { setEnv } from "@/lib/testing/messages"
import { makeRelease, softwareGround } from "@/lib/testing/software"
import { now } from "@/lib/time"

await testDatabase()
quickDeployments()
setEnv({ ROUNDS_DATA_DIR: mkdtempSync(join(tmpdir(), "rounds-demo-deploy-")) })
const often = { everyMs: 250, most: 80 }
setTiming({ stable: often, health: often, witness: often, watch: { everyMs: 0, most: 2 } })

let worker: { stop(): Promise<void> }
let hosts: FakeServer | undefined
beforeAll(async () => {
  worker = await (await import("@/inngest/worker")).startWorker()
})
afterAll(async () => {
  await worker.stop()
  await hosts?.close()
})

/** The demo's worker starts, over a place that nobody has set up but for its driver. */
async function prepare(driver: string) {
  const ground = await softwareGround({ driver })
  const { service, staging, operator } = ground
  await platformDb().environment.update({
    where: { name: staging.environment },
    data: { needsChecks: false },
  })
  const [old, fresh] = [await makeRelease(service.id), await makeRelease(service.id)]
  await platformDb().servicePlace.update({
    where: { id: staging.id },
    data: { releaseId: old, provenAt: now() },
  })
  await hosts?.close()
  hosts = await startDemoHosts(0)
  const wish = { service: service.name, environment: staging.environment, releaseId: fresh, key: newId() }
  return { ...ground, id: (await requestDeployment(operator, wish)).id }
}

describe("a deployment to a host of the demo", () => {
  it.each(["kubernetes", "ecs", "coolify", "webhook"])(
    "by %s ends proven",
    async (driver) => {
      const { operator, id } = await prepare(driver)
      const view = await endOf(operator, id)
      const said = `${view.because}\n${view.lines.map((one) => one.text).join("\n")}`
      expect(view, said).toMatchObject({ status: "succeeded", isProven: true })
    },
    400_000,
  )

  it("goes on when the worker starts again in the middle of it", async () => {
    const { operator, id, staging } = await prepare("kubernetes")
    await expect
      .poll(
        async () =>
          (await platformDb().deployment.findUniqueOrThrow({ where: { id }, select: { handle: true } }))
            .handle,
        { timeout: 60_000 },
      )
      .not.toBeNull()
    await hosts?.close()
    hosts = await startDemoHosts(0)
    const view = await endOf(operator, id)
    expect(view, view.because ?? "").toMatchObject({ status: "succeeded", isProven: true })
    const place = await platformDb().servicePlace.findUniqueOrThrow({ where: { id: staging.id } })
    expect(place.baseUrl).toContain(hosts.url)
  }, 400_000)
})
