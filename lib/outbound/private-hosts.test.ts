import { afterEach, beforeEach, describe, expect, it } from "vitest"
import { DRIVER_NAMES, type DriverName } from "@/lib/drivers/driver"
import { type FakeHost, startFakeHost } from "@/lib/drivers/fake-host"
import { driverFor } from "@/lib/drivers/index"
import { resetEnv } from "@/lib/env"
import { fetchHost, isPrivateHost } from "@/lib/outbound/private-hosts"
import { testDatabase } from "@/lib/testing/db"

await testDatabase()

const listed = (hosts: string) => {
  process.env.PRIVATE_HOSTS = hosts
  resetEnv()
}
afterEach(() => listed("127.0.0.1"))

describe("S15 hosts in a private network", () => {
  const CALLING: readonly DriverName[] = DRIVER_NAMES.filter((name) => name !== "eas" && name !== "compose")
  let host: FakeHost
  afterEach(() => host?.stop())

  it.each(CALLING)("are not reached by the %s driver unless they are listed", async (kind) => {
    host = await startFakeHost({ kind })
    host.put({ gitSha: "a".repeat(40), imageDigest: `sha256:${"a".repeat(64)}` })
    listed("")
    const refused = driverFor(kind)?.current(host.place)
    await expect(refused).rejects.toMatchObject({ name: "DriverError", more: { isFinal: true } })
    expect(host.calls()).toBe(0)
    listed("127.0.0.1")
    await expect(driverFor(kind)?.current(host.place)).resolves.toBeDefined()
  })

  describe("by what is listed", () => {
    beforeEach(async () => {
      host = await startFakeHost({ kind: "webhook" })
    })

    it("a host with its port alone opens no other port", async () => {
      listed(new URL(host.url).host)
      expect((await fetchHost(`${host.url}/version`)).status).toBe(503)
      await expect(fetchHost(`${host.api}/status`)).rejects.toMatchObject({ reason: "address" })
    })

    it("other spellings of a listed host are none of it", async () => {
      const port = new URL(host.url).port
      for (const other of [
        `http://2130706433.nip.io:${port}`,
        `http://localhost:${port}`,
        `http://[::1]:${port}`,
      ])
        await expect(fetchHost(other)).rejects.toMatchObject({ name: "OutboundError" })
    })
  })

  it("knows hosts, ports and addresses of version 6", () => {
    expect(isPrivateHost(new URL("https://panel.lan"), ["panel.lan"])).toBe(true)
    expect(isPrivateHost(new URL("https://panel.lan:8000"), ["panel.lan:8000"])).toBe(true)
    expect(isPrivateHost(new URL("https://panel.lan"), ["panel.lan:8000"])).toBe(false)
    expect(isPrivateHost(new URL("http://[fd00::1]:8000"), ["fd00::1"])).toBe(true)
    expect(isPrivateHost(new URL("https://evil.panel.lan"), ["panel.lan"])).toBe(false)
  })
})
