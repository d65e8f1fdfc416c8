import { randomBytes } from "node:crypto"
import { afterAll, afterEach, beforeEach, describe, expect, it } from "vitest"
import { DRIVER_NAMES, type Driver, type DriverError, type DriverName } from "@/lib/drivers/driver"
import { type FakeHost, startFakeHost } from "@/lib/drivers/fake-host"
import { driverFor } from "@/lib/drivers/index"
import { FIELDS } from "@/lib/drivers/words"
import { resetEnv } from "@/lib/env"
import { testDatabase } from "@/lib/testing/db"
import { putOnPath, takeOffPath } from "@/lib/testing/path"
import { toDate } from "@/lib/time"

await testDatabase()

const release = () => ({
  gitSha: randomBytes(20).toString("hex"),
  imageDigest: `sha256:${randomBytes(32).toString("hex")}`,
})

/** Those that start something; EAS is followed by its webhook alone. */
const STARTING = DRIVER_NAMES.filter((name) => name !== "eas")
/** Those whose host can say what its containers hold. */
const TELLING: readonly DriverName[] = ["compose", "webhook", "ecs", "kubernetes"]

let host: FakeHost
let driver: Driver
const start = async (kind: DriverName, more: Partial<Parameters<typeof startFakeHost>[0]> = {}) => {
  host = await startFakeHost({ kind, ...more })
  if (host.path) putOnPath(host.path)
  driver = driverFor(kind)!
  return host
}
afterEach(async () => {
  if (host?.path) takeOffPath(host.path)
  await host?.stop()
})
afterAll(resetEnv)

const ended = async (handle: string) => {
  for (let n = 0; n < 100; n++) {
    const now = await driver.progress(host.place, handle)
    if (now.state !== "under_way") return now
    await new Promise((passed) => setTimeout(passed, 20))
  }
  throw new Error("it never ended")
}
const failure = async (doing: Promise<unknown>): Promise<DriverError> =>
  doing.then(
    () => Promise.reject(new Error("it was no error")),
    (error: DriverError) => {
      expect(error.name).toBe("DriverError")
      return error
    },
  )

