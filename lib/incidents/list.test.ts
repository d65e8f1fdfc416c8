import { afterAll, beforeAll, expect, it } from "vitest"
import { closeDb } from "@/lib/db"
import { listIncidents } from "@/lib/incidents/list"
import { INCIDENT_PAGE } from "@/lib/incidents/words"
import { testDatabase } from "@/lib/testing/db"
import { clearOperations, makeIncident, operationsGround } from "@/lib/testing/incidents"
import { describeRefusals } from "@/lib/testing/refusals"
import { addMs, HOUR_MS, now } from "@/lib/time"

await testDatabase()
beforeAll(clearOperations)
afterAll(closeDb)

describeRefusals(listIncidents, {
  subject: "none",
  prepare: async () => ({ ...(await operationsGround()), input: {} }),
})

it("lists open ones on the first page, and closed ones by pages without losing or repeating any", async () => {
  const { operator } = await operationsGround()
  const at = now()
  for (let n = 0; n < INCIDENT_PAGE + 3; n += 1)
    await makeIncident({
      status: "closed",
      title: `Past ${n}`,
      startedAt: addMs(at, -Math.floor(n / 2) * HOUR_MS),
    })
  const open = await makeIncident({ title: "Now" })
  const first = await listIncidents(operator(), {})
  expect(first.open.map((one) => one.id)).toEqual([open.id])
  expect(first.open[0]?.next?.name).toBe("assess")
  const second = await listIncidents(operator(), { cursor: first.nextCursor ?? "" })
  expect(second.open).toEqual([])
  const titles = [...first.past, ...second.past].map((one) => one.title)
  expect(new Set(titles).size).toBe(INCIDENT_PAGE + 3)
  expect(second.nextCursor).toBeNull()
})
