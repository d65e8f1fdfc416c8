import { afterAll, afterEach, expect, it } from "vitest"
import { coolify } from "@/lib/drivers/coolify/driver"
import { type FakeHost, startFakeHost } from "@/lib/drivers/fake-host"
import { resetEnv } from "@/lib/env"
import { testDatabase } from "@/lib/testing/db"
import { setEnv } from "@/lib/testing/messages"

await testDatabase()
let host: FakeHost
afterEach(() => host.stop())
afterAll(() => {
  for (const name of ["ROUNDS_DEMO", "COOLIFY_URL"]) delete process.env[name]
  resetEnv()
})

it("goes to COOLIFY_URL in a demo whatever the place says, and to the place's own address otherwise", async () => {
  host = await startFakeHost({ kind: "coolify" })
  const place = {
    ...host.place,
    settings: coolify.settings.parse({ ...host.settings, baseUrl: "https://coolify.clinic.test" }),
    secrets: coolify.secrets.parse(host.secrets),
  }
  setEnv({ PRIVATE_HOSTS: "", ROUNDS_DEMO: "1", COOLIFY_URL: host.api })
  expect(await coolify.test(place)).toMatchObject({ ok: true })
  expect(host.calls()).toBe(1)
  setEnv({ ROUNDS_DEMO: "0" })
  await expect(coolify.test(place)).rejects.toMatchObject({ name: "DriverError" })
  expect(host.calls()).toBe(1)
})
