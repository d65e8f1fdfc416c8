import { afterAll, expect, it } from "vitest"
import { closeDb } from "@/lib/db"
import { listNewestReleases } from "@/lib/releases/newest"
import { testDatabase } from "@/lib/testing/db"
import { describeRefusals } from "@/lib/testing/refusals"
import { makeRelease, softwareGround } from "@/lib/testing/software"
import { MINUTE_MS, toDate } from "@/lib/time"

await testDatabase()
afterAll(closeDb)
const at = (minute: number) => toDate(Date.UTC(2026, 10, 22, 10) + minute * MINUTE_MS)

it("gives the newest of each service, newest first, however much another builds", async () => {
  const { operator, service } = await softwareGround()
  const { service: busy } = await softwareGround()
  const [old, young] = [
    await makeRelease(service.id, { at: at(0) }),
    await makeRelease(service.id, { at: at(1) }),
  ]
  for (let n = 2; n < 32; n++) await makeRelease(busy.id, { at: at(n) })
  const { rows } = await listNewestReleases(operator, {})
  const idsOf = (name: string) => rows.flatMap((one) => (one.service === name ? [one.id] : []))
  expect(idsOf(service.name)).toEqual([young, old])
  expect(idsOf(busy.name)).toHaveLength(10)
})

describeRefusals(listNewestReleases, {
  subject: "none",
  prepare: async () => ({ ...(await softwareGround()), input: {} }),
})
