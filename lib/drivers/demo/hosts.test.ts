import { randomBytes } from "node:crypto"
import { mkdtempSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterAll, beforeAll, expect, it } from "vitest"
import { closeDb, platformDb } from "@/lib/db"
import { isDemoAddress } from "@/lib/drivers/demo/address"
import { startDemoHosts } from "@/lib/drivers/demo/hosts"
import type { DriverPlace } from "@/lib/drivers/driver"
import type { FakeServer } from "@/lib/drivers/fake-http"
import { driverFor } from "@/lib/drivers/index"
import { newId } from "@/lib/ids"
import { unseal } from "@/lib/seal"
import { testDatabase } from "@/lib/testing/db"
import { setEnv } from "@/lib/testing/messages"
import { now } from "@/lib/time"

await testDatabase()
setEnv({ ROUNDS_DATA_DIR: mkdtempSync(join(tmpdir(), "rounds-demo-hosts-")) })

const release = (version: string) => ({
  id: newId(),
  gitSha: randomBytes(20).toString("hex"),
  imageDigest: `sha256:${randomBytes(32).toString("hex")}`,
  version,
  buildTime: now(),
  source: "api",
})
const [old, fresh, candidate] = [release("1.0.0"), release("1.1.0"), release("1.2.0-rc.1")]
const serviceId = newId()
const ids: Record<string, string> = {
  coolify: newId(),
  ecs: newId(),
  kubernetes: newId(),
  webhook: newId(),
  compose: newId(),
}
const own = newId()

let server: FakeServer
beforeAll(async () => {
  const db = platformDb()
  await db.environment.createMany({
    data: [...Object.keys(ids), "own"].map((name) => ({ name, title: name })),
  })
  await db.softwareService.create({ data: { id: serviceId, name: "rounds", title: "Rounds", kind: "api" } })
  for (const one of [old, fresh, candidate]) await db.release.create({ data: { ...one, serviceId } })
  for (const [driver, id] of Object.entries(ids))
    await db.servicePlace.create({ data: { id, serviceId, environment: driver, driver, releaseId: old.id } })
  const settings = { url: "https://deploy.example.org/hook" }
  await db.servicePlace.create({
    data: {
      id: own,
      serviceId,
      environment: "own",
      driver: "webhook",
      settings,
      baseUrl: "https://own.example.org",
    },
  })
  server = await startDemoHosts(0)
})
afterAll(async () => {
  await server.close()
  await closeDb()
})

async function placeOf(id: string): Promise<DriverPlace & { driver: string; baseUrl: string }> {
  const { environment, driver, image, replicas, settings, sealedSecrets, baseUrl } =
    await platformDb().servicePlace.findUniqueOrThrow({ where: { id } })
  const secrets = sealedSecrets ? JSON.parse(unseal(sealedSecrets, id)) : {}
  return {
    service: "rounds",
    environment,
    driver,
    image,
    replicas,
    settings,
    secrets,
    baseUrl: baseUrl ?? "",
  }
}

it.each(["coolify", "ecs", "kubernetes", "webhook"])(
  "carries the demo's places of %s, and deploys there",
  async (name) => {
    const place = await placeOf(ids[name] ?? "")
    const driver = driverFor(place.driver)!
    expect(isDemoAddress(place.baseUrl)).toBe(true)
    expect((await driver.test(place)).ok).toBe(true)
    expect(await (await fetch(`${place.baseUrl}/version`)).json()).toMatchObject({ gitSha: old.gitSha })
    const held = await fetch(`http://${place.image?.replace("/", "/v2/")}/manifests/${fresh.imageDigest}`)
    expect(held.headers.get("docker-content-digest")).toBe(fresh.imageDigest)
    const { handle } = await driver.deploy(place, fresh, `key-${name}`)
    expect((await driver.progress(place, handle)).state).toBe("under_way")
  },
  30_000,
)

it("knows a release that was registered since, and does not bring a candidate up", async () => {
  const place = await placeOf(ids.webhook ?? "")
  const driver = driverFor("webhook")!
  const { handle } = await driver.deploy(place, candidate, "key-candidate")
  await expect
    .poll(async () => (await driver.progress(place, handle)).state, { timeout: 15_000 })
    .toBe("stable")
  expect((await fetch(`${place.baseUrl}/health/ready`)).status).toBe(503)
}, 30_000)

it("goes on where it was when the worker starts again, at whatever port", async () => {
  const before = await placeOf(ids.kubernetes ?? "")
  await server.close()
  server = await startDemoHosts(0)
  const place = await placeOf(ids.kubernetes ?? "")
  expect(place.baseUrl).not.toBe(before.baseUrl)
  const driver = driverFor("kubernetes")!
  await expect
    .poll(async () => (await driver.progress(place, "key-kubernetes")).state, { timeout: 15_000 })
    .toBe("stable")
  expect(await driver.current(place)).toMatchObject({
    digest: fresh.imageDigest,
    saved: { image: `${place.image}@${fresh.imageDigest}` },
  })
  const coolify = await placeOf(ids.coolify ?? "")
  expect((await driverFor("coolify")!.progress(coolify, "rollout-1")).state).toBe("stable")
}, 60_000)

it("leaves alone what somebody has set up, and what it cannot carry", async () => {
  expect((await placeOf(own)).baseUrl).toBe("https://own.example.org")
  expect((await placeOf(ids.compose ?? "")).baseUrl).toBe("")
})