describe.each(STARTING)("the %s driver", (kind) => {
  const old = release()
  const fresh = release()
  beforeEach(async () => {
    await start(kind)
    host.put(old)
    host.push(fresh)
  })

  it("reads its own settings and refuses what it does not know", () => {
    expect(driver.settings.parse(host.settings)).toMatchObject(host.settings)
    expect(driver.secrets.safeParse(host.secrets).success).toBe(true)
    expect(driver.settings.safeParse({ ...host.settings, surprise: 1 }).success).toBe(false)
    const asked = FIELDS[kind].map(({ name }) => name)
    for (const name of [...Object.keys(host.settings), ...Object.keys(host.secrets)])
      expect(asked).toContain(name)
  })

  it("finds the place, and changes nothing by asking", async () => {
    const told = await driver.test(host.place)
    expect(told.ok, told.detail).toBe(true)
    expect(host.state.running).toEqual(old)
    expect(host.state.rollouts).toEqual([])
  })

  it("tells what stands there", async () => {
    const told = await driver.current(host.place)
    if (TELLING.includes(kind)) expect(told).toMatchObject({ digest: old.imageDigest, replicas: 1 })
    else expect([old.imageDigest, null]).toContain(told.digest)
    expect(JSON.parse(JSON.stringify(told.saved))).toEqual(told.saved)
    for (const secret of Object.values(host.secrets)) expect(JSON.stringify(told)).not.toContain(secret)
  })

  it("puts a release there by its digest", async () => {
    const { handle } = await driver.deploy(host.place, fresh, "deployment-1")
    const end = await ended(handle)
    expect(end.state, end.detail).toBe("stable")
    expect(host.state.running).toEqual(fresh)
    if (TELLING.includes(kind)) expect((await driver.current(host.place)).digest).toBe(fresh.imageDigest)
  })

  it("begins once where it is asked twice", async () => {
    const first = await driver.deploy(host.place, fresh, "deployment-1")
    const second = await driver.deploy(host.place, fresh, "deployment-1")
    expect((await ended(second.handle)).state).toBe("stable")
    expect((await ended(first.handle)).state).toBe("stable")
    expect(host.state.rollouts.filter((one) => one.end === "stable")).toHaveLength(1)
  })

  it("begins once where the answer was lost", async () => {
    host.lose(1)
    const lost = await driver.deploy(host.place, fresh, "deployment-1").catch((error: DriverError) => error)
    if (lost instanceof Error) expect((lost as DriverError).more?.isFinal).toBeFalsy()
    const { handle } = await driver.deploy(host.place, fresh, "deployment-1")
    expect((await ended(handle)).state).toBe("stable")
    expect(host.state.running).toEqual(fresh)
    expect(host.state.rollouts.filter((one) => one.end === "stable")).toHaveLength(1)
  })

  it("brings back what stood there before", async () => {
    const { saved } = await driver.current(host.place)
    await ended((await driver.deploy(host.place, fresh, "deployment-1")).handle)
    expect(host.state.running).toEqual(fresh)
    const { handle } = await driver.restore(
      host.place,
      JSON.parse(JSON.stringify(saved)),
      "deployment-1:back",
    )
    expect((await ended(handle)).state).toBe("stable")
    expect(host.state.running).toEqual(old)
  })

  it("says so when a release does not come up", async () => {
    host.push(fresh, "crash-loop")
    const { handle } = await driver.deploy(host.place, fresh, "deployment-1")
    const end = await ended(handle)
    expect(end.state).toBe("failed")
    expect(end.detail).not.toBe("")
    expect(host.state.running).toEqual(old)
  })

  it("says so when there is no such image", async () => {
    const absent = release()
    const tried = await driver.deploy(host.place, absent, "deployment-1").catch((error: DriverError) => error)
    if (tried instanceof Error) expect(tried.name).toBe("DriverError")
    else expect((await ended(tried.handle)).state).toBe("failed")
    expect(host.state.running).toEqual(old)
  })

  it("waits while it is under way, and ends it when told to", async () => {
    host.push(fresh, "slow")
    const { handle } = await driver.deploy(host.place, fresh, "deployment-1")
    expect((await driver.progress(host.place, handle)).state).toBe("under_way")
    const told = await driver.cancel(host.place, handle).catch((error: DriverError) => {
      expect(error.more.isFinal).toBe(true)
      return { detail: error.message }
    })
    expect(told.detail).not.toBe("")
    expect(host.state.running).toEqual(old)
  })

  it("stops and resumes, or says that it cannot", async () => {
    if (!driver.about.canStop) {
      expect((await failure(driver.stop(host.place))).more.isFinal).toBe(true)
      expect((await failure(driver.resume(host.place, 1))).more.isFinal).toBe(true)
      return
    }
    await driver.stop(host.place)
    await driver.stop(host.place)
    expect(host.state.replicas).toBe(0)
    expect((await fetch(`${host.url}/health/live`)).status).toBe(503)
    await driver.resume(host.place, 1)
    await driver.resume(host.place, 1)
    expect(host.state.replicas).toBe(1)
    expect((await fetch(`${host.url}/health/live`)).status).toBe(200)
    expect(host.state.running).toEqual(old)
  })

  it("sees through a host that calls an old image new, or says that it cannot", async () => {
    host.push(fresh, "lying")
    const { handle } = await driver.deploy(host.place, fresh, "deployment-1")
    expect((await ended(handle)).state).toBe("stable")
    const { digest } = await driver.current(host.place)
    if (TELLING.includes(kind)) expect(digest).toBe(old.imageDigest)
    else expect(driver.about.words).toContain("/version")
  })

  it("tells of lines, or that there are none, without secrets", async () => {
    const secrets = Object.values(host.secrets).map(String)
    host.state.say(`started with password=swordfish ${secrets.join(" ")}`)
    const lines = await driver.logs(host.place, toDate(0), 50)
    if (lines) expect(lines.join("\n")).toContain("started")
    for (const secret of [...secrets, "swordfish"]) expect(JSON.stringify(lines)).not.toContain(secret)
    const few = await driver.logs(host.place, toDate(0), 1)
    if (few) expect(few.length).toBeLessThanOrEqual(1)
  })

  it.each([500, 503, 429])("would try again after %i, and leaves things as they were", async (status) => {
    host.fail(status, 50, { headers: { "retry-after": "7" } })
    const error = await failure(driver.deploy(host.place, fresh, "deployment-1"))
    expect(error.more.isFinal).toBeFalsy()
    expect(host.state.running).toEqual(old)
  })

  it.each([401, 403])("gives up on %i and repeats no secret", async (status) => {
    const secret = String(Object.values(host.secrets)[0] ?? "nothing-secret")
    host.fail(status, 50, { body: { message: `bad credentials: ${secret}` } })
    const error = await failure(driver.deploy(host.place, fresh, "deployment-1"))
    expect(error.more.isFinal).toBe(true)
    expect(error.message).not.toContain(secret)
  })

  it("would try again where nobody answers", async () => {
    await host.stop()
    const error = await failure(driver.current(host.place))
    expect(error.more.isFinal).toBeFalsy()
  })
})
