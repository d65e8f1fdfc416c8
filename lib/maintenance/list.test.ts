import { afterAll, beforeAll, expect, it } from "vitest"
import { closeDb } from "@/lib/db"
import { listMaintenance } from "@/lib/maintenance/list"
import { MAINTENANCE_PAGE } from "@/lib/maintenance/words"
import { testDatabase } from "@/lib/testing/db"
import { clearOperations, makeMaintenance, operationsGround } from "@/lib/testing/incidents"
import { describeRefusals } from "@/lib/testing/refusals"
import { addMs, DAY_MS, HOUR_MS, now } from "@/lib/time"

await testDatabase()
beforeAll(clearOperations)
afterAll(closeDb)

describeRefusals(listMaintenance, {
  subject: "none",
  prepare: async () => ({ ...(await operationsGround()), input: {} }),
})

it("lists the next first and what was by pages, each once", async () => {
  const { operator } = await operationsGround()
  const at = now()
  for (let n = 1; n <= MAINTENANCE_PAGE + 2; n += 1)
    await makeMaintenance({ startsAt: addMs(at, -n * DAY_MS), endsAt: addMs(at, -n * DAY_MS + HOUR_MS) })
  const next = await makeMaintenance({ title: "Next" })
  const running = await makeMaintenance({
    title: "Now",
    startsAt: addMs(at, -HOUR_MS),
    endsAt: addMs(at, HOUR_MS),
  })
  const first = await listMaintenance(operator(), {})
  expect(first.ahead.map((one) => [one.id, one.standing])).toEqual([
    [running.id, "running"],
    [next.id, "planned"],
  ])
  const second = await listMaintenance(operator(), { cursor: first.nextCursor ?? "" })
  expect(second.ahead).toEqual([])
  expect(new Set([...first.past, ...second.past].map((one) => one.id)).size).toBe(MAINTENANCE_PAGE + 2)
  expect(second.nextCursor).toBeNull()
})
